import { Field, Input, Select } from "@fluentui/react-components";
import { type ReactElement, useState } from "react";
import { FormDialog } from "./FormDialog";
import type { School, SchoolClass } from "./admin-client";

interface NewClassDialogProps {
  readonly schools: readonly School[];
  /** The school that is chosen at first. */
  readonly schoolId: string;
  readonly onCreate: (made: SchoolClass) => void;
  readonly onClose: () => void;
}

/** Asks for the name and the school of a new class. */
export function NewClassDialog({ schools, schoolId: chosenFirst, onCreate, onClose }: NewClassDialogProps): ReactElement {
  const [name, setName] = useState("");
  const [grade, setGrade] = useState("");
  const [schoolId, setSchoolId] = useState(chosenFirst);
  const displayName = name.trim();
  const create = (): void => onCreate({ id: crypto.randomUUID(), displayName, schoolId, grade: grade.trim(), hiddenMembership: false, teacherIds: [], pupilIds: [] });
  return (
    <FormDialog title="New class" action="Create" isReady={displayName !== "" && schoolId !== ""} onSubmit={create} onClose={onClose}>
      <Field label="Name" required>
        <Input value={name} onChange={(_, { value }) => setName(value)} />
      </Field>
      <Field label="School" required>
        <Select value={schoolId} onChange={(_, { value }) => setSchoolId(value)}>
          {schools.map((school) => (
            <option key={school.id} value={school.id}>
              {school.displayName}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Year group" hint="As the school writes it; may be left empty.">
        <Input value={grade} onChange={(_, { value }) => setGrade(value)} />
      </Field>
    </FormDialog>
  );
}

interface RenameClassDialogProps {
  readonly name: string;
  readonly onRename: (name: string) => void;
  readonly onClose: () => void;
}

/** Asks for another name of a class. */
export function RenameClassDialog({ name: before, onRename, onClose }: RenameClassDialogProps): ReactElement {
  const [name, setName] = useState(before);
  const wanted = name.trim();
  return (
    <FormDialog title={`Rename ${before}`} action="Rename" isReady={wanted !== "" && wanted !== before} onSubmit={() => onRename(wanted)} onClose={onClose}>
      <Field label="Name" required>
        <Input value={name} onChange={(_, { value }) => setName(value)} />
      </Field>
    </FormDialog>
  );
}

interface DeleteClassDialogProps {
  readonly schoolClass: SchoolClass;
  readonly onDelete: () => void;
  readonly onClose: () => void;
}

/** Asks whether a class is really to be deleted, and says what that means. */
export function DeleteClassDialog({ schoolClass: { displayName, teacherIds, pupilIds }, onDelete, onClose }: DeleteClassDialogProps): ReactElement {
  return (
    <FormDialog title={`Delete ${displayName}?`} action="Delete" isReady onSubmit={onDelete} onClose={onClose}>
      {`${countOf(teacherIds.length, "teacher")} and ${countOf(pupilIds.length, "pupil")} leave it. They stay in the school, and apps hear that they have left.`}
    </FormDialog>
  );
}

function countOf(count: number, name: string): string {
  return `${String(count)} ${name}${count === 1 ? "" : "s"}`;
}
