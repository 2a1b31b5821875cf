import type { ReactElement } from "react";
import type { Directory } from "./admin-client";

/** Every class as an option of a select, under the name of its school. */
export function ClassOptions({ directory }: { readonly directory: Directory }): ReactElement {
  return (
    <>
      {directory.schools.map((school) => (
        <optgroup key={school.id} label={school.displayName}>
          {directory.classes
            .filter((one) => one.schoolId === school.id)
            .map((one) => (
              <option key={one.id} value={one.id}>
                {one.displayName}
              </option>
            ))}
        </optgroup>
      ))}
    </>
  );
}
