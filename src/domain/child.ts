import type { ChildId, ClassId, PersonId, SchoolId } from "./ids";
import type { LocalDate } from "./local-date";

/** Where a child stands on the school's SEN register; the words shown for each come from the term pack. */
export const STAGES = ["early-years", "school-support", "outside-support", "statutory", "left-register"] as const;
export type Stage = (typeof STAGES)[number];

/** Kinds of need counted in the English school census. Source: `docs/sources.md`, census codes. */
export const NEED_TYPES = [
  "SPLD", "MLD", "SLD", "PMLD", "SEMH", "SLCN", "HI", "VI", "MSI", "PD", "ASD", "DS", "OTH", "NSA",
] as const;
export type NeedType = (typeof NEED_TYPES)[number];

/** A child on the SEN register of one school. */
export interface Child {
  readonly id: ChildId;
  readonly schoolId: SchoolId;
  /** Empty for a child who has no account, as many young pupils have none. */
  readonly entraId?: PersonId;
  readonly givenName: string;
  readonly familyName: string;
  /** Year group as the school writes it: `R`, `1` to `13`. */
  readonly yearGroup: string;
  readonly dateOfBirth?: LocalDate;
  /** Classes the child is in: from the roster, or set by the SENCO for a child without an account. */
  readonly classIds: readonly ClassId[];
  readonly stage: Stage;
  readonly needType: NeedType;
  /** What the child is good at and likes; read by everybody who teaches the child. */
  readonly strengths: string;
  readonly leftOn?: LocalDate;
}

/** The child's whole name as staff write it. */
export function fullName(child: Pick<Child, "givenName" | "familyName">): string {
  return `${child.givenName} ${child.familyName}`.trim();
}

/** Initials for places where a name may not stand, such as a card: at most three letters, upper case. */
export function initials(child: Pick<Child, "givenName" | "familyName">): string {
  const letters = fullName(child)
    .split(/[\s-]+/u)
    .flatMap((part) => /\p{L}/u.exec(part) ?? []);
  return letters.slice(0, 3).join("").toLocaleUpperCase("en-GB");
}

/** Whether the child has gone from the school by `today`. */
export function hasLeft(child: Pick<Child, "leftOn">, today: LocalDate): boolean {
  return child.leftOn !== undefined && child.leftOn <= today;
}
