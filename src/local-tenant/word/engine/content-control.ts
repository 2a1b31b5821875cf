import { LINE_BREAK, readText } from "./read-text";
import { WordFailure } from "./word-failure";
import { createTextElement, createWordElement, findChild, isWordElement, listChildren, listDescendants, readValue, setValue } from "./word-xml";

/** Word shows this in a control that was emptied and has no placeholder of its own. */
const USUAL_PLACEHOLDER = "Click or tap here to enter text.";

/** Most characters that Word takes in a tag or a title. */
export const LONGEST_TAG = 64;

/** Kinds that `contentControls` of WordApi 1.3 leaves out; rich text is what remains. */
const OTHER_KINDS = ["text", "date", "dropDownList", "comboBox", "picture", "docPartList", "docPartObj", "group", "equation", "citation", "bibliography"];

/** The order in which the schema wants the properties that are written here. */
const PROPERTY_ORDER = ["rPr", "alias", "tag", "id", "lock", "placeholder", "temporary", "showingPlcHdr"];

/** Rich text controls below an element, outer ones before those within. */
export function listContentControls(root: Element): readonly Element[] {
  return listDescendants(root, "sdt").filter((sdt) => !OTHER_KINDS.some((kind) => property(sdt, kind) !== undefined));
}

/** Where a control holds what it shows. */
export function contentOf(sdt: Element): Element {
  const content = findChild(sdt, "sdtContent");
  if (content === undefined) throw new WordFailure("GeneralException", "A content control in this file has no content.");
  return content;
}

/** The number by which a control is known as long as the document lives. */
export function readControlId(sdt: Element): number {
  return Number(readValue(property(sdt, "id")) ?? "0");
}

export function readTag(sdt: Element): string {
  return readValue(property(sdt, "tag")) ?? "";
}

export function readTitle(sdt: Element): string {
  return readValue(property(sdt, "alias")) ?? "";
}

/** Whether the control shows its placeholder because nobody has written in it. */
export function isShowingPlaceholder(sdt: Element): boolean {
  return property(sdt, "showingPlcHdr") !== undefined;
}

/** The placeholder while it shows; nothing otherwise, for a file need not say what it would be. */
export function readPlaceholder(sdt: Element): string {
  return isShowingPlaceholder(sdt) ? readText(contentOf(sdt)) : "";
}

export function cannotDelete(sdt: Element): boolean {
  return ["sdtLocked", "sdtContentLocked"].includes(readLock(sdt));
}

export function cannotEdit(sdt: Element): boolean {
  return ["contentLocked", "sdtContentLocked"].includes(readLock(sdt));
}

/** Writes both locks of a control at once. */
export function setLocks(sdt: Element, locks: { readonly cannotDelete: boolean; readonly cannotEdit: boolean }): void {
  const { cannotDelete: keeps, cannotEdit: fixed } = locks;
  const lock = keeps ? (fixed ? "sdtContentLocked" : "sdtLocked") : fixed ? "contentLocked" : undefined;
  setProperty(sdt, "lock", lock);
}

/** @throws {WordFailure} when the tag is longer than Word allows. */
export function setTag(sdt: Element, tag: string): void {
  if (tag.length > LONGEST_TAG) throw new WordFailure("InvalidArgument", `A tag has at most ${LONGEST_TAG} characters.`);
  setProperty(sdt, "tag", tag);
}

export function setTitle(sdt: Element, title: string): void {
  if (title.length > LONGEST_TAG) throw new WordFailure("InvalidArgument", `A title has at most ${LONGEST_TAG} characters.`);
  setProperty(sdt, "alias", title);
}

/** @throws {WordFailure} when the content is locked. */
function refuseWhenLocked(sdt: Element): void {
  if (cannotEdit(sdt)) throw new WordFailure("AccessDenied", "The content of this content control cannot be edited.");
}

/**
 * Writes text into a control, in the look of the text that was there. Emptied, it shows a placeholder.
 *
 * @throws {WordFailure} when the content is locked, or holds a table: Word damages those.
 */
