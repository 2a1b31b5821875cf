import { Field, Select, makeStyles, tokens } from "@fluentui/react-components";
import { type ReactElement, useState } from "react";
import { PageMessage } from "../../pages/PageMessage";
import { ClassOptions } from "./ClassOptions";
import { ClassPeople } from "./ClassPeople";
import { type ClassPlace, type Directory, addToClass, removeFromClass } from "./admin-client";
import { useNotices } from "./use-notice";

const useStyles = makeStyles({
  choice: { maxWidth: "320px" },
  columns: { display: "grid", gap: tokens.spacingHorizontalXXL, gridTemplateColumns: "repeat(auto-fit, minmax(260px, 1fr))" },
});

interface ClassesTabProps {
  readonly directory: Directory;
  readonly onChange: () => void;
}

/** One class at a time, with its teachers and pupils; people join and leave here as a registrar would have it. */
export function ClassesTab({ directory, onChange }: ClassesTabProps): ReactElement {
  const styles = useStyles();
  const notices = useNotices();
  const [chosenId, setChosenId] = useState(directory.classes[0]?.id ?? "");
  const chosen = directory.classes.find(({ id }) => id === chosenId);
  const nameOf = (personId: string): string => directory.people.find(({ id }) => id === personId)?.displayName ?? "Somebody";
  function join(place: ClassPlace, className: string): void {
    notices.carryOut(() => addToClass(place).then(onChange), `${nameOf(place.personId)} has joined ${className}.`, () => leave(place, className));
  }
  function leave(place: ClassPlace, className: string): void {
    notices.carryOut(() => removeFromClass(place).then(onChange), `${nameOf(place.personId)} has left ${className}.`, () => join(place, className));
  }
  if (chosen === undefined) return <PageMessage title="There are no classes" />;
  const { id: classId, displayName, schoolId, teacherIds, pupilIds } = chosen;
  const parts = (["teachers", "pupils"] as const).map((role) => ({ role, memberIds: role === "teachers" ? teacherIds : pupilIds }));
  return (
    <>
      {notices.bar}
      <Field label="Class" className={styles.choice}>
        <Select value={chosenId} onChange={(_, { value }) => setChosenId(value)}>
          <ClassOptions directory={directory} />
        </Select>
      </Field>
      <div className={styles.columns}>
        {parts.map(({ role, memberIds }) => (
          <ClassPeople
            key={`${classId} ${role}`}
            role={role}
            members={directory.people.filter(({ id }) => memberIds.includes(id))}
            others={directory.people.filter(
              ({ id, schoolIds, primaryRole }) => schoolIds.includes(schoolId) && (role === "pupils") === (primaryRole === "student") && !teacherIds.includes(id) && !pupilIds.includes(id),
            )}
            onJoin={(personId) => join({ classId, role, personId }, displayName)}
            onLeave={(personId) => leave({ classId, role, personId }, displayName)}
          />
        ))}
      </div>
    </>
  );
}
