import type { RecordKind } from "./record-kinds";
import { type Action, RULES, type Rule } from "./rules";
import type { Standing } from "./standings";

/** A record that somebody asks for. What is not said of the row counts against the person who asks. */
export interface RowQuestion {
  readonly kind: RecordKind;
  /** One field of it; absent when any field would do. */
  readonly field?: string;
  /** The person made the row, or it is about them. */
  readonly isOwn?: boolean;
  /** The row has not been brought to its end: a version that is not closed, a review that is not over, a handover not yet accepted. */
  readonly isOpen?: boolean;
}

/** Whether anybody with one of these standings may do `action` to this record. A pupil may nothing, whatever else they are. */
export type MayAct = (standings: readonly Standing[], action: Action, what: RecordKind | RowQuestion) => boolean;

/** Whether anybody with one of these standings may do `action` to this record, by the table in `rules.ts`. */
export const mayAct: MayAct = createMayAct(RULES);

/** The same question asked of another table, so that a test can take a rule away and see what follows. */
export function createMayAct(rules: readonly Rule[]): MayAct {
  return (standings, action, what) => {
    if (standings.includes("pupil")) return false;
    const row = typeof what === "string" ? { kind: what } : what;
    return rules.some((rule) => rule.who.some((who) => standings.includes(who)) && rule.may.includes(action) && holds(rule, row));
  };
}

/** Somebody who asks before there is a row, to make one or to be shown the way to it: it would be theirs, and open. */
export function anyOwn(kind: RecordKind): RowQuestion {
  return { kind, isOwn: true, isOpen: true };
}

function holds(rule: Rule, { kind, field, isOwn = false, isOpen = false }: RowQuestion): boolean {
  if (rule.kind !== kind) return false;
  if (field !== undefined && rule.fields?.includes(field) === false) return false;
  return rule.only === undefined || (rule.only === "own" ? isOwn : isOpen);
}
