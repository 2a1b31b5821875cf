import { Button, Field, Input, Select } from "@fluentui/react-components";
import { PeopleAddRegular } from "@fluentui/react-icons/svg/people-add";
import { type ReactElement, useState } from "react";
import { FormDialog } from "./FormDialog";
import { type Directory, type NewPerson, type Person, createPerson, removePerson } from "./admin-client";
import { ROLE_NAMES } from "./find-people";
import type { Notices } from "./use-notice";

const ROLES: readonly Person["primaryRole"][] = ["teacher", "student", "none"];
const EMPTY = { givenName: "", surname: "", userPrincipalName: "", jobTitle: "", primaryRole: "teacher" as Person["primaryRole"] };

interface NewPersonButtonProps {
  readonly directory: Directory;
  readonly notices: Notices;
  readonly onChange: () => void;
}

/** Enters somebody into the directory, which can be taken back. */
export function NewPersonButton({ directory, notices, onChange }: NewPersonButtonProps): ReactElement {
  const [isOpen, setOpen] = useState(false);
  function create(made: NewPerson): void {
    setOpen(false);
    notices.carryOut(
      () => createPerson(made).then(onChange),
      `${made.displayName} has been entered.`,
      () => notices.carryOut(() => removePerson(made.id).then(onChange), `${made.displayName} has been removed.`),
    );
  }
  return (
    <>
      <Button icon={<PeopleAddRegular />} onClick={() => setOpen(true)}>
        New person
      </Button>
      {isOpen && <NewPersonDialog directory={directory} onCreate={create} onClose={() => setOpen(false)} />}
    </>
  );
}

interface NewPersonDialogProps {
  readonly directory: Directory;
  readonly onCreate: (made: NewPerson) => void;
  readonly onClose: () => void;
}

function NewPersonDialog({ directory: { schools, people }, onCreate, onClose }: NewPersonDialogProps): ReactElement {
  const [typed, setTyped] = useState(EMPTY);
  const [schoolId, setSchoolId] = useState(schools[0]?.id ?? "");
  const signInName = typed.userPrincipalName.trim();
  const isTaken = people.some(({ userPrincipalName }) => userPrincipalName.toLowerCase() === signInName.toLowerCase());
  const displayName = `${typed.givenName.trim()} ${typed.surname.trim()}`.trim();
  const isReady = displayName !== "" && /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(signInName) && !isTaken;
  const text = (name: "givenName" | "surname" | "userPrincipalName" | "jobTitle") => ({
    value: typed[name],
    onChange: (_: unknown, { value }: { readonly value: string }) => setTyped({ ...typed, [name]: value }),
  });
  const create = (): void =>
    onCreate({ ...typed, givenName: typed.givenName.trim(), surname: typed.surname.trim(), jobTitle: typed.jobTitle.trim(), id: crypto.randomUUID(), displayName, userPrincipalName: signInName, schoolIds: schoolId === "" ? [] : [schoolId] });
  return (
    <FormDialog title="New person" action="Create" isReady={isReady} onSubmit={create} onClose={onClose}>
      <Field label="First name">
        <Input {...text("givenName")} />
      </Field>
      <Field label="Last name" hint="One of the two names is enough.">
        <Input {...text("surname")} />
      </Field>
      <Field label="Sign-in name" required hint="Written as an e-mail address." {...(isTaken ? { validationMessage: "This sign-in name belongs to somebody else." } : {})}>
        <Input type="email" {...text("userPrincipalName")} />
      </Field>
      <Field label="Role">
        <Select value={typed.primaryRole} onChange={(_, { value }) => setTyped({ ...typed, primaryRole: ROLES.find((role) => role === value) ?? "none" })}>
          {ROLES.map((role) => (
            <option key={role} value={role}>
              {ROLE_NAMES[role]}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Job">
        <Input {...text("jobTitle")} />
      </Field>
      <Field label="School">
        <Select value={schoolId} onChange={(_, { value }) => setSchoolId(value)}>
          <option value="">No school</option>
          {schools.map(({ id, displayName: name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
    </FormDialog>
  );
}
