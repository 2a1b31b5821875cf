/** A column that SharePoint itself has on every list. */
interface SystemColumn {
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
  readonly readOnly: boolean;
  readonly facet: Readonly<Record<string, unknown>>;
}

/** The kinds of lists that differ in their columns. */
export type ListKind = "genericList" | "documentLibrary" | "userInformation";

const ONE_LINE = { text: { allowMultipleLines: false, appendChangesToExistingText: false, linesForEditing: 0, maxLength: 255 } };
const INSTANT = { dateTime: { displayAs: "default", format: "dateTime" } };
const PERSON = { personOrGroup: { allowMultipleSelection: false, chooseFromType: "peopleAndGroups" } };
/** SharePoint works these out from others, and Graph has no facet for it. */
const COMPUTED = {};

function countOf(columnName: string) {
  return { lookup: { allowMultipleValues: false, allowUnlimitedLength: false, columnName, listId: "" } };
}

/** A title column has this id on every list. */
export const TITLE_COLUMN_ID = "fa564e0f-0c70-4ab9-b863-0176e6ddd247";

const ON_EVERY_LIST: readonly SystemColumn[] = [
  { id: "1d22ea11-1e32-424e-89ab-9fedbadb6ce1", name: "ID", displayName: "ID", readOnly: true, facet: COMPUTED },
  { id: "c042a256-787d-4a6f-8a8a-cf6ab767f12d", name: "ContentType", displayName: "Content Type", readOnly: false, facet: ONE_LINE },
  { id: "28cf69c5-fa48-462a-b5cd-27b6f9d2bd5f", name: "Modified", displayName: "Modified", readOnly: true, facet: INSTANT },
  { id: "8c06beca-0777-48f7-91c7-6da68bc07b69", name: "Created", displayName: "Created", readOnly: true, facet: INSTANT },
  { id: "1df5e554-ec7e-46a6-901d-d85a3881cb18", name: "Author", displayName: "Created By", readOnly: true, facet: PERSON },
  { id: "d31655d1-1d5b-4511-95a1-7a09e9b75bf2", name: "Editor", displayName: "Modified By", readOnly: true, facet: PERSON },
  { id: "dce8262a-3ae9-45aa-aab4-83bd75fb738a", name: "_UIVersionString", displayName: "Version", readOnly: true, facet: ONE_LINE },
  { id: "503f1caa-358e-4918-9094-4a2cdc4bc034", name: "Edit", displayName: "Edit", readOnly: true, facet: COMPUTED },
  { id: "081c6e4c-5c14-4f20-b23e-1a71ceb6a67c", name: "DocIcon", displayName: "Type", readOnly: true, facet: COMPUTED },
  { id: "b824e17e-a1b3-426e-aecf-f0184d900485", name: "ItemChildCount", displayName: "Item Child Count", readOnly: true, facet: countOf("ItemChildCount") },
  { id: "960ff01f-2b6d-4f1b-9c3f-e19ad8927341", name: "FolderChildCount", displayName: "Folder Child Count", readOnly: true, facet: countOf("FolderChildCount") },
  { id: "ccc1037f-f65e-434a-868e-8c98af31fe29", name: "_ComplianceFlags", displayName: "Label setting", readOnly: true, facet: ONE_LINE },
  { id: "d4b6480a-4bed-4094-9a52-30181ea38f1d", name: "_ComplianceTag", displayName: "Retention label", readOnly: true, facet: ONE_LINE },
  { id: "92be610e-ddbb-49f4-b3b1-5c2bc768df8f", name: "_ComplianceTagWrittenTime", displayName: "Retention label Applied", readOnly: true, facet: ONE_LINE },
  { id: "418d7676-2d6f-42cf-a16a-e43d2971252a", name: "_ComplianceTagUserId", displayName: "Label applied by", readOnly: true, facet: ONE_LINE },
  { id: "6bfaba20-36bf-44b5-a1b2-eb6346d49716", name: "AppAuthor", displayName: "App Created By", readOnly: true, facet: countOf("Title") },
  { id: "e08400f3-c779-4ed2-a18c-ab7f34caa318", name: "AppEditor", displayName: "App Modified By", readOnly: true, facet: countOf("Title") },
];

const ON_LISTS: readonly SystemColumn[] = [
  { id: "67df98f4-9dec-48ff-a553-29bece9c5bf4", name: "Attachments", displayName: "Attachments", readOnly: false, facet: COMPUTED },
  { id: "bc91a437-52e7-49e1-8c4e-4698904b2b6d", name: "LinkTitleNoMenu", displayName: "Title", readOnly: true, facet: COMPUTED },
  { id: "82642ec8-ef9b-478f-acf9-31f7d45fbc31", name: "LinkTitle", displayName: "Title", readOnly: true, facet: COMPUTED },
];

const ON_LIBRARIES: readonly SystemColumn[] = [
  { id: "8553196d-ec8d-4564-9861-3dbe931050c8", name: "FileLeafRef", displayName: "Name", readOnly: false, facet: ONE_LINE },
];

const ON_PEOPLE: readonly SystemColumn[] = [
  { id: "bfc6f32c-668c-43c4-a903-847cca2f9b3c", name: "Name", displayName: "Account", readOnly: true, facet: ONE_LINE },
  { id: "fce16b4c-fe53-4793-aaab-b4892e736d15", name: "EMail", displayName: "Work email", readOnly: true, facet: ONE_LINE },
  { id: "211a8cfc-93b7-4173-9254-0bfe2d1643da", name: "UserName", displayName: "User name", readOnly: true, facet: ONE_LINE },
  { id: "4a722dd4-d406-4356-93f9-2550b8f50dd0", name: "FirstName", displayName: "First name", readOnly: true, facet: ONE_LINE },
  { id: "191e8a1a-2f4b-4d4e-8c0d-5a3a6c1f2b77", name: "LastName", displayName: "Last name", readOnly: true, facet: ONE_LINE },
  { id: "c4e0f350-52cc-4ede-904c-dd71a3d11f7d", name: "JobTitle", displayName: "Title", readOnly: true, facet: ONE_LINE },
];

/** The columns that SharePoint itself has on a list, as Graph shows them. */
export function systemColumnShapes(kind: ListKind): readonly Readonly<Record<string, unknown>>[] {
  const special = kind === "genericList" ? ON_LISTS : kind === "documentLibrary" ? ON_LIBRARIES : ON_PEOPLE;
  return [...special, ...ON_EVERY_LIST].map(({ facet, readOnly, ...column }) => ({
    columnGroup: "_Hidden", description: "", ...column, enforceUniqueValues: false, hidden: false, indexed: false, readOnly, required: false, ...facet,
    type: "unknownFutureValue", isDeletable: false, isReorderable: false, isSealed: true,
  }));
}
