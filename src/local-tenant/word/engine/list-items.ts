import { contentOf, listContentControls, readTag, readTitle } from "./content-control";
import { WordFailure } from "./word-failure";
import type { ItemFilter, ItemKind, OpenDocument, WordCollection, WordObject } from "./word-object";
import { findAround, isWordElement, listDescendants } from "./word-xml";

const ELEMENT_NAMES: Readonly<Record<Exclude<ItemKind, "ContentControl">, string>> = { Paragraph: "p", Table: "tbl" };

/** Everything in a collection now, in the order of the document. */
export function listItems(collection: WordCollection, document: OpenDocument): readonly WordObject[] {
  const found = rootsOf(collection.parent, document).flatMap((root) => listWithin(root, collection.of));
  return Array.from(new Set(found))
    .filter((element) => passes(element, collection.filter))
    .map((element) => toItem(collection.of, element));
}

/** The innermost content control around an object; `undefined` when there is none. */
export function findParentControl(object: WordObject): WordObject | undefined {
  const start = startOf(object);
  const sdt = start === null ? undefined : findAround(start, "sdt");
  return sdt === undefined ? undefined : { kind: "ContentControl", sdt };
}

/** The innermost table around an object; `undefined` when there is none. */
export function findParentTable(object: WordObject): WordObject | undefined {
  const start = startOf(object);
  const table = start === null ? undefined : findAround(start, "tbl");
  return table === undefined ? undefined : { kind: "Table", table };
}

/** The elements that an object covers. */
function rootsOf(object: WordObject, { word }: OpenDocument): readonly Element[] {
  switch (object.kind) {
    case "Document":
    case "Body":
      return [word.body];
    case "ContentControl":
      return [contentOf(object.sdt)];
    case "Paragraph":
      return [object.paragraph];
    case "Table":
      return [object.table];
    case "Range":
      return object.blocks;
    default:
      throw new WordFailure("GeneralException", "This object has no content.");
  }
}

/** Wraps an element as an object of a kind. */
function toItem(kind: ItemKind, element: Element): WordObject {
  if (kind === "ContentControl") return { kind, sdt: element };
  return kind === "Paragraph" ? { kind, paragraph: element } : { kind, table: element };
}

function listWithin(root: Element, kind: ItemKind): readonly Element[] {
  if (kind === "ContentControl") {
    const controls = listContentControls(root);
    // A range that is a whole control holds that control.
    const own = isWordElement(root, "sdt") && root.parentElement !== null ? listContentControls(root.parentElement).filter((sdt) => sdt === root) : [];
    return [...own, ...controls];
  }
  const name = ELEMENT_NAMES[kind];
  return [...(isWordElement(root, name) ? [root] : []), ...listDescendants(root, name)];
}

function passes(element: Element, { tag, title }: ItemFilter): boolean {
  return (tag === undefined || readTag(element) === tag) && (title === undefined || readTitle(element) === title);
}

function startOf(object: WordObject): Element | null {
  switch (object.kind) {
    case "ContentControl":
      return object.sdt.parentElement;
    case "Paragraph":
      return object.paragraph;
    case "Table":
      return object.table.parentElement;
    case "Range":
      return object.selected?.inside ?? object.blocks[0]?.parentElement ?? null;
    default:
      return null;
  }
}
