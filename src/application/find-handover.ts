import { type RowQuestion, anyOwn, mayAct } from "../domain/access/may-act";
import type { Action } from "../domain/access/rules";
import type { Standing } from "../domain/access/standings";
import type { Handover } from "../domain/handover";
import type { HandoverId, PersonId } from "../domain/ids";
import { NotAllowedError, NotFoundError, StaleError } from "./errors";
import { followList } from "./follow-lists";
import type { Kept, School } from "./ports";
import type { KnowsPeople, Services } from "./services";
import { notFound, whoIsAsking } from "./who-is-asking";

/** Which of a handover's two schools. */
export type HandoverSide = "from" | "to";

/** A handover with both of its schools. */
export interface HandoverPlaces {
  readonly handover: Handover;
  readonly from: School;
  readonly to: School;
}

/** What somebody wants to do with a handover, for one of its schools. */
export interface HandoverQuestion {
  readonly personId: PersonId;
  readonly handoverId: HandoverId;
  readonly side: HandoverSide;
}

/**
 * Finds a handover for somebody who may act for the side that they name.
 *
 * @throws {NotFoundError} no such handover, or the person may not know that there is one.
 * @throws {NotAllowedError} not staff, or somebody who may read about it but not act for this side.
 * @throws {NotReadyError} one of the two schools has not been read yet.
 */
export async function askForHandover(question: HandoverQuestion, services: KnowsPeople): Promise<HandoverPlaces> {
  const { personId, handoverId, side } = question;
  const asking = await whoIsAsking(personId, services);
  const places = await findPlaces(handoverId, services);
  const standingsIn = (school: School): readonly Standing[] => asking.schools.find((place) => place.school.id === school.id)?.standings ?? [];
  const mayKnow = places !== undefined && (mayAct(standingsIn(places.from), "read", "handover") || mayAct(standingsIn(places.to), "read", "arrival"));
  if (!mayKnow) throw notFound(asking, { kind: "handover", id: handoverId });
  if (!mayAct(standingsIn(places[side]), STEP_OF_SIDE[side].action, STEP_OF_SIDE[side].row)) throw new NotAllowedError("answer for the other school in", { kind: "handover", id: handoverId });
  for (const school of [places.from, places.to]) {
    const obstacle = services.readiness.obstacle(school.id);
    if (obstacle !== undefined) throw obstacle;
  }
  return places;
}

/** What the step that is due on each side is, to the table; whether the handover is open is for the step itself to say. */
export const STEP_OF_SIDE = {
  from: { action: "share", row: anyOwn("handover") },
  to: { action: "write", row: anyOwn("arrival") },
} as const satisfies Readonly<Record<HandoverSide, { readonly action: Action; readonly row: RowQuestion }>>;

async function findPlaces(handoverId: HandoverId, { schools, replica }: Pick<Services, "schools" | "replica">): Promise<HandoverPlaces | undefined> {
  for (const from of schools) {
    const handover = (await replica.find(from.id, "Handovers", handoverId))?.record;
    const to = schools.find(({ id }) => id === handover?.toSchoolId);
    if (handover !== undefined && to !== undefined) return { handover, from, to };
  }
  return undefined;
}

/** Reads the handover's row anew, so that what is written next is written over what stands there now. */
export async function readHandoverNow({ handover, from }: HandoverPlaces, services: Pick<Services, "lists" | "replica">): Promise<Kept<Handover>> {
  await followList(from, "Handovers", services);
  const kept = await services.replica.find(from.id, "Handovers", handover.id);
  if (kept === undefined) throw new NotFoundError({ kind: "handover", id: handover.id });
  return kept;
}

/** The refusal of a step that the handover's state does not lead to: somebody else has moved it on. */
export function tooLate({ id }: Handover): StaleError {
  return new StaleError({ kind: "handover", id });
}
