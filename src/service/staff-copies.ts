import { strToU8, zipSync } from "fflate";
import type { StaffCopies } from "../application/ports";
import { docxEntries } from "../word/docx-entries";
import { planParts } from "../word/plan-parts";

/** A file inside the archive carries this moment, whenever it was made: the same plan gives the same bytes. */
const EVERY_ENTRY_AT = "1980-01-01T12:00:00";

/** Makes the Word files that staff read. */
export function createStaffCopies(): StaffCopies {
  return {
    make(document) {
      const entries = docxEntries(planParts(document)).map(({ name, text }) => [name, strToU8(text)] as const);
      return zipSync(Object.fromEntries(entries), { mtime: EVERY_ENTRY_AT, level: 6 });
    },
  };
}
