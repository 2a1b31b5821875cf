import { LONGEST_TAG } from "./content-control";
import { readFlatOpc, readStyleId } from "./flat-opc";
import { WordFailure } from "./word-failure";
import type { WordPackage } from "./word-package";
import { findChild, isWordElement, listDescendants, readValue, setValue } from "./word-xml";

const STYLE_REFERENCES = ["pStyle", "rStyle", "tblStyle"] as const;
const HIGHEST_ID = 2_147_483_647;

/** Puts blocks of text at their place in the document. */
export type PlaceBlocks = (blocks: readonly Element[]) => void;

/**
 * Inserts a package as Word does, oddities included: a style that the document already has keeps the document's look,
 * a style that the package does not bring is dropped, the last paragraph loses its style, ids that clash are given anew.
 *
 * @returns what was inserted.
 * @throws {WordFailure} when the package cannot be inserted; the document is then as before.
 */
export function insertOoxml(word: WordPackage, ooxml: string, place: PlaceBlocks): readonly Element[] {
  const { blocks, styles } = readFlatOpc(ooxml);
  const document = word.body.ownerDocument;
  const added = blocks.map((block) => document.importNode(block, true));
  const brought = new Set(styles.map(readStyleId));
  for (const block of added) dropUnknownStyles(block, brought);
  dropLastStyle(added);
  refuseDamage(added);
  refuseLongTags(added);
  renumberControls(word, added);
  place(added);
  addStyles(word, styles);
  return added;
}

function dropUnknownStyles(block: Element, brought: ReadonlySet<string>): void {
  for (const name of STYLE_REFERENCES) {
    for (const reference of listDescendants(block, name)) if (!brought.has(readValue(reference) ?? "")) reference.remove();
  }
}

function dropLastStyle(blocks: readonly Element[]): void {
  const last = blocks.at(-1);
  if (last !== undefined && isWordElement(last, "p")) findChild(findChild(last, "pPr"), "pStyle")?.remove();
}

function refuseDamage(blocks: readonly Element[]): void {
  for (const cell of blocks.flatMap((block) => listDescendants(block, "tc"))) {
    const end = cell.lastElementChild;
    if (!isWordElement(end, "p") && !isWordElement(end, "sdt")) throw new WordFailure("InvalidArgument", "A cell has to end with a paragraph.");
  }
}

function refuseLongTags(blocks: readonly Element[]): void {
  const tags = blocks.flatMap((block) => listDescendants(block, "tag"));
  if (tags.some((tag) => (readValue(tag) ?? "").length > LONGEST_TAG)) throw new WordFailure("InvalidArgument", `A tag has at most ${LONGEST_TAG} characters.`);
}

function renumberControls(word: WordPackage, blocks: readonly Element[]): void {
  const used = new Set(listControlIds(word.body).map(({ id }) => id));
  for (const { element, id } of blocks.flatMap(listControlIds)) {
    if (used.has(id)) setValue(element, String(unusedId(used)));
    used.add(readValue(element) ?? "");
  }
}

function listControlIds(root: Element): readonly { readonly element: Element; readonly id: string }[] {
  return listDescendants(root, "id")
    .filter((element) => isWordElement(element.parentElement, "sdtPr"))
    .map((element) => ({ element, id: readValue(element) ?? "" }));
}

function unusedId(used: ReadonlySet<string>): number {
  for (;;) {
    const id = Math.floor(Math.random() * HIGHEST_ID) + 1;
    if (!used.has(String(id))) return id;
  }
}

function addStyles({ styles }: WordPackage, brought: readonly Element[]): void {
  if (styles === undefined) return;
  const resident = new Set(listDescendants(styles, "style").map(readStyleId));
  for (const style of brought) if (!resident.has(readStyleId(style))) styles.append(styles.ownerDocument.importNode(style, true));
}
