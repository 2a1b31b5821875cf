import type { Brand } from "./brand";

/** The Entra object id of a person: staff, pupil or anybody else who can sign in. */
export type PersonId = Brand<string, "PersonId">;
/** A school as the roster knows it: the id of its `educationSchool`. */
export type SchoolId = Brand<string, "SchoolId">;
/** A class as the roster knows it: the id of its `educationClass`, which is also its Microsoft 365 group. */
export type ClassId = Brand<string, "ClassId">;
/** Our id of a child on the register (`Key` of a Children row). Not an Entra id: many young pupils have no account. */
export type ChildId = Brand<string, "ChildId">;
/** Our id of a plan; the same for all its versions. */
export type PlanId = Brand<string, "PlanId">;
/** Our id of a target. */
export type TargetId = Brand<string, "TargetId">;
/** Our id of a line of provision. */
export type ProvisionId = Brand<string, "ProvisionId">;
/** Our id of a progress point. */
export type ProgressId = Brand<string, "ProgressId">;
/** Our id of a notice: a UUID, also in the data of every button of its card. */
export type NoticeId = Brand<string, "NoticeId">;
/** Our id of a handover. */
export type HandoverId = Brand<string, "HandoverId">;
