import { Button, Combobox, Field, Option, Select, Subtitle2 } from "@fluentui/react-components";
import { type ReactElement, useState } from "react";
import { ClassOptions } from "./ClassOptions";
import { type Directory, type Person, movePupil } from "./admin-client";
import { findPeople } from "./find-people";
import { useTableStyles } from "./table-styles";
import type { Notices } from "./use-notice";

/** Names offered at once; typing narrows them. */
const OFFERED_AT_MOST = 40;

interface MovePupilProps {
  readonly directory: Directory;
  readonly notices: Notices;
  readonly onChange: () => void;
}

/** Moves a pupil out of every class into one, of the same school or another, as a registrar does. */
export function MovePupil({ directory, notices, onChange }: MovePupilProps): ReactElement {
  const styles = useTableStyles();
  const [pupil, setPupil] = useState<Person>();
  const [classId, setClassId] = useState("");
  const goesTo = directory.classes.find(({ id }) => id === classId);
  const schoolName = directory.schools.find(({ id }) => id === goesTo?.schoolId)?.displayName ?? "";
  const handleMove = (): void => {
    if (pupil === undefined || goesTo === undefined) return;
    notices.carryOut(() => movePupil(pupil.id, goesTo.id).then(onChange), `${pupil.displayName} has moved to ${goesTo.displayName}, ${schoolName}.`);
  };
  return (
    <section aria-label="Move a pupil to another class or school">
      <Subtitle2 as="h2">Move a pupil to another class or school</Subtitle2>
      <div className={styles.row}>
        <PupilField directory={directory} onChoose={setPupil} />
        <Field label="Move to">
          <Select value={classId} onChange={(_, { value }) => setClassId(value)}>
            <option value="">Choose a class</option>
            <ClassOptions directory={directory} />
          </Select>
        </Field>
        <Button appearance="primary" disabled={pupil === undefined || goesTo === undefined} onClick={handleMove}>
          Move
        </Button>
      </div>
    </section>
  );
}

interface PupilFieldProps {
  readonly directory: Directory;
  readonly onChoose: (pupil: Person | undefined) => void;
}

function PupilField({ directory, onChoose }: PupilFieldProps): ReactElement {
  const [typed, setTyped] = useState("");
  const classNames = new Map(directory.classes.map(({ id, displayName }) => [id, displayName]));
  const offered = findPeople(directory.people, { text: typed, schoolId: "", role: "student" }).slice(0, OFFERED_AT_MOST);
  const placeOf = ({ classIds }: Person): string => classIds.map((id) => classNames.get(id) ?? "").join(", ") || "no class";
  return (
    <Field label="Pupil">
      <Combobox
        freeform
        value={typed}
        selectedOptions={[]}
        onChange={({ target }) => {
          setTyped(target.value);
          onChoose(undefined);
        }}
        onOptionSelect={(_, { optionValue }) => {
          const chosen = directory.people.find(({ id }) => id === optionValue);
          setTyped(chosen?.displayName ?? "");
          onChoose(chosen);
        }}
      >
        {offered.map((person) => (
          <Option key={person.id} value={person.id} text={person.displayName}>
            {`${person.displayName} (${placeOf(person)})`}
          </Option>
        ))}
      </Combobox>
    </Field>
  );
}
