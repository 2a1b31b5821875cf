import type { SelectableType } from "../select";

const BASE = ["id", "createdBy", "createdDateTime", "description", "eTag", "lastModifiedBy", "lastModifiedDateTime", "name", "parentReference", "webUrl", "createdByUser", "lastModifiedByUser"];

/** Names of the properties of drives, files and folders, versions, permissions and shares. Source: Microsoft Graph v1.0 metadata. */
export const DRIVE_TYPE: SelectableType = {
  name: "drive",
  usual: [...BASE, "driveType", "owner", "quota", "system", "bundles", "following", "items", "list", "root", "special"],
  onRequest: ["sharePointIds"],
};
export const DRIVE_ITEM_TYPE: SelectableType = {
  name: "driveItem",
  usual: [
    ...BASE, "audio", "bundle", "content", "cTag", "deleted", "file", "fileSystemInfo", "folder", "image", "location", "malware", "package", "pendingOperations", "photo", "publication", "remoteItem",
    "root", "searchResult", "shared", "size", "specialFolder", "video", "analytics", "children", "listItem", "permissions", "retentionLabel", "subscriptions", "thumbnails", "versions", "workbook",
    "@microsoft.graph.downloadUrl", "@content.downloadUrl", "content.downloadUrl",
  ],
  onRequest: ["sharepointIds", "webDavUrl"],
};
export const VERSION_TYPE: SelectableType = { name: "driveItemVersion", usual: ["id", "lastModifiedBy", "lastModifiedDateTime", "publication", "content", "size"], onRequest: [] };
export const PERMISSION_TYPE: SelectableType = {
  name: "permission",
  usual: ["id", "expirationDateTime", "grantedTo", "grantedToIdentities", "grantedToIdentitiesV2", "grantedToV2", "hasPassword", "inheritedFrom", "invitation", "link", "roles", "shareId"],
  onRequest: [],
};
export const SHARE_TYPE: SelectableType = { name: "sharedDriveItem", usual: [...BASE, "owner", "driveItem", "items", "list", "listItem", "permission", "root", "site"], onRequest: [] };
