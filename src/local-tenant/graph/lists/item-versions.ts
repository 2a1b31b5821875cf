import { invalidRequest, itemNotFound, notImplemented } from "../graph-failure";
import type { IdentitySet } from "../identity-set";
import { type GraphCall, type GraphOperation, type GraphReply, ok } from "../operation";
import { SITES_READ, SITES_WRITE } from "../sites/permissions";
import { readColumns } from "./columns";
import type { FieldValues } from "./field-values";
import { fieldsShape, type Item } from "./item";
import { itemWishes, reachItem } from "./item-operations";
import { listContext } from "./list";

interface VersionRow extends Record<string, unknown> {
  readonly version: number;
  readonly fields: FieldValues;
  readonly modified_at: string;
  readonly modified_by: IdentitySet;
}

async function listVersions(call: GraphCall) {
  const { reached, item } = await reachItem(call, "read");
  const wishes = itemWishes(call.query, await readColumns(call.store, reached.list.id));
  const rows = await call.store.query<VersionRow>("select * from item_versions where list_id = $1 and item_id = $2 order by version desc", [reached.list.id, item.id]);
  const context = listContext(call, reached.site, `lists('${reached.list.id}')/items('${String(item.id)}')/versions`);
  return ok({ "@odata.context": context, value: rows.map((row) => versionShape(row, item, wishes.withFields)) });
}

async function readVersionFields(call: GraphCall) {
  const { reached, item } = await reachItem(call, "read");
  const version = Number(/^(\d+)\.0$/.exec(call.params["versionId"] ?? "")?.[1] ?? "0");
  const rows = await call.store.query<VersionRow>("select * from item_versions where list_id = $1 and item_id = $2 and version = $3", [reached.list.id, item.id, version]);
  const row = rows[0];
  if (row === undefined) throw itemNotFound();
  return ok(fieldsShape(asItem(row, item)));
}

function versionShape(row: VersionRow, item: Item, withFields: boolean) {
  const shape = { id: `${String(row.version)}.0`, lastModifiedBy: row.modified_by, lastModifiedDateTime: row.modified_at };
  return withFields ? { ...shape, fields: fieldsShape(asItem(row, item)) } : shape;
}

function asItem(row: VersionRow, item: Item): Item {
  return { ...item, version: row.version, fields: row.fields, modifiedAt: row.modified_at, modifiedBy: row.modified_by };
}

async function grantItem(call: GraphCall): Promise<GraphReply> {
  await reachItem(call, "write");
  const text = JSON.stringify(call.body ?? {});
  if (!text.includes("\"application\"")) throw invalidRequest("Only application permissions can be created on a list item; a permission for a user cannot.");
  throw notImplemented("Application permissions on one list item are not supported by the local tenant.");
}

const ITEM = "/sites/{siteId}/lists/{listId}/items/{itemId}";

/** Earlier versions of a row; and the refusal to share a row with a person. */
export const ITEM_VERSION_OPERATIONS: readonly GraphOperation[] = [
  { method: "GET", path: `${ITEM}/versions`, documentedAs: "List versions of a listItem", permissions: SITES_READ, query: ["$expand"], handle: listVersions },
  { method: "GET", path: `${ITEM}/versions/{versionId}/fields`, documentedAs: "Get listItemVersion", permissions: SITES_READ, query: [], handle: readVersionFields },
  { method: "POST", path: `${ITEM}/permissions`, documentedAs: "Create permission on a listItem", permissions: SITES_WRITE, query: [], handle: grantItem },
];
