import { invalidRequest, itemNotFound } from "../graph-failure";
import type { IdentitySet } from "../identity-set";
import { type GraphCall, type GraphOperation, ok } from "../operation";
import { ITEMS_READ, ITEMS_WRITE } from "../sites/permissions";
import type { Column } from "./column-definition";
import { readColumns } from "./columns";
import type { FieldValues } from "./field-values";
import { completeFields } from "./formula/column-formulas";
import { fieldsShape, type Item, type ItemWishes } from "./item";
import { itemWishes, reachItem } from "./item-operations";
import { refuseDuplicates, updateItem } from "./item-writes";
import { listContext, type ReachedList } from "./list";
import { withLookupValues } from "./lookup-values";

interface VersionRow extends Record<string, unknown> {
  readonly version: number;
  readonly fields: FieldValues;
  readonly modified_at: string;
  readonly modified_by: IdentitySet;
}

async function listVersions(call: GraphCall) {
  const { reached, item } = await reachItem(call, "read");
  const columns = await readColumns(call.store, reached.list.id);
  const wishes = itemWishes(call.query, columns);
  const rows = await call.store.query<VersionRow>("select * from item_versions where list_id = $1 and item_id = $2 order by version desc", [reached.list.id, item.id]);
  const context = listContext(call, reached.site, `lists('${reached.list.id}')/items('${String(item.id)}')/versions`);
  return ok({ "@odata.context": context, value: await versionShapes(call, rows, { item, wishes, columns }) });
}

async function readVersionFields(call: GraphCall) {
  const { reached, item } = await reachItem(call, "read");
  const columns = await readColumns(call.store, reached.list.id);
  const select = call.query.get("$select");
  const wishes = itemWishes(new URLSearchParams({ $expand: select === null ? "fields" : `fields($select=${select})` }), columns);
  const row = await requireVersion(call, reached, item);
  const [version = item] = await withLookupValues(call, [asItem(row, item)], { wishes, columns });
  const context = listContext(call, reached.site, `lists('${reached.list.id}')/items('${String(item.id)}')/versions('${String(row.version)}.0')/fields/$entity`);
  return ok({ "@odata.context": context, ...fieldsShape(version, wishes) });
}

interface Shaping {
  readonly item: Item;
  readonly wishes: ItemWishes;
  readonly columns: ReadonlyMap<string, Column>;
}

async function versionShapes(call: GraphCall, rows: readonly VersionRow[], { item, wishes, columns }: Shaping) {
  const versions = await withLookupValues(call, rows.map((row) => asItem(row, item)), { wishes, columns });
  return versions.map((version) => {
    const shape = { id: `${String(version.version)}.0`, lastModifiedBy: version.modifiedBy, lastModifiedDateTime: version.modifiedAt };
    return wishes.withFields ? { ...shape, fields: fieldsShape(version, wishes) } : shape;
  });
}

function asItem(row: VersionRow, item: Item): Item {
  return { ...item, version: row.version, fields: row.fields, modifiedAt: row.modified_at, modifiedBy: row.modified_by };
}

async function readVersion(call: GraphCall) {
  const { reached, item } = await reachItem(call, "read");
  const columns = await readColumns(call.store, reached.list.id);
  const wishes = itemWishes(call.query, columns);
  const row = await requireVersion(call, reached, item);
  const context = listContext(call, reached.site, `lists('${reached.list.id}')/items('${String(item.id)}')/versions/$entity`);
  return ok({ "@odata.context": context, ...(await versionShapes(call, [row], { item, wishes, columns }))[0] });
}

async function restoreVersion(call: GraphCall) {
  const { reached, item } = await reachItem(call, "write");
  if (reached.list.template === "documentLibrary") throw invalidRequest("To restore a file of a document library, use the drive of the library.");
  const { fields } = await requireVersion(call, reached, item);
  const columns = await readColumns(call.store, reached.list.id);
  // A column that the list no longer has is not brought back.
  const known = Object.fromEntries(Object.entries(fields).filter(([name]) => columns.has(name) || columns.has(name.replace(/LookupId$/, ""))));
  const kept = completeFields(known, { columns, now: call.now });
  await refuseDuplicates(call, reached.list.id, { fields: kept, columns, itemId: item.id });
  await updateItem(call, reached.list.id, { item, fields: kept });
  return { status: 204 };
}

async function requireVersion(call: GraphCall, { list }: ReachedList, item: Item): Promise<VersionRow> {
  const version = Number(/^(\d{1,9})\.0$/.exec(call.params["versionId"] ?? "")?.[1] ?? "0");
  const rows = await call.store.query<VersionRow>("select * from item_versions where list_id = $1 and item_id = $2 and version = $3", [list.id, item.id, version]);
  if (rows[0] === undefined) throw itemNotFound();
  return rows[0];
}

const ITEM = "/sites/{siteId}/lists/{listId}/items/{itemId}";

/** Earlier versions of a row. */
export const ITEM_VERSION_OPERATIONS: readonly GraphOperation[] = [
  { method: "GET", path: `${ITEM}/versions`, documentedAs: "List versions of a listItem", permissions: ITEMS_READ, query: ["$expand"], handle: listVersions, differs: "The last 50 versions of a row are kept, as on a list made through the API." },
  { method: "GET", path: `${ITEM}/versions/{versionId}`, documentedAs: "Get listItemVersion", permissions: ITEMS_READ, query: ["$expand"], handle: readVersion },
  { method: "GET", path: `${ITEM}/versions/{versionId}/fields`, documentedAs: "Get listItemVersion", permissions: ITEMS_READ, query: ["$select"], handle: readVersionFields },
  { method: "POST", path: `${ITEM}/versions/{versionId}/restoreVersion`, documentedAs: "listItemVersion: restoreVersion", permissions: ITEMS_WRITE, query: [], handle: restoreVersion },
];
