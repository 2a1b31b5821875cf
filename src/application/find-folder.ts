import type { ChildId, PersonId } from "../domain/ids";
import { askForChild } from "./ask-for-child";
import { NotFoundError } from "./errors";
import type { ChildFolder } from "./ports";
import type { KnowsPeople, Services } from "./services";

/**
 * Says where the staff copies of a child's plans open in a browser.
 *
 * @throws {NotFoundError} no plan has been agreed yet, or the person may not know the child.
 * @throws {NotAllowedError} not staff, or somebody with whom the folder is not shared.
 */
export async function findFolder(
  question: { readonly personId: PersonId; readonly childId: ChildId },
  services: KnowsPeople & Pick<Services, "folders">,
): Promise<ChildFolder> {
  const { school, child } = await askForChild({ ...question, action: "read", kind: "folder" }, services);
  const folder = await services.folders.find(school, child.id);
  if (folder === undefined) throw new NotFoundError({ kind: "folder", id: child.id });
  return folder;
}
