import { itemNotFound, preconditionFailed } from "../graph-failure";
import { type IdentitySet, lookupIdOf, makerOf } from "../identity-set";
import type { GraphCall } from "../operation";
import type { SelectableType } from "../select";
import { graphSiteId, siteUrl } from "../sites/site";
import { contentTypeInfo } from "./content-type";
import type { FieldValues } from "./field-values";
import { listContext, listUrl, type ReachedList } from "./list";

/** One row of a list. */
export interface Item {
  readonly id: number;
  readonly guid: string;
  readonly version: number;
  /** As `storedContentType` writes it. */
  readonly contentType: string;
  readonly fields: FieldValues;
  readonly createdAt: string;
  readonly modifiedAt: string;
  readonly createdBy: IdentitySet;
  readonly modifiedBy: IdentitySet;
  readonly change: number;
  readonly removed: boolean;
}

export interface ItemRow extends Record<string, unknown> {
  readonly id: number;
  readonly guid: string;
  readonly version: number;
  readonly content_type: string;
  readonly fields: FieldValues;
  readonly created_at: string;
  readonly modified_at: string;
  readonly created_by: IdentitySet;
  readonly modified_by: IdentitySet;
  readonly change: number | bigint;
  readonly removed: boolean;
}

/** A row in the names of this folder. */
export function itemOf(row: ItemRow): Item {
  return {
    id: row.id, guid: row.guid, version: row.version, contentType: row.content_type, fields: row.fields, createdAt: row.created_at, modifiedAt: row.modified_at,
    createdBy: row.created_by, modifiedBy: row.modified_by, change: Number(row.change), removed: row.removed,
  };
}

/** The row that the call names. */
export async function requireItem(call: GraphCall, listId: string): Promise<Item> {
  const id = itemIdOf(call.params["itemId"] ?? "");
  const rows = id === undefined ? [] : await call.store.query<ItemRow>("select * from items where list_id = $1 and id = $2 and not removed", [listId, id]);
  const [item] = rows.map(itemOf);
  if (item === undefined) throw itemNotFound("The specified item was not found.");
  return item;
}

/** A row's number as a reference writes it; `undefined` when it cannot be one. */
export function itemIdOf(reference: string): number | undefined {
  const id = /^\d{1,10}$/.test(reference) ? Number(reference) : 0;
  return id > 0 && id < 2 ** 31 ? id : undefined;
}

/** The mark of one revision of a row: its GUID and a counter that rises with each change, in quotes. */
export function eTagOf(item: Item): string {
  return `"${item.guid},${String(item.version)}"`;
}

