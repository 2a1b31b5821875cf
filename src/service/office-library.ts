import { createRequire } from "node:module";
import path from "node:path";

/** Where Microsoft serves the Office library on Microsoft 365. Source: Office Add-ins, "Referencing the Office JavaScript API library". */
const MICROSOFTS_ADDRESS = "https://appsforoffice.microsoft.com/lib/1/hosted/office.js";

/** Path under which the unmodified library of the npm package is served locally, relative to the pane. */
export const LOCAL_LIBRARY = "vendor/office-js";

/** Stands in the built pane where the address of the Office library goes. */
const PLACEHOLDER = "__OFFICE_LIBRARY__";

/** Folder of the library as npm installed it: it is served from there and never copied, because its licence says so. */
export function findOfficeFolder(): string {
  return path.join(path.dirname(createRequire(import.meta.url).resolve("@microsoft/office-js/package.json")), "dist");
}

/** The pane with the address of the Office library filled in; any other page comes back as it is. */
export function nameOfficeLibrary(page: string, isLocal: boolean): string {
  return page.replace(PLACEHOLDER, isLocal ? `${LOCAL_LIBRARY}/office.js` : MICROSOFTS_ADDRESS);
}
