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
