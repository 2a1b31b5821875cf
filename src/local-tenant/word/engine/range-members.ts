import { placeInRange, refuseInsideLock, refuseLosingLocked } from "./block-places";
import { readPlaceArgument, readTextArgument } from "./given-arguments";
import { insertOoxml } from "./insert-ooxml";
import type { Members } from "./members";
import { readText } from "./read-text";
import { contentParts, createParagraph, paragraphNumber, parentParts, rangeOver, textOfBlocks } from "./shared-members";
import { WordFailure, lacksMember } from "./word-failure";
import type { WordObject, WordRange } from "./word-object";
import { findChild, isWordElement, listChildren, listDescendants } from "./word-xml";

/** What a range can do, a selection too. */
export const rangeMembers: Members<WordRange> = {
  parts: { ...contentParts, ...parentParts },
  methods: {
    InsertOoxml(range, document, given) {
      const place = readPlaceArgument(given, 1, ["Replace", "Start", "End"]);
      const blocks = insertOoxml(document.word, readTextArgument(given), placeInRange(range, place));
      document.markChanged();
      return rangeOver(blocks);
    },
    Select(range, document) {
      const [first] = range.blocks;
      if (first !== undefined) document.show({ paragraph: paragraphNumber(first, document) });
      return undefined;
    },
  },
  fields: {
    Text({ blocks, selected }) {
      if (selected === undefined) return textOfBlocks(blocks);
      if (!selected.isCollapsed) throw lacksMember("Range.Text of selected text");
      return "";
    },
    IsEmpty: ({ blocks, selected }) => selected?.isCollapsed ?? textOfBlocks(blocks) === "",
  },
  setters: {},
};

type Paragraph = Extract<WordObject, { readonly kind: "Paragraph" }>;

/** What a paragraph can do. */
export const paragraphMembers: Members<Paragraph> = {
  parts: { ContentControls: contentParts.ContentControls, ...parentParts },
  methods: {
    GetRange: ({ paragraph }) => rangeOver([paragraph]),
    InsertParagraph({ paragraph }, document, given) {
      const place = readPlaceArgument(given, 1, ["Before", "After"]);
      refuseInsideLock(paragraph);
      const added = createParagraph(paragraph, readTextArgument(given));
      if (place === "Before") paragraph.before(added);
      else paragraph.after(added);
      document.markChanged();
      return { kind: "Paragraph", paragraph: added };
    },
    Delete({ paragraph }, document) {
      refuseInsideLock(paragraph);
      refuseLosingLocked([paragraph]);
      const isNeeded = isWordElement(paragraph.parentElement, "tc") && paragraph.nextElementSibling === null;
      if (isNeeded) throw new WordFailure("GeneralException", "The last paragraph of a cell cannot be deleted.");
      paragraph.remove();
      document.markChanged();
      return undefined;
    },
    Select({ paragraph }, document) {
      document.show({ paragraph: paragraphNumber(paragraph, document) });
      return undefined;
    },
  },
  fields: { Text: ({ paragraph }) => readText(paragraph) },
  setters: {},
};

type Table = Extract<WordObject, { readonly kind: "Table" }>;

/** What a table can do. */
export const tableMembers: Members<Table> = {
  parts: parentParts,
  methods: {
    GetRange: ({ table }) => rangeOver([table]),
    Delete({ table }, document) {
      refuseInsideLock(table);
      refuseLosingLocked([table]);
      table.remove();
      document.markChanged();
      return undefined;
    },
    Select({ table }, document) {
      document.show({ paragraph: paragraphNumber(table, document) });
      return undefined;
    },
  },
  fields: {
    RowCount: ({ table }) => rowsOf(table).length,
    HeaderRowCount: ({ table }) => rowsOf(table).filter((row) => findChild(findChild(row, "trPr"), "tblHeader") !== undefined).length,
    Values: ({ table }) => rowsOf(table).map((row) => listDescendants(row, "tc").map(readText)),
  },
  setters: {},
};

// A row may stand inside a content control of its own.
function rowsOf(table: Element): readonly Element[] {
  return listChildren(table).flatMap((child) => (isWordElement(child, "sdt") ? listDescendants(child, "tr") : isWordElement(child, "tr") ? [child] : []));
}
