import { mayAct } from "../domain/access/may-act";
import { fullName } from "../domain/child";
import type { Concern } from "../domain/concern";
import type { ChildId, PersonId } from "../domain/ids";
import type { LocalDate } from "../domain/local-date";
import { planInForce } from "../domain/plan-standing";
import { type ConcernStanding, concernStanding } from "../domain/reviewing/concern-clock";
import { ANSWERING } from "./answer-concern";
import { askForChild } from "./ask-for-child";
import { readChildRecords, recordsOf, wholePlan } from "./child-records";
import { namesOf } from "./names-of";
import type { Revision } from "./ports";
import type { KnowsPeople, Services } from "./services";

/** One concern as it is read. */
export interface ConcernView extends Pick<Concern, "id" | "raisedFor" | "raisedAt" | "state" | "answerBy" | "answer" | "answeredAt"> {
  readonly words: string;
  readonly raisedByName: string;
  readonly standing: ConcernStanding;
  /** Words of the target it is about, while the plan has it. */
  readonly target?: string;
  readonly answeredByName?: string;
  /** Hand it back to answer what was read. */
  readonly revision: Revision;
}

/** A child's concerns, as far as the reader may know them. */
export interface Concerns {
  readonly childName: string;
  /** Those that wait first, then the newest. */
  readonly concerns: ConcernView[];
  /** Targets of the plan in force, for saying which a concern is about. */
  readonly targets: { readonly id: string; readonly statement: string }[];
  readonly today: LocalDate;
  readonly mayRaise: boolean;
  readonly mayAnswer: boolean;
  /** Whether there is a plan whose review could be called. */
  readonly mayCallReview: boolean;
}

/**
 * Reads a child's concerns: all of them for whoever answers them, their own for everybody else who works with the child.
 *
 * @throws {NotFoundError} no such child, or the person may not know that there is one.
 * @throws {NotAllowedError} the person is not staff.
 */
export async function readConcerns(
  question: { readonly personId: PersonId; readonly childId: ChildId }, services: KnowsPeople & Pick<Services, "directory">,
): Promise<Concerns> {
  const { personId } = question;
  const { school, child, standings, today } = await askForChild({ ...question, action: "read", kind: "concern" }, services);
  const kept = await services.replica.ofChildren(school.id, "Concerns", [child.id]);
  const mine = kept.filter(({ record }) => mayAct(standings, "read", { kind: "concern", isOwn: record.raisedBy === personId }));
  const nameOf = await namesOf(mine.flatMap(({ record }) => [record.raisedBy, record.answeredBy]), services);
  const records = recordsOf(child.id, await readChildRecords(school.id, [child.id], services));
  const plan = planInForce(records.plans);
  const targets = plan === undefined ? [] : wholePlan(plan, records).targets.map(({ id, statement }) => ({ id, statement }));
  const concerns = mine.map(({ record, revision }): ConcernView => {
    const { id, raisedFor, raisedAt, state, answerBy, answer, answeredAt, answeredBy, targetId, raisedBy, concern } = record;
    const target = targets.find((one) => one.id === targetId)?.statement;
    return {
      id, raisedFor, raisedAt, state, answerBy, answer, revision, words: concern, raisedByName: nameOf(raisedBy), standing: concernStanding(record, today),
      ...(target === undefined ? {} : { target }), ...(answeredAt === undefined ? {} : { answeredAt }),
      ...(answeredBy === undefined ? {} : { answeredByName: nameOf(answeredBy) }),
    };
  });
  return {
    childName: fullName(child),
    concerns: concerns.sort(waitingFirst),
    targets,
    today,
    mayRaise: mayAct(standings, "write", { kind: "concern", field: "concern", isOwn: true }),
    mayAnswer: mayAct(standings, ANSWERING.action, ANSWERING.row),
    mayCallReview: plan !== undefined && plan.state === "agreed",
  };
}

function waitingFirst(a: ConcernView, b: ConcernView): number {
  return Number(a.standing === "answered") - Number(b.standing === "answered") || b.raisedAt.localeCompare(a.raisedAt);
}
