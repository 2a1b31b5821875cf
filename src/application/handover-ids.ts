import type { ChildId, HandoverId, SchoolId } from "../domain/ids";
import type { LocalDate } from "../domain/local-date";

/** One move of a child: `attempt` counts from 0 the moves to the same school on the same day. */
export interface Move {
  readonly childId: ChildId;
  readonly toSchoolId: SchoolId;
  readonly movesOn: LocalDate;
  readonly attempt: number;
}

/** The handover's id and the child's id at the receiving school: the same move always has the same, and neither tells the child's old id. */
export function handoverIds({ childId, toSchoolId, movesOn, attempt }: Move): { readonly id: HandoverId; readonly toChildId: ChildId } {
  const move = [childId, toSchoolId, movesOn, String(attempt)].join(" ");
  return { id: idOf(`handover ${move}`) as HandoverId, toChildId: idOf(`child ${move}`) as ChildId };
}

const PRIME = 0x100000001b3n;
const STARTS = [0xcbf29ce484222325n, 0x9e3779b97f4a7c15n] as const;

/** A UUID (version 8) made from a text. Source: Fowler, Noll and Vo's hash FNV-1a, of 64 bits, from two starts. */
function idOf(text: string): string {
  const hex = STARTS.map((start) => hashOf(text, start).toString(16).padStart(16, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20)].join("-");
}

function hashOf(text: string, start: bigint): bigint {
  // Letters are mixed in twice, so that texts that differ only at the end differ everywhere.
  return Array.from(`${text} ${text}`).reduce((hash, letter) => BigInt.asUintN(64, (hash ^ BigInt(letter.codePointAt(0) ?? 0)) * PRIME), start);
}
