import { openWordPackage } from "../engine/word-package";
import { findChild, listDescendants } from "../engine/word-xml";

const KEPT = ["tblCaption", "tblDescription"] as const;

/**
 * Puts back what tables say to people who cannot see them, which the editor leaves out when it saves. Tables are told
 * by their order, so nothing is put back when a table came or went.
 */
export function restoreTableCaptions(saved: Uint8Array, before: Uint8Array): Uint8Array {
  const [now, then] = [openWordPackage(saved), openWordPackage(before)];
  const [tables, earlier] = [listDescendants(now.body, "tbl"), listDescendants(then.body, "tbl")];
  if (tables.length !== earlier.length || tables.length === 0) return saved;
  let isChanged = false;
  tables.forEach((table, index) => {
    const properties = findChild(table, "tblPr");
    for (const name of KEPT) {
      const caption = findChild(findChild(earlier[index], "tblPr"), name);
      if (properties === undefined || caption === undefined || findChild(properties, name) !== undefined) continue;
      properties.append(properties.ownerDocument.importNode(caption, true));
      isChanged = true;
    }
  });
  return isChanged ? now.toBytes() : saved;
}
