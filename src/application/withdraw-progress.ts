import { mayAct } from "../domain/access/may-act";
import type { ChildId, PersonId, ProgressId } from "../domain/ids";
import { askForChild } from "./ask-for-child";
import { NotAllowedError, NotFoundError } from "./errors";
import { namesOf } from "./names-of";
import type { KnowsPeople, Services } from "./services";
import { type ProgressView, viewProgress } from "./views";
import { replaceRow } from "./write-row";

/**
 * Takes back a progress point for the person who made it; the row stays and says so. Repeating it changes nothing.
 *
 * @throws {NotFoundError} no such point, or the person may not know the child.
 * @throws {NotAllowedError} somebody else made it.
 * @throws {StaleError} the row was changed meanwhile.
 */
export async function withdrawProgress(
  request: { readonly personId: PersonId; readonly childId: ChildId; readonly progressId: ProgressId },
  services: KnowsPeople & Pick<Services, "lists" | "directory">,
): Promise<ProgressView> {
  const { personId, childId, progressId } = request;
  const { school, standings } = await askForChild({ personId, childId, action: "delete", kind: "progress" }, services);
  const kept = await services.replica.find(school.id, "Progress", progressId);
  if (kept === undefined || kept.record.childId !== childId) throw new NotFoundError({ kind: "progress", id: progressId });
  const row = { kind: "progress", isOwn: kept.record.by === personId } as const;
  if (!mayAct(standings, "delete", row)) throw new NotAllowedError("withdraw", { kind: "progress", id: progressId });
  const nameOf = await namesOf([personId], services);
  if (kept.record.withdrawn) return viewProgress(kept.record, { personId, nameOf });
  const change = { list: "Progress" as const, record: { ...kept.record, withdrawn: true }, revision: kept.revision };
  const { record } = await replaceRow({ school, personId }, change, services);
  return viewProgress(record, { personId, nameOf });
}
