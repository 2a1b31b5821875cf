import { mayAct } from "../domain/access/may-act";
import { noteSeen } from "./audit-log";
import type { ChildId, PersonId } from "../domain/ids";
import type { LocalDate } from "../domain/local-date";
import { type Advice, lacksAdvice, recommendationsOf } from "../domain/reviewing/advice";
import { askForChild } from "./ask-for-child";
import type { Revision } from "./ports";
import type { KnowsPeople, Services } from "./services";

/** Advice as it is read. */
export interface AdviceView extends Omit<Advice, "childId" | "planId" | "summary"> {
  /** Only for those who may read the report itself. */
  readonly summary?: string;
  /** One by one: what may become a target. */
  readonly recommended: string[];
  /** Hand it back to write over what was read. */
  readonly revision: Revision;
}

/** All advice about one child. */
export interface AdvicePage {
  /** What is waited for first, then the newest. */
  readonly advice: AdviceView[];
  /** The stage says that somebody from outside helps, and nothing of theirs is on file (R39). */
  readonly isLacking: boolean;
  readonly today: LocalDate;
  readonly mayWrite: boolean;
}

/**
 * Reads the advice about a child, for those who may.
 *
 * @throws {NotFoundError} no such child, or the person may not know that there is one.
 * @throws {NotAllowedError} not staff, or somebody who may not read advice.
 */
export async function readAdvice(
  question: { readonly personId: PersonId; readonly childId: ChildId }, services: KnowsPeople & Pick<Services, "audit">,
): Promise<AdvicePage> {
  const { school, child, standings, today } = await askForChild({ ...question, action: "read", kind: "advice" }, services);
  const kept = await services.replica.ofChildren(school.id, "Advice", [child.id]);
  const readsSummary = mayAct(standings, "read", { kind: "advice", field: "summary" });
  for (const { record } of kept) await noteSeen({ school, personId: question.personId }, { kind: "advice", id: record.id, childId: child.id }, services);
  return {
    advice: kept
      .map(({ record, revision }): AdviceView => {
        const { childId: _child, planId: _plan, summary, ...shown } = record;
        return { ...shown, ...(readsSummary ? { summary } : {}), recommended: [...recommendationsOf(record)], revision };
      })
      .sort(awaitedFirst),
    isLacking: lacksAdvice(child.stage, kept.map(({ record }) => record)),
    today,
    mayWrite: mayAct(standings, "write", "advice"),
  };
}

function awaitedFirst(a: AdviceView, b: AdviceView): number {
  return Number(a.state !== "asked") - Number(b.state !== "asked") || (b.receivedOn ?? b.askedOn).localeCompare(a.receivedOn ?? a.askedOn);
}
