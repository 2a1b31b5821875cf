import { existsSync } from "node:fs";
import path from "node:path";

/** Where Microsoft serves the Office library on Microsoft 365. Source: Office Add-ins, "Referencing the Office JavaScript API library". */
const MICROSOFTS_ADDRESS = "https://appsforoffice.microsoft.com/lib/1/hosted/office.js";

/** Path under which the unmodified library of the npm package is served locally, relative to the pane. */
export const LOCAL_LIBRARY = "vendor/office-js";

/** Stands in the built pane where the address of the Office library goes. */
const PLACEHOLDER = "__OFFICE_LIBRARY__";

/**
 * Folder of the library as npm installed it for the program in `programFile`: it is served from there and never copied,
 * because its licence says so.
 *
 * @throws {Error} it is not installed: `npm ci` has not been run.
 */
export function findOfficeFolder(programFile: string): string {
  for (let folder = path.dirname(path.resolve(programFile)); ; folder = path.dirname(folder)) {
    const found = path.join(folder, "node_modules/@microsoft/office-js/dist");
    if (existsSync(found)) return found;
    if (folder === path.dirname(folder)) throw new Error("The Office library is not installed; run npm ci.");
  }
}

/** The pane with the address of the Office library filled in; any other page comes back as it is. */
export function nameOfficeLibrary(page: string, isLocal: boolean): string {
  return page.replace(PLACEHOLDER, isLocal ? `${LOCAL_LIBRARY}/office.js` : MICROSOFTS_ADDRESS);
}
