import { anyOwn, mayAct } from "../domain/access/may-act";
import type { RecordKind } from "../domain/access/record-kinds";
import type { Action } from "../domain/access/rules";
import { type Standing, childStandings } from "../domain/access/standings";
import type { Child } from "../domain/child";
import type { ChildId, PersonId } from "../domain/ids";
import { NotAllowedError } from "./errors";
import type { KnowsPeople } from "./services";
import { type Asking, type StaffSchool, notFound, whoIsAsking } from "./who-is-asking";

/** What somebody wants to do with a child's records. */
export interface ChildQuestion {
  readonly personId: PersonId;
  readonly childId: ChildId;
  readonly action: Action;
  readonly kind: RecordKind;
}

/** A child whom the person may act upon as asked. */
export interface AllowedChild extends StaffSchool {
  readonly child: Child;
  /** What the person is to this child. */
  readonly standings: readonly Standing[];
}

/**
 * Finds a child for somebody who may do what they ask, to a row of their own that is still open: whoever finds another row asks `mayAct` again.
 *
 * @throws {NotFoundError} no such child, or the person may not know that there is one.
 * @throws {NotAllowedError} not staff, or the person may read about the child but not do this.
 * @throws {NotReadyError} the person's school has not been read yet.
 */
export async function askForChild(question: ChildQuestion, services: KnowsPeople): Promise<AllowedChild> {
  const asking = await whoIsAsking(question.personId, services);
  for (const place of asking.schools) {
    const kept = await services.replica.find(place.school.id, "Children", question.childId);
    if (kept === undefined) continue;
    return allowed(question, { ...place, child: kept.record }, asking);
  }
  throw notFound(asking, { kind: "child", id: question.childId });
}

function allowed(question: ChildQuestion, place: StaffSchool & { readonly child: Child }, asking: Asking): AllowedChild {
  const { personId, childId, action, kind } = question;
  const { child } = place;
  const standings = childStandings(personId, child, place);
  if (!mayAct(standings, "read", "child")) throw notFound(asking, { kind: "child", id: childId });
  if (!mayAct(standings, action, anyOwn(kind))) throw new NotAllowedError(`${action} ${kind} of`, { kind: "child", id: childId });
  return { ...place, standings };
}
