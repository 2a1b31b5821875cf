import { Field, Select, makeStyles, tokens } from "@fluentui/react-components";
import { type ReactElement, useState } from "react";
import { PageMessage } from "../../pages/PageMessage";
import { ClassActions } from "./ClassActions";
import { ClassOptions } from "./ClassOptions";
import { ClassPeople } from "./ClassPeople";
import { type ClassPlace, type Directory, type SchoolClass, addToClass, removeFromClass } from "./admin-client";
import { useTableStyles } from "./table-styles";
import { useNotices } from "./use-notice";

const useStyles = makeStyles({
  choice: { minWidth: "220px", maxWidth: "320px" },
  columns: { display: "grid", gap: tokens.spacingHorizontalXXL, gridTemplateColumns: "repeat(auto-fit, minmax(260px, 1fr))" },
});

interface ClassesTabProps {
  readonly directory: Directory;
  readonly onChange: () => void;
}

/** One class at a time, with its teachers and pupils; people join and leave here as a registrar would have it. */
export function ClassesTab({ directory, onChange }: ClassesTabProps): ReactElement {
  const styles = useStyles();
  const rows = useTableStyles();
  const notices = useNotices();
  const [chosenId, setChosenId] = useState(directory.classes[0]?.id ?? "");
  const chosen = directory.classes.find(({ id }) => id === chosenId) ?? directory.classes[0];
  const nameOf = (personId: string): string => directory.people.find(({ id }) => id === personId)?.displayName ?? "Somebody";
  function join(place: ClassPlace, className: string): void {
    notices.carryOut(() => addToClass(place).then(onChange), `${nameOf(place.personId)} has joined ${className}.`, () => leave(place, className));
  }
  function leave(place: ClassPlace, className: string): void {
    notices.carryOut(() => removeFromClass(place).then(onChange), `${nameOf(place.personId)} has left ${className}.`, () => join(place, className));
  }
  return (
    <>
      {notices.bar}
      <div className={rows.row}>
        {chosen !== undefined && (
          <Field label="Class" className={styles.choice}>
            <Select value={chosen.id} onChange={(_, { value }) => setChosenId(value)}>
              <ClassOptions directory={directory} />
            </Select>
          </Field>
        )}
        <ClassActions schools={directory.schools} chosen={chosen} notices={notices} onChange={onChange} onMade={setChosenId} />
      </div>
      {chosen === undefined ? <PageMessage title="There are no classes" /> : <ClassRoster directory={directory} chosen={chosen} onJoin={join} onLeave={leave} />}
    </>
  );
}

interface ClassRosterProps {
  readonly directory: Directory;
  readonly chosen: SchoolClass;
  readonly onJoin: (place: ClassPlace, className: string) => void;
  readonly onLeave: (place: ClassPlace, className: string) => void;
}

function ClassRoster({ directory, chosen: { id: classId, displayName, schoolId, teacherIds, pupilIds }, onJoin, onLeave }: ClassRosterProps): ReactElement {
  const styles = useStyles();
  const parts = (["teachers", "pupils"] as const).map((role) => ({ role, memberIds: role === "teachers" ? teacherIds : pupilIds }));
  return (
    <div className={styles.columns}>
      {parts.map(({ role, memberIds }) => (
        <ClassPeople
          key={`${classId} ${role}`}
          role={role}
          members={directory.people.filter(({ id }) => memberIds.includes(id))}
          others={directory.people.filter(
            ({ id, schoolIds, primaryRole }) => schoolIds.includes(schoolId) && (role === "pupils") === (primaryRole === "student") && !teacherIds.includes(id) && !pupilIds.includes(id),
          )}
          onJoin={(personId) => onJoin({ classId, role, personId }, displayName)}
          onLeave={(personId) => onLeave({ classId, role, personId }, displayName)}
        />
      ))}
    </div>
  );
}
