import type { OperationPermissions } from "../operation";

const READ = ["Sites.Selected", "Sites.Read.All", "Sites.ReadWrite.All", "Sites.Manage.All", "Sites.FullControl.All"];
const WRITE = ["Sites.Selected", "Sites.ReadWrite.All", "Sites.Manage.All", "Sites.FullControl.All"];
const MANAGE = ["Sites.Selected", "Sites.Manage.All", "Sites.FullControl.All"];

/** Reading sites, lists and rows. */
export const SITES_READ: OperationPermissions = { delegated: READ, application: READ };
/** Writing rows. */
export const SITES_WRITE: OperationPermissions = { delegated: WRITE, application: WRITE };
/** Making and changing lists and columns. */
export const SITES_MANAGE: OperationPermissions = { delegated: MANAGE, application: MANAGE };
const LIST_CHOSEN = "Lists.SelectedOperations.Selected";
const ITEM_CHOSEN = "ListItems.SelectedOperations.Selected";

/** Reading lists and what lies in them; what an application was given of a list counts too. */
export const LISTS_READ = withChosen(SITES_READ, LIST_CHOSEN);
/** Writing the rows of lists. */
export const LISTS_WRITE = withChosen(SITES_WRITE, LIST_CHOSEN);
/** Changing lists, their columns and their content types. */
export const LISTS_MANAGE = withChosen(SITES_MANAGE, LIST_CHOSEN);
/** Reading one row; what an application was given of the row counts too. */
export const ITEMS_READ = withChosen(LISTS_READ, ITEM_CHOSEN);
/** Writing one row. */
export const ITEMS_WRITE = withChosen(LISTS_WRITE, ITEM_CHOSEN);

function withChosen({ delegated, application }: OperationPermissions, permission: string): OperationPermissions {
  return { delegated: [...delegated, permission], application: [...application, permission] };
}

/** Giving an application a site: only an application with full control of all of them, on its own. */
export const SITES_GRANT: OperationPermissions = { delegated: [], application: ["Sites.FullControl.All"] };
/** Reading files and folders. */
export const FILES_READ: OperationPermissions = {
  delegated: ["Files.Read", "Files.ReadWrite", "Files.Read.All", "Files.ReadWrite.All", ...READ],
  application: ["Files.Read.All", "Files.ReadWrite.All", ...READ],
};
/** Writing files and folders, and sharing them. */
export const FILES_WRITE: OperationPermissions = {
  delegated: ["Files.ReadWrite", "Files.ReadWrite.All", ...WRITE],
  application: ["Files.ReadWrite.All", ...WRITE],
};
