import type { NeedType, Stage } from "../../domain/child";
import type { ChildId, ClassId, PersonId } from "../../domain/ids";
import type { StaffRole } from "../../domain/staff";
import type { KnownPerson, KnownSchool } from "./known-people";

/** A member of staff of an example school, with an account. */
export interface ExampleStaff extends KnownPerson {
  readonly jobTitle: string;
  /** Whether the roster knows the person as a teacher. */
  readonly teaches: boolean;
  /** What the Settings list makes of the person; absent for teachers, whom the roster tells. */
  readonly settingsRole?: StaffRole;
}

/** A class of an example school. */
export interface ExampleClass {
  readonly id: ClassId;
  readonly name: string;
  /** Year groups in the class: two in a split class. */
  readonly yearGroups: readonly string[];
  /** The first leads on the children's plans; two share the job, or a subject teacher comes too. */
  readonly teacherIds: readonly PersonId[];
  readonly assistantId: PersonId;
  /** How many of its pupils have an account. */
  readonly accounts: number;
}

/** How a child's plan stands in the examples. `no-plan` waits for a first plan, `closed` came off the register, `left` moved school. */
export type ExampleStanding = "current" | "due-soon" | "overdue" | "in-review" | "no-plan" | "closed" | "left";

/** A child on the register of an example school. */
export interface CaseloadEntry {
  readonly childId: ChildId;
  readonly givenName: string;
  readonly familyName: string;
  readonly yearGroup: string;
  /** Absent for a child whom nobody has put in a class yet. */
  readonly classId?: ClassId;
  /** Absent for a child without an account. */
  readonly account?: KnownPerson;
  /** Children who share a birthday share this word. */
  readonly birthdayWord: string;
  readonly need: NeedType;
  readonly stage: Stage;
  readonly standing: ExampleStanding;
  /** How many closed versions stand before the one in force, or in all when none is. */
  readonly earlierVersions: number;
}

/** A school of the examples, apart from the pupils who are not on its register. */
export interface ExampleSchool {
  readonly known: KnownSchool;
  readonly schoolNumber: string;
  readonly emailDomain: string;
  readonly senco: ExampleStaff;
  readonly staff: readonly ExampleStaff[];
  readonly classes: readonly ExampleClass[];
  readonly caseload: readonly CaseloadEntry[];
}

/** A pupil with an account. */
export interface ExamplePupil extends KnownPerson {
  readonly givenName: string;
  readonly familyName: string;
  readonly classId: ClassId;
}
