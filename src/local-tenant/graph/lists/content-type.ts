import type { SelectableType } from "../select";

/** A content type of a list: a kind of row. */
export interface ContentType {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly group: string;
  readonly parentId: string;
  readonly hidden: boolean;
  readonly readOnly: boolean;
  readonly sealed: boolean;
  readonly isBuiltIn: boolean;
  readonly position: number;
}

interface SiteContentType {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly group: string;
}

const LISTS = "List Content Types";

/** Content types that every site has from the start. */
const SITE_CONTENT_TYPES: readonly SiteContentType[] = [
  { id: "0x01", name: "Item", description: "Create a new list item.", group: LISTS },
  { id: "0x0101", name: "Document", description: "Create a new document.", group: "Document Content Types" },
  { id: "0x0102", name: "Event", description: "Create a new meeting, deadline or other event.", group: LISTS },
  { id: "0x0103", name: "Issue", description: "Track an issue or problem.", group: LISTS },
  { id: "0x0104", name: "Announcement", description: "Create a new news item, status or other short piece of information.", group: LISTS },
  { id: "0x0105", name: "Link", description: "Create a new link to a Web page or other resource.", group: LISTS },
  { id: "0x0106", name: "Contact", description: "Store information about a business or personal contact.", group: LISTS },
  { id: "0x0107", name: "Message", description: "Create a new message.", group: LISTS },
  { id: "0x0108", name: "Task", description: "Track a work item that you or your team needs to complete.", group: LISTS },
  { id: "0x010A", name: "Person", description: "", group: "_Hidden" },
  { id: "0x0120", name: "Folder", description: "Create a new folder.", group: "Folder Content Types" },
];

/** A content type of the site, by its id. */
export function siteContentType(id: string): SiteContentType | undefined {
  return SITE_CONTENT_TYPES.find((type) => type.id.toLowerCase() === id.toLowerCase());
}

/** The id of a list's own copy of a content type: the site's id, and a GUID without its hyphens. */
export function copiedTypeId(parentId: string, guid: string): string {
  return `${parentId}00${guid.replaceAll("-", "").toUpperCase()}`;
}

const FIRST_TYPES = { genericList: "0x01", documentLibrary: "0x0101", userInformation: "0x010A" } as const;

/** The content types that a list has from the start, the usual one first; their ids follow from the list's. */
export function firstContentTypes(list: { readonly id: string; readonly template: keyof typeof FIRST_TYPES }): readonly ContentType[] {
  return [FIRST_TYPES[list.template], "0x0120"].flatMap((parentId, position) => {
    const type = siteContentType(parentId);
    if (type === undefined) return [];
    return [{ ...type, id: copiedTypeId(parentId, list.id), parentId, hidden: false, readOnly: false, sealed: false, isBuiltIn: true, position }];
  });
}

/** How a row names a content type that was added to its list; the ones from the start are named by their name alone. */
export function storedContentType(type: ContentType): string {
  return type.isBuiltIn ? type.name : `${type.id}:${type.name}`;
}

/** A row's content type as Graph shows it. */
export function contentTypeInfo(stored: string, listId: string): { readonly id: string; readonly name: string } {
  const added = /^(0x[0-9A-F]+):(.*)$/s.exec(stored);
  if (added !== null) return { id: added[1] ?? "", name: added[2] ?? "" };
  const parentId = SITE_CONTENT_TYPES.find((type) => type.name === stored)?.id ?? "0x01";
  return { id: copiedTypeId(parentId, listId), name: stored };
}

/** The properties of a content type. */
export const CONTENT_TYPE_TYPE: SelectableType = {
  name: "contentType",
  usual: ["id", "description", "group", "hidden", "isBuiltIn", "name", "parentId", "readOnly", "sealed", "base"],
  onRequest: ["order", "associatedHubsUrls", "documentSet", "documentTemplate", "inheritedFrom", "propagateChanges"],
};

/** Everything that is known of a content type. */
export function contentTypeShape(type: ContentType): Readonly<Record<string, unknown>> {
  const { id, name, description, group, parentId, hidden, readOnly, sealed, isBuiltIn, position } = type;
  const base = { id: parentId, name: siteContentType(parentId)?.name ?? name };
  return { id, description, group, hidden, isBuiltIn, name, parentId, readOnly, sealed, base, order: { default: position === 0, position } };
}
