import { Button, Combobox, Field, Option, Persona, Subtitle2, makeStyles, tokens } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons/svg/dismiss";
import { type ReactElement, useState } from "react";
import type { ClassRole, Person } from "./admin-client";
import { findPeople } from "./find-people";

/** Names offered at once; typing narrows them. */
const OFFERED_AT_MOST = 40;

const useStyles = makeStyles({
  people: { listStyleType: "none", margin: 0, padding: 0 },
  person: { display: "flex", alignItems: "center", justifyContent: "space-between", padding: `${tokens.spacingVerticalXS} 0`, borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  part: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
});

interface ClassPeopleProps {
  readonly role: ClassRole;
  readonly members: readonly Person[];
  /** Who could join. */
  readonly others: readonly Person[];
  readonly onJoin: (personId: string) => void;
  readonly onLeave: (personId: string) => void;
}

/** The teachers or the pupils of a class. */
export function ClassPeople({ role, members, others, onJoin, onLeave }: ClassPeopleProps): ReactElement {
  const styles = useStyles();
  const [typed, setTyped] = useState("");
  const [isOpen, setOpen] = useState(false);
  const offered = findPeople(others, { text: typed, schoolId: "", role: "" }).slice(0, OFFERED_AT_MOST);
  const title = role === "teachers" ? "Teachers" : "Pupils";
  return (
    <section className={styles.part} aria-label={title}>
      <Subtitle2 as="h2">{`${title} (${String(members.length)})`}</Subtitle2>
      <Field label={role === "teachers" ? "Add a teacher" : "Add a pupil"}>
        <Combobox
          freeform
          value={typed}
          selectedOptions={[]}
          open={isOpen}
          onOpenChange={(_, { open }) => setOpen(open)}
          onChange={({ target }) => {
            setTyped(target.value);
            setOpen(true);
          }}
          onOptionSelect={(_, { optionValue }) => {
            if (optionValue !== undefined) onJoin(optionValue);
            setTyped("");
          }}
        >
          {offered.map(({ id, displayName }) => (
            <Option key={id} value={id}>
              {displayName}
            </Option>
          ))}
        </Combobox>
      </Field>
      <ul className={styles.people}>
        {members.map(({ id, displayName, jobTitle }) => (
          <li key={id} className={styles.person}>
            <Persona textAlignment="center" name={displayName} {...(jobTitle ? { secondaryText: jobTitle } : {})} />
            <Button appearance="subtle" size="small" icon={<DismissRegular />} aria-label={`Remove ${displayName}`} onClick={() => onLeave(id)} />
          </li>
        ))}
      </ul>
    </section>
  );
}