export function setControlText(sdt: Element, text: string, place: "Replace" | "Start" | "End"): void {
  refuseWhenLocked(sdt);
  const content = contentOf(sdt);
  if (listDescendants(content, "tbl").length > 0) throw new WordFailure("GeneralException", "Text over a content control that holds a table damages the document.");
  const wasEmpty = isShowingPlaceholder(sdt);
  const look = wasEmpty ? undefined : findChild(listDescendants(content, "r")[0], "rPr");
  const line = lineOf(content);
  const replaces = place === "Replace" || wasEmpty;
  if (replaces) clearLine(content, line);
  setProperty(sdt, "showingPlcHdr", undefined);
  if (replaces && text === "") return showPlaceholder(sdt, line);
  const run = createRun(sdt, text, look);
  if (place === "Start") line.insertBefore(run, listChildren(line).find((child) => !isWordElement(child, "pPr")) ?? null);
  else line.append(run);
  return undefined;
}

/** Takes the control away; with it its content, unless that is to be kept. @throws {WordFailure} when it is locked. */
export function deleteControl(sdt: Element, keepContent: boolean): void {
  if (cannotDelete(sdt)) throw new WordFailure("AccessDenied", "This content control cannot be deleted.");
  const content = contentOf(sdt);
  const cells = listChildren(content, "tc").length + listChildren(content, "tr").length;
  if (!keepContent && cells > 0) throw new WordFailure("GeneralException", "A content control around cells is deleted with its table only.");
  const parent = sdt.parentElement;
  if (keepContent) sdt.replaceWith(...Array.from(content.childNodes));
  else sdt.remove();
  if (parent !== null && isWordElement(parent, "tc") && !isWordElement(parent.lastElementChild, "p")) parent.append(createWordElement(parent, "p"));
}

/** The paragraph or the run of text in which a control's text stands. */
function lineOf(content: Element): Element {
  return listDescendants(content, "p")[0] ?? content;
}

function clearLine(content: Element, line: Element): void {
  const wanted = line === content ? undefined : line;
  for (const block of listChildren(content)) if (wanted !== undefined && block !== wanted && !block.contains(wanted)) block.remove();
  for (const child of listChildren(line)) if (!isWordElement(child, "pPr")) child.remove();
}

function showPlaceholder(sdt: Element, line: Element): void {
  const look = createWordElement(sdt, "rPr");
  look.append(createWordElement(sdt, "rStyle", "PlaceholderText"));
  line.append(createRun(sdt, USUAL_PLACEHOLDER, look));
  const shows = createWordElement(sdt, "showingPlcHdr");
  placeProperty(sdt, shows);
}

function createRun(near: Element, text: string, look: Element | undefined): Element {
  const run = createWordElement(near, "r");
  if (look !== undefined) run.append(look.cloneNode(true));
  text.replaceAll(LINE_BREAK, "\n").split(/\r\n|\n|\r/).forEach((line, index) => {
    if (index > 0) run.append(createWordElement(near, "br"));
    line.split("\t").forEach((piece, column) => {
      if (column > 0) run.append(createWordElement(near, "tab"));
      if (piece !== "" || column === 0) run.append(createTextElement(near, piece));
    });
  });
  return run;
}

function property(sdt: Element, name: string): Element | undefined {
  return findChild(findChild(sdt, "sdtPr"), name);
}

function readLock(sdt: Element): string {
  return readValue(property(sdt, "lock")) ?? "unlocked";
}

function setProperty(sdt: Element, name: string, value: string | undefined): void {
  const existing = property(sdt, name);
  if (value === undefined) return existing?.remove();
  if (existing === undefined) placeProperty(sdt, createWordElement(sdt, name, value));
  else setValue(existing, value);
  return undefined;
}

function placeProperty(sdt: Element, added: Element): void {
  const properties = findChild(sdt, "sdtPr");
  if (properties === undefined) throw new WordFailure("GeneralException", "A content control in this file has no properties.");
  const rank = PROPERTY_ORDER.indexOf(added.localName);
  const later = listChildren(properties).find((child) => {
    const at = PROPERTY_ORDER.indexOf(child.localName);
    return at === -1 || at > rank;
  });
  properties.insertBefore(added, later ?? null);
}
