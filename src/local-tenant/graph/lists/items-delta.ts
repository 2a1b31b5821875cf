import { expiredBefore, type DeltaMark, lastChange, readMark, writeMark } from "../delta-token";
import { notImplemented, resyncRequired } from "../graph-failure";
import { type GraphCall, type GraphOperation, ok } from "../operation";
import { pageSize, pick, selectedNames } from "../query-options";
import { visibleItems } from "../drives/library-rows";
import { LISTS_READ } from "../sites/permissions";
import { graphSiteId } from "../sites/site";
import { readColumns } from "./columns";
import { type Item, type ItemRow, itemOf, itemShape, type ItemWishes } from "./item";
import { itemWishes } from "./item-operations";
import { listContext, type ReachedList, requireList } from "./list";
import { withLookupValues } from "./lookup-values";

const USUAL_PAGE = 200;

async function readDelta(call: GraphCall) {
  const reached = await requireList(call, "read");
  if (reached.list.template === "userInformation") throw notImplemented("Changes of the list of people are not supported by the local tenant.");
  const columns = await readColumns(call.store, reached.list.id);
  const wishes = itemWishes(call.query, columns);
  const context = { "@odata.context": listContext(call, reached.site, `lists('${reached.list.id}')/items${wishes.withFields ? "(fields())" : ""}`) };
  if (call.query.get("token") === "latest") {
    return ok({ ...context, "@odata.deltaLink": linkWith(call, { of: reached.list.id, after: await lastChange(call.store) }), value: [] });
  }
  const mark = await requireMark(call, reached.list.id);
  const size = pageSize(call.query, USUAL_PAGE);
  const rows = await call.store.query<ItemRow>(
    "select * from items where list_id = $1 and change > $2 and (not removed or change > $3) order by change limit $4",
    [reached.list.id, mark.after, mark.startedAt ?? mark.after, size + 1],
  );
  const page = rows.slice(0, size).map(itemOf);
  const last = page.at(-1)?.change ?? mark.after;
  const link =
    rows.length > size
      ? { "@odata.nextLink": linkWith(call, { ...mark, after: last }) }
      : { "@odata.deltaLink": linkWith(call, { of: mark.of, after: Math.max(last, mark.startedAt ?? 0) }) };
  const visible = await withLookupValues(call, await visibleItems(call, reached, page), { wishes, columns });
  return ok({ ...context, ...link, value: visible.map((item) => changeShape(call, reached, { item, wishes })) });
}

/** Where the reader stands; without a token at the beginning, with one that cannot be followed nowhere. */
async function requireMark(call: GraphCall, listId: string): Promise<DeltaMark> {
  const token = call.query.get("token");
  if (token === null || token === "") return { of: listId, after: 0, startedAt: await lastChange(call.store) };
  const mark = readMark(token, listId);
  if (mark === undefined || mark.after < (await expiredBefore(call.store))) throw resyncRequired("resyncChangesApplyDifferences", freshStart(call));
  return mark;
}

function freshStart(call: GraphCall): string {
  const query = keptQuery(call);
  return query === "" ? call.links.self : `${call.links.self}?${query}`;
}

function linkWith(call: GraphCall, mark: DeltaMark): string {
  const query = keptQuery(call);
  return `${call.links.self.replace(/delta\([^)]*\)$/, "delta")}?${query === "" ? "" : `${query}&`}token=${writeMark(mark)}`;
}

function keptQuery(call: GraphCall): string {
  return [...call.query].filter(([name]) => name !== "token").map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&");
}

function changeShape(call: GraphCall, reached: ReachedList, { item, wishes }: { readonly item: Item; readonly wishes: ItemWishes }) {
  if (item.removed) return { id: String(item.id), deleted: { state: "deleted" }, parentReference: { id: reached.list.id, siteId: graphSiteId(reached.site) } };
  const names = selectedNames(call.query);
  return pick(itemShape(call, reached, { item, wishes }), names === undefined ? undefined : [...names, "id", "fields"]);
}

/** What has changed in a list since a token was given. */
export const ITEM_DELTA_OPERATIONS: readonly GraphOperation[] = [
  { method: "GET", path: "/sites/{siteId}/lists/{listId}/items/delta", documentedAs: "listItem: delta", permissions: LISTS_READ, query: ["$select", "$expand", "$top", "token"], handle: readDelta },
];
