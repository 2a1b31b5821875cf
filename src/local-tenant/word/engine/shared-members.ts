import { findParentControl, findParentTable } from "./list-items";
import type { Member } from "./members";
import { readText } from "./read-text";
import { WordFailure } from "./word-failure";
import type { ItemFilter, ItemKind, OpenDocument, WordCollection, WordObject, WordRange } from "./word-object";
import { createTextElement, createWordElement, listDescendants } from "./word-xml";

/** Collects everything of a kind inside an object. */
export function collect(of: ItemKind, filter: ItemFilter = {}): Member<WordObject, WordCollection> {
  return (parent) => ({ kind: "Collection", of, parent, filter });
}

/** Collections that every object with content has. */
export const contentParts = {
  ContentControls: collect("ContentControl"),
  Paragraphs: collect("Paragraph"),
  Tables: collect("Table"),
};

/** The way from an object to the content control around it. */
export const parentParts = {
  ParentContentControl: (object: WordObject): WordObject => {
    const parent = findParentControl(object);
    if (parent === undefined) throw new WordFailure("ItemNotFound", "There is no content control around this.");
    return parent;
  },
  ParentContentControlOrNullObject: (object: WordObject): WordObject | null => findParentControl(object) ?? null,
  ParentTableOrNullObject: (object: WordObject): WordObject | null => findParentTable(object) ?? null,
};

/** The one item of a collection at an end or with an id. @throws {WordFailure} when there is none. */
export function pickItem(item: WordObject | undefined): WordObject {
  if (item === undefined) throw new WordFailure("ItemNotFound", "The item that was asked for is not in the document.");
  return item;
}

/** A range over blocks. */
export function rangeOver(blocks: readonly Element[]): WordRange {
  return { kind: "Range", blocks };
}

/** Makes a paragraph of plain text. */
export function createParagraph(near: Element, text: string): Element {
  const paragraph = createWordElement(near, "p");
  if (text === "") return paragraph;
  const run = createWordElement(near, "r");
  run.append(createTextElement(near, text));
  paragraph.append(run);
  return paragraph;
}

/** The text of several blocks. */
export function textOfBlocks(blocks: readonly Element[]): string {
  return blocks.map(readText).join("\n");
}

/** Which paragraph of the document an element is or holds first. */
export function paragraphNumber(element: Element, { word }: OpenDocument): number {
  const paragraphs = listDescendants(word.body, "p");
  return Math.max(0, paragraphs.findIndex((paragraph) => paragraph === element || element.contains(paragraph)));
}
