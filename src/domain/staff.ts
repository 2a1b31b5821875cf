import type { PersonId, SchoolId } from "./ids";
import type { DaySpan } from "./local-date";

/** What a Settings row can make of a person in one school; teachers need no row, the roster tells them. */
export const STAFF_ROLES = ["senco", "head", "staff", "it-administrator"] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

/** A person named as staff in the Settings list of a school. */
export interface StaffRow extends DaySpan {
  readonly id: string;
  readonly personId: PersonId;
  readonly schoolId: SchoolId;
  readonly role: StaffRole;
}
