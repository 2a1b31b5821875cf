import { FIELDS, type FieldedKind, type FieldOf, type RecordKind } from "./record-kinds";
import type { Standing } from "./standings";

/**
 * What may be done to a record. `list`: learn which there are. `delete`: take back or put away, for nothing is ever erased.
 * `share`: send it to people who have no standing of their own.
 */
export const ACTIONS = ["list", "read", "write", "delete", "share"] as const;
export type Action = (typeof ACTIONS)[number];

/** What must be true of the row itself: the person made it, or it is about them (`own`); it has not been brought to its end (`open`). */
export const ROW_CONDITIONS = ["own", "open"] as const;
export type RowCondition = (typeof ROW_CONDITIONS)[number];

/** One line of the table: these people may do these things to this kind of record. */
export interface Rule {
  readonly who: readonly Standing[];
  readonly may: readonly Action[];
  readonly kind: RecordKind;
  /** Absent: every field. */
  readonly fields?: readonly string[];
  /** Absent: every row. */
  readonly only?: RowCondition;
}

const READS_AS_STAFF = ["class-teacher", "plan-lead", "assistant", "specialist"] as const satisfies readonly Standing[];
const WORKS_WITH_CHILD = ["senco", ...READS_AS_STAFF] as const satisfies readonly Standing[];
const READS_PLANS = [...WORKS_WITH_CHILD, "head"] as const satisfies readonly Standing[];
const WRITES_PLANS = ["senco", "plan-lead"] as const satisfies readonly Standing[];
const SEES_ALL = ["senco", "head"] as const satisfies readonly Standing[];

/**
 * Everything that anybody may do. This table is the only place that grants anything: screens, API, bot, jobs and exports ask
 * `mayAct`, which reads it. What is not here is refused; pupils and strangers appear nowhere on purpose.
 *
 * Source: `docs/architecture.md`, "Who may write what"; where it differs from the matrix of the facts, `docs/decisions/0018`.
 */
export const RULES: readonly Rule[] = [
  { who: SEES_ALL, may: ["list", "read"], kind: "register" },
  { who: [...READS_PLANS.filter((one) => one !== "specialist"), "other-staff"], may: ["list", "read"], kind: "classes" },

  { who: ["senco"], may: ["list", "read"], kind: "child" },
  { who: ["head"], may: ["list", "read"], kind: "child", fields: allBut("child", ["entraId"]) },
  { who: READS_AS_STAFF, may: ["list", "read"], kind: "child", fields: allBut("child", ["entraId", "dateOfBirth"]) },

  { who: READS_PLANS, may: ["list", "read"], kind: "plan" },
  { who: READS_PLANS, may: ["list", "read"], kind: "target" },
  { who: READS_PLANS, may: ["list", "read"], kind: "provision" },
  { who: WRITES_PLANS, may: ["write"], kind: "plan", only: "open" },
  { who: WRITES_PLANS, may: ["write"], kind: "target", only: "open" },
  { who: WRITES_PLANS, may: ["write"], kind: "provision", only: "open" },
  { who: WRITES_PLANS, may: ["read", "write", "delete"], kind: "draft", only: "own" },

  { who: READS_PLANS, may: ["list", "read"], kind: "progress" },
  { who: WORKS_WITH_CHILD, may: ["write"], kind: "progress", only: "own" },
  { who: WORKS_WITH_CHILD, may: ["delete"], kind: "progress", only: "own" },

  { who: READS_PLANS.filter((one) => one !== "specialist"), may: ["list", "read"], kind: "review" },
  { who: [...WRITES_PLANS, "class-teacher"], may: ["write"], kind: "review", only: "open" },

  { who: SEES_ALL, may: ["list", "read"], kind: "advice" },
  { who: ["plan-lead"], may: ["list", "read"], kind: "advice", fields: allBut("advice", ["summary"]) },
  { who: ["senco"], may: ["write"], kind: "advice" },

  { who: [...SEES_ALL, "plan-lead"], may: ["list", "read"], kind: "concern" },
  { who: READS_AS_STAFF.filter((one) => one !== "plan-lead"), may: ["list", "read"], kind: "concern", only: "own" },
  { who: WORKS_WITH_CHILD, may: ["write"], kind: "concern", fields: allBut("concern", ["answer", "answeredBy", "answeredAt"]), only: "own" },
  { who: WRITES_PLANS, may: ["write"], kind: "concern", fields: only("concern", ["state", "answer", "answeredBy", "answeredAt"]), only: "open" },

  { who: SEES_ALL, may: ["list", "read"], kind: "team" },
  { who: READS_AS_STAFF, may: ["list", "read"], kind: "team", fields: allBut("team", ["reason"]) },
  { who: READS_PLANS.filter((one) => one !== "specialist" && one !== "head"), may: ["read"], kind: "folder" },

  { who: ["senco"], may: ["list", "read"], kind: "acknowledgement" },
  { who: WORKS_WITH_CHILD, may: ["read", "write"], kind: "acknowledgement", only: "own" },

  { who: SEES_ALL, may: ["list", "read"], kind: "handover" },
  { who: ["senco"], may: ["share"], kind: "handover", only: "open" },
  { who: SEES_ALL, may: ["list", "read"], kind: "arrival", fields: allBut("arrival", ["childId", "planId"]) },
  { who: ["senco"], may: ["write"], kind: "arrival", only: "open" },

  { who: ["senco"], may: ["list", "write", "share"], kind: "package" },

  { who: SEES_ALL, may: ["list", "read"], kind: "audit" },
  { who: [...SEES_ALL, "it-administrator"], may: ["read"], kind: "audit-check" },

  { who: ["app"], may: ["read"], kind: "child", fields: only("child", ["id", "yearGroup"]) },
  { who: ["app"], may: ["read"], kind: "plan", fields: only("plan", ["planId", "version", "startsOn", "reviewOn"]) },
];

function only<K extends FieldedKind>(_kind: K, fields: readonly FieldOf<K>[]): readonly FieldOf<K>[] {
  return fields;
}

function allBut<K extends FieldedKind>(kind: K, fields: readonly FieldOf<K>[]): readonly string[] {
  const all: readonly string[] = FIELDS[kind];
  const hidden: readonly string[] = fields;
  return all.filter((field) => !hidden.includes(field));
}
