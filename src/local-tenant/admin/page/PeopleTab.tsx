import { Button, Field, SearchBox, Select } from "@fluentui/react-components";
import { type ReactElement, useState } from "react";
import { AdminTable } from "./AdminTable";
import { type Directory, endSignIns } from "./admin-client";
import { type PeopleFilter, ROLE_NAMES, findPeople } from "./find-people";
import { NewPersonButton } from "./NewPerson";
import { useTableStyles } from "./table-styles";
import { MovePupil } from "./MovePupil";
import { useNotices } from "./use-notice";

/** People shown at once; a search finds the others. */
const SHOWN_AT_MOST = 200;

interface PeopleTabProps {
  readonly directory: Directory;
  readonly onChange: () => void;
}

/** Everybody in the tenant, to be searched and narrowed; pupils change school here, and new people are entered. */
export function PeopleTab({ directory, onChange }: PeopleTabProps): ReactElement {
  const styles = useTableStyles();
  const notices = useNotices();
  const [filter, setFilter] = useState<PeopleFilter>({ text: "", schoolId: "", role: "" });
  const found = findPeople(directory.people, filter);
  const schoolNames = new Map(directory.schools.map(({ id, displayName }) => [id, displayName]));
  const classNames = new Map(directory.classes.map(({ id, displayName }) => [id, displayName]));
  const nameAll = (ids: readonly string[], names: ReadonlyMap<string, string>): string => ids.map((id) => names.get(id) ?? "").join(", ");
  return (
    <>
      {notices.bar}
      <MovePupil {...{ directory, notices, onChange }} />
      <div className={styles.row}>
        <Field label="Search">
          <SearchBox value={filter.text} onChange={(_, { value }) => setFilter({ ...filter, text: value })} />
        </Field>
        <Field label="School">
          <Select value={filter.schoolId} onChange={(_, { value }) => setFilter({ ...filter, schoolId: value })}>
            <option value="">All schools</option>
            {directory.schools.map(({ id, displayName }) => (
              <option key={id} value={id}>
                {displayName}
              </option>
            ))}
          </Select>
        </Field>
        <Field label="Role">
          <Select value={filter.role} onChange={(_, { value }) => setFilter({ ...filter, role: value })}>
            <option value="">All roles</option>
            {Object.entries(ROLE_NAMES).map(([role, name]) => (
              <option key={role} value={role}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        <NewPersonButton {...{ directory, notices, onChange }} />
        <Button onClick={() => notices.carryOut(endSignIns, "Everybody has to sign in again.")}>End all sign-ins</Button>
      </div>
      <output>{describeCount(found.length)}</output>
      <AdminTable
        label="People"
        columns={["Name", "Role", "Job", "School", "Classes", "Sign-in name"]}
        rows={found.slice(0, SHOWN_AT_MOST).map((person) => ({
          id: person.id,
          cells: [person.displayName, ROLE_NAMES[person.primaryRole], person.jobTitle ?? "", nameAll(person.schoolIds, schoolNames), nameAll(person.classIds, classNames), person.userPrincipalName],
        }))}
      />
    </>
  );
}

function describeCount(count: number): string {
  if (count === 1) return "1 person";
  return count > SHOWN_AT_MOST ? `${String(count)} people, the first ${String(SHOWN_AT_MOST)} shown` : `${String(count)} people`;
}
