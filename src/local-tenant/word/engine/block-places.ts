import { cannotDelete, cannotEdit, contentOf, listContentControls } from "./content-control";
import type { PlaceBlocks } from "./insert-ooxml";
import { readText } from "./read-text";
import { WordFailure } from "./word-failure";
import type { WordRange } from "./word-object";
import { findAround, findChild, isWordElement, listChildren, listDescendants } from "./word-xml";

/** Elements that may hold paragraphs and tables. */
function holdsBlocks(element: Element | null): element is Element {
  if (element === null || isWordElement(element, "body") || isWordElement(element, "tc")) return element !== null;
  if (!isWordElement(element, "sdtContent")) return false;
  return listChildren(element).every((child) => isWordElement(child, "p") || isWordElement(child, "tbl") || isWordElement(child, "sdt"));
}

/** @throws {WordFailure} when a lock around the element forbids changing it. */
export function refuseInsideLock(element: Element): void {
  for (let sdt = findAround(element, "sdt"); sdt !== undefined; sdt = sdt.parentElement === null ? undefined : findAround(sdt.parentElement, "sdt")) {
    if (cannotEdit(sdt)) throw new WordFailure("AccessDenied", "The content of this content control cannot be edited.");
  }
}

/** @throws {WordFailure} when something that goes is locked. */
export function refuseLosingLocked(blocks: readonly Element[]): void {
  const controls = blocks.flatMap((block) => [...(isWordElement(block, "sdt") ? [block] : []), ...listContentControls(block)]);
  if (controls.some(cannotDelete)) throw new WordFailure("AccessDenied", "A content control in this place cannot be deleted.");
}

/** The blocks of a body, without the settings of its last section. */
export function blocksOf(container: Element): readonly Element[] {
  return listChildren(container).filter((child) => !isWordElement(child, "sectPr"));
}

/** Puts blocks at the start of the body, in the place of everything, or at its end: as in Word, inside a control that ends it. */
export function placeInBody(body: Element, place: "Start" | "End" | "Replace"): PlaceBlocks {
  return (blocks) => {
    const present = blocksOf(body);
    const last = present.at(-1);
    if (place === "End" && last !== undefined && isWordElement(last, "sdt") && holdsBlocks(contentOf(last))) {
      refuseInsideLock(last);
      contentOf(last).append(...blocks);
      return;
    }
    if (place === "Replace") {
      refuseLosingLocked(present);
      present.forEach((block) => block.remove());
    }
    if (place === "Start") body.prepend(...blocks);
    else body.insertBefore(fragmentOf(blocks, body), findChild(body, "sectPr") ?? null);
  };
}

/** Puts blocks where a range is. */
export function placeInRange(range: WordRange, place: "Replace" | "Start" | "End"): PlaceBlocks {
  return (blocks) => {
    const target = range.blocks[0];
    if (target === undefined || !holdsBlocks(target.parentElement)) throw new WordFailure("GeneralException", "Whole paragraphs cannot be inserted in this place.");
    refuseInsideLock(target.parentElement);
    if (range.selected !== undefined) return placeAtCursor(target, range.selected.isCollapsed, blocks);
    if (place === "Start") return target.before(...blocks);
    if (place === "End") return range.blocks.at(-1)?.after(...blocks);
    refuseLosingLocked(range.blocks);
    if (range.blocks.some((block) => isWordElement(block, "tbl"))) throw new WordFailure("GeneralException", "Replacing a range that holds a table damages the document.");
    target.before(...blocks);
    return range.blocks.forEach((block) => block.remove());
  };
}

/** Puts blocks in the place of what a control shows. */
export function placeInControl(sdt: Element, place: "Replace" | "Start" | "End"): PlaceBlocks {
  return (blocks) => {
    const content = contentOf(sdt);
    if (!holdsBlocks(content)) throw new WordFailure("GeneralException", "Whole paragraphs cannot be inserted in a content control within a line, or around cells.");
    refuseInsideLock(sdt);
    if (place === "Start") return content.prepend(...blocks);
    if (place === "End") return content.append(...blocks);
    if (listDescendants(content, "tbl").length > 0) throw new WordFailure("GeneralException", "Replacing the content of a control that holds a table damages the document.");
    refuseLosingLocked(listChildren(content));
    return content.replaceChildren(...blocks);
  };
}

// An empty paragraph makes room for what comes; text stays, for a paragraph is not cut in two here.
function placeAtCursor(paragraph: Element, isCollapsed: boolean, blocks: readonly Element[]): void {
  if (!isCollapsed) throw new WordFailure("GeneralException", "This page does not insert over selected text: place the cursor first.");
  const isEmpty = readText(paragraph) === "" && listDescendants(paragraph, "sdt").length === 0;
  paragraph.after(...blocks);
  if (isEmpty) paragraph.remove();
}

function fragmentOf(blocks: readonly Element[], near: Element): DocumentFragment {
  const fragment = near.ownerDocument.createDocumentFragment();
  fragment.append(...blocks);
  return fragment;
}
