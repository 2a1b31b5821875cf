import type { ReactElement } from "react";
import { AdminTable } from "./AdminTable";
import type { Directory } from "./admin-client";

/** The schools of the tenant and how large they are. */
export function SchoolsTab({ directory: { schools, people, classes } }: { readonly directory: Directory }): ReactElement {
  const count = (schoolId: string, isPupil: boolean): number => people.filter(({ schoolIds, primaryRole }) => schoolIds.includes(schoolId) && (primaryRole === "student") === isPupil).length;
  return (
    <AdminTable
      label="Schools"
      columns={["School", "Number", "Classes", "Staff", "Pupils"]}
      rows={schools.map(({ id, displayName, schoolNumber }) => ({
        id,
        cells: [displayName, schoolNumber ?? "", classes.filter(({ schoolId }) => schoolId === id).length, count(id, false), count(id, true)],
      }))}
    />
  );
}
