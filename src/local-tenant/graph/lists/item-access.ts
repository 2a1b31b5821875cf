import type { GraphCall } from "../operation";
import { allows, applicationLevelOf, type SiteLevel } from "../sites/site-access";
import { type Item, itemIdOf, requireItem } from "./item";
import { readLinks } from "./item-links";
import { locateList, type ReachedList } from "./list";
import { grantedLevel } from "./list-access";

/**
 * A row that the caller was given by itself: an application by a permission on the row, a person by a sharing link.
 * `undefined` when the row, or the caller's right to it, is not there.
 */
export async function givenItem(call: GraphCall, needed: "read" | "write"): Promise<{ readonly reached: ReachedList; readonly item: Item } | undefined> {
  const { site, list } = await locateList(call, "none");
  const itemId = itemIdOf(call.params["itemId"] ?? "");
  if (list?.template !== "genericList" || itemId === undefined) return undefined;
  const level = await givenLevel(call, { siteId: site.id, listId: list.id, itemId });
  return allows(level, needed) ? { reached: { site, list, level }, item: await requireItem(call, list.id) } : undefined;
}

async function givenLevel(call: GraphCall, { siteId, listId, itemId }: { readonly siteId: string; readonly listId: string; readonly itemId: number }): Promise<SiteLevel> {
  const { caller } = call;
  const holdsRows = (caller.personId === undefined ? caller.roles : caller.scopes).includes("ListItems.SelectedOperations.Selected");
  const chosen = holdsRows ? await grantedLevel(call, { listId, itemId }) : "none";
  const wide = await applicationLevelOf(call, siteId);
  const application = allows(wide, chosen) ? wide : chosen;
  if (caller.personId === undefined) return application;
  const links = await readLinks(call, { listId, itemId });
  const mine = links.filter((link) => link.scope === "organization" || link.recipientIds.includes(caller.personId ?? ""));
  const person: SiteLevel = mine.some((link) => link.type === "edit") ? "write" : mine.length > 0 ? "read" : "none";
  return allows(person, application) ? application : person;
}
