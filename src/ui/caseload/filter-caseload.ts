import { PLAN_STANDINGS, type PlanStanding } from "../../domain/plan-standing";
import type { CaseloadChild } from "./CaseloadTable";

/** What the reader has asked to see; an absent part asks for nothing. */
export interface CaseloadFilter {
  readonly search: string;
  readonly standing?: PlanStanding | undefined;
  readonly yearGroup?: string | undefined;
  readonly className?: string | undefined;
  /** Only children with a concern that waits for an answer. */
  readonly hasConcern?: boolean | undefined;
}

/** The children that fit, in the same order. A name fits when each typed word begins one of its words, whatever the accents. */
export function filterCaseload(children: readonly CaseloadChild[], filter: CaseloadFilter): readonly CaseloadChild[] {
  return children.filter(
    ({ child, standing, concern }) =>
      (filter.hasConcern !== true || concern !== undefined) &&
      (filter.standing === undefined || standing === filter.standing) &&
      (filter.yearGroup === undefined || child.yearGroup === filter.yearGroup) &&
      (filter.className === undefined || child.classNames.includes(filter.className)) &&
      fitsName(child.name, filter.search),
  );
}

/** Whether each typed word begins a word of the name, whatever the accents; nothing typed fits everybody. */
export function fitsName(name: string, search: string): boolean {
  const parts = wordsOf(name);
  return wordsOf(search).every((word) => parts.some((part) => part.startsWith(word)));
}

/** How many children stand in each way. */
export function countStandings(children: readonly CaseloadChild[]): Readonly<Record<PlanStanding, number>> {
  const counts = Object.fromEntries(PLAN_STANDINGS.map((standing) => [standing, 0])) as Record<PlanStanding, number>;
  for (const { standing } of children) counts[standing] += 1;
  return counts;
}

function wordsOf(text: string): readonly string[] {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLocaleLowerCase("en-GB")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}
