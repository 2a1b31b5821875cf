import type { Acknowledgement } from "../acknowledgement";
import type { Child } from "../child";
import type { Concern } from "../concern";
import type { Handover } from "../handover";
import type { PlanVersion } from "../plan";
import type { ProgressPoint } from "../progress";
import type { ProvisionLine } from "../provision";
import type { Review } from "../review";
import type { Advice } from "../reviewing/advice";
import type { Target } from "../target";
import type { TeamMember } from "../team";

/**
 * The record behind each kind that has fields of its own. A `handover` is a child's leaving, seen by the school that is left;
 * an `arrival` is the same row, seen by the school that the child comes to.
 */
interface RecordBehind {
  readonly child: Child;
  readonly plan: PlanVersion;
  readonly target: Target;
  readonly provision: ProvisionLine;
  readonly progress: ProgressPoint;
  readonly review: Review;
  readonly advice: Advice;
  readonly concern: Concern;
  readonly team: TeamMember;
  readonly acknowledgement: Acknowledgement;
  readonly handover: Handover;
  readonly arrival: Handover;
}

/**
 * Kinds without fields: `register` is the school's whole caseload, `folder` a child's `plan/` folder, `classes` the school's classes,
 * `audit` who did what, `audit-check` whether the audit is whole, which says nothing of what is in it,
 * `package` what goes to, or comes from, a school that this service does not serve.
 */
const WHOLE_KINDS = ["register", "classes", "draft", "folder", "audit", "audit-check", "package"] as const;

/** Every field of every kind. The compiler refuses a field that no record has, `RecordFieldsAreWhole` one that is missing here. */
export const FIELDS = {
  child: ["id", "schoolId", "entraId", "givenName", "familyName", "yearGroup", "dateOfBirth", "classIds", "stage", "needType", "strengths", "leftOn"],
  plan: ["planId", "version", "childId", "state", "startsOn", "reviewOn", "longTermObjective", "strategies", "leadId", "agreement", "extraTargetsReason"],
  target: [
    "id", "planId", "planVersion", "childId", "position", "area", "statement", "childWording", "baseline", "successCriterion", "exitCriterion",
    "happened", "setBy", "dueOn", "outcome",
  ],
  provision: [
    "id", "planId", "planVersion", "childId", "targetId", "what", "how", "who", "whoId", "times", "period", "minutes", "setting", "groupSize", "reviewOn",
  ],
  progress: ["id", "childId", "planId", "targetId", "by", "source", "at", "rating", "note", "withdrawn"],
  review: ["id", "childId", "planId", "planVersion", "state", "plannedFor", "proposedBy", "held"],
  advice: [
    "id", "childId", "planId", "fromWhom", "profession", "state", "askedOn", "receivedOn", "summary", "recommendations", "trainsStaff", "worksWithChild",
  ],
  concern: [
    "id", "childId", "planId", "targetId", "raisedBy", "raisedFor", "raisedAt", "concern", "state", "answerBy", "answer", "answeredBy", "answeredAt",
  ],
  team: ["id", "childId", "personId", "role", "reason", "from", "until"],
  acknowledgement: ["id", "childId", "planId", "planVersion", "personId", "because", "toldAt", "readAt"],
  handover: ["id", "childId", "fromSchoolId", "toSchoolId", "toChildId", "planId", "planVersion", "state", "movesOn", "sentAt", "sentBy", "acceptedAt", "acceptedBy"],
  arrival: ["id", "childId", "fromSchoolId", "toSchoolId", "toChildId", "planId", "planVersion", "state", "movesOn", "sentAt", "sentBy", "acceptedAt", "acceptedBy"],
} as const satisfies { readonly [K in keyof RecordBehind]: readonly (keyof RecordBehind[K])[] };

/** A kind whose fields are granted one by one. */
export type FieldedKind = keyof typeof FIELDS;
/** Name of a field of one kind of record. */
export type FieldOf<K extends FieldedKind> = (typeof FIELDS)[K][number];

/** Kinds of record that somebody may ask for. */
export const RECORD_KINDS = [...WHOLE_KINDS, ...(Object.keys(FIELDS) as FieldedKind[])] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** `true` as long as `FIELDS` names every field of every record. */
export type RecordFieldsAreWhole = { [K in FieldedKind]: Exclude<keyof RecordBehind[K], FieldOf<K>> }[FieldedKind] extends never ? true : false;

/** The fields of a kind; empty for a kind that is granted as a whole. */
export function fieldsOf(kind: RecordKind): readonly string[] {
  return Object.entries(FIELDS).find(([name]) => name === kind)?.[1] ?? [];
}