/** Refuses a change to another revision than the one the caller read; without `If-Match` nothing is compared. */
export function checkIfMatch(headers: Headers, eTag: string): void {
  const expected = headers.get("if-match");
  if (expected === null) return;
  // Several marks may be given, and each may be written as a weak one; the quotes hold commas of their own.
  const marks = expected.match(/\*|(?:W\/)?"[^"]*"|[^\s,"][^"]*/g) ?? [];
  const isMet = marks.some((mark) => mark === "*" || mark.replace(/^W\//, "").trim() === eTag || `"${mark.trim()}"` === eTag);
  if (!isMet) throw preconditionFailed();
}

/** How much of a row is wanted. */
export interface ItemWishes {
  readonly withFields: boolean;
  /** Columns chosen inside `$expand=fields(...)`; all when absent. */
  readonly columns?: readonly string[] | undefined;
  /** Columns that are shown only to a caller who chose them. */
  readonly hidden?: readonly string[];
  /** Whether the file or folder of a library's row is wanted inside it. */
  readonly withFile?: boolean;
}

/** The properties of a row; its columns and its file come only when `$expand` names them. */
export const ITEM_TYPE: SelectableType = {
  name: "listItem",
  usual: ["createdDateTime", "eTag", "id", "lastModifiedDateTime", "webUrl", "createdBy", "lastModifiedBy", "parentReference", "contentType", "fields", "driveItem", "versions", "deleted"],
  onRequest: ["sharepointIds", "name", "description"],
};

/** A row as Graph shows it; its columns only when they were asked for. */
export function itemShape(call: GraphCall, reached: ReachedList, { item, wishes }: { readonly item: Item; readonly wishes: ItemWishes }): Readonly<Record<string, unknown>> {
  const { site, list } = reached;
  const eTag = eTagOf(item);
  const shape = {
    "@odata.etag": eTag,
    createdDateTime: item.createdAt,
    eTag,
    id: String(item.id),
    lastModifiedDateTime: item.modifiedAt,
    webUrl: `${listUrl(call, site, list)}/${String(item.id)}_.000`,
    createdBy: makerOf(item.createdBy),
    lastModifiedBy: item.modifiedBy,
    parentReference: { id: list.id, siteId: graphSiteId(site) },
    contentType: contentTypeInfo(item.contentType, list.id),
  };
  if (!wishes.withFields) return shape;
  const context = listContext(call, site, `lists('${list.id}')/items('${String(item.id)}')/fields/$entity`);
  return { ...shape, "fields@odata.context": context, fields: fieldsShape(item, wishes) };
}

/** What names a row in SharePoint itself, shown only to a caller who selects it. */
export function itemSharePointIds(call: GraphCall, { site, list }: ReachedList, item: Item): Readonly<Record<string, unknown>> {
  return { listId: list.id, listItemId: String(item.id), listItemUniqueId: item.guid, siteId: site.id, siteUrl: siteUrl(call, site), tenantId: call.tenantId, webId: site.webId };
}

/** A row's columns as Graph shows them: its own, then what SharePoint adds. */
export function fieldsShape(item: Item, { columns: chosen, hidden = [] }: Pick<ItemWishes, "columns" | "hidden"> = {}): Readonly<Record<string, unknown>> {
  // One object is filled, not several joined: pages and deltas make thousands of them.
  const all: Record<string, unknown> = { "@odata.etag": eTagOf(item) };
  Object.assign(all, item.fields);
  addSystemFields(all, item);
  if (chosen === undefined && hidden.length === 0) return all;
  const isShown = (name: string) => name === "@odata.etag" || (chosen === undefined ? !hidden.includes(name) : chosen.includes(name));
  return Object.fromEntries(Object.entries(all).filter(([name]) => isShown(name)));
}

/** Names of the columns that SharePoint adds to each row. */
export const SYSTEM_FIELDS = [
  "id", "ContentType", "Modified", "Created", "AuthorLookupId", "EditorLookupId", "_UIVersionString", "Attachments", "Edit", "LinkTitleNoMenu", "LinkTitle",
  "ItemChildCount", "FolderChildCount", "_ComplianceFlags", "_ComplianceTag", "_ComplianceTagWrittenTime", "_ComplianceTagUserId", "AppAuthorLookupId", "AppEditorLookupId",
] as const;

function addSystemFields(all: Record<string, unknown>, { id, fields, contentType, version, createdAt, modifiedAt, createdBy, modifiedBy }: Item): void {
  const title = fields["Title"] ?? "";
  all["id"] = String(id);
  all["ContentType"] = contentTypeInfo(contentType, "").name;
  all["Modified"] = modifiedAt;
  all["Created"] = createdAt;
  all["AuthorLookupId"] = lookupIdOf(createdBy.user?.id ?? createdBy.application?.id);
  all["EditorLookupId"] = lookupIdOf(modifiedBy.user?.id ?? modifiedBy.application?.id);
  all["_UIVersionString"] = `${String(version)}.0`;
  all["Attachments"] = false;
  all["Edit"] = "";
  all["LinkTitleNoMenu"] = title;
  all["LinkTitle"] = title;
  all["ItemChildCount"] = "0";
  all["FolderChildCount"] = "0";
  all["_ComplianceFlags"] = "";
  all["_ComplianceTag"] = "";
  all["_ComplianceTagWrittenTime"] = "";
  all["_ComplianceTagUserId"] = "";
  if (createdBy.application !== undefined) all["AppAuthorLookupId"] = lookupIdOf(createdBy.application.id);
  if (modifiedBy.application !== undefined) all["AppEditorLookupId"] = lookupIdOf(modifiedBy.application.id);
}
