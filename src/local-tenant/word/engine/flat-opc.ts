import { WordFailure } from "./word-failure";
import { findChild, isWordElement, listChildren, listDescendants, parseXml, readValue } from "./word-xml";

const PACKAGE_NAMESPACE = "http://schemas.microsoft.com/office/2006/xmlPackage";
const RELATIONS_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

const STYLES_PART = "/word/styles.xml";

/** Parts that Word takes no notice of when a package is inserted, so that leaving them out changes nothing. */
const IGNORED_PART = /^\/(_rels\/|docProps\/|customXml\/|word\/_rels\/|word\/(settings|fontTable|webSettings)\.xml$|word\/theme\/)/;

/** What inserting a package brings along: blocks of text, and the styles they may use. */
export interface InsertedContent {
  readonly blocks: readonly Element[];
  readonly styles: readonly Element[];
}

/**
 * Reads a package as add-ins insert it (Flat OPC).
 *
 * @throws {WordFailure} when it is no such package, or holds parts that this page cannot take over.
 */
export function readFlatOpc(ooxml: string): InsertedContent {
  const parts = readParts(ooxml);
  const main = Array.from(parts.values()).find((part) => part.getAttributeNS(PACKAGE_NAMESPACE, "contentType")?.endsWith(".document.main+xml"));
  if (main === undefined || !parts.has("/_rels/.rels")) throw new WordFailure("InvalidArgument", "The OOXML does not say which part is the document.");
  for (const [name, part] of parts) {
    if (part !== main && name !== STYLES_PART && !IGNORED_PART.test(name)) throw new WordFailure("GeneralException", `This page does not insert the part ${name}.`);
  }
  const body = findChild(contentOfPart(main), "body");
  if (body === undefined) throw new WordFailure("InvalidArgument", "The document part has no body.");
  refuseRelations(body);
  const styles = parts.get(STYLES_PART);
  return { blocks: readBlocks(body), styles: styles === undefined ? [] : listChildren(contentOfPart(styles), "style") };
}

function readParts(ooxml: string): ReadonlyMap<string, Element> {
  const root = parseXml(ooxml).documentElement;
  if (root.namespaceURI !== PACKAGE_NAMESPACE || root.localName !== "package") throw new WordFailure("InvalidArgument", "The OOXML is not a package.");
  return new Map(Array.from(root.children).map((part) => [part.getAttributeNS(PACKAGE_NAMESPACE, "name") ?? "", part]));
}

/** The id by which paragraphs and text name a style. */
export function readStyleId(style: Element): string {
  return style.getAttributeNS(style.namespaceURI, "styleId") ?? "";
}

function contentOfPart(part: Element): Element {
  const content = part.firstElementChild?.firstElementChild;
  if (content === null || content === undefined) throw new WordFailure("InvalidArgument", "A part of the OOXML is empty.");
  return content;
}

function readBlocks(body: Element): readonly Element[] {
  const blocks = listChildren(body);
  if (blocks.some((block) => isWordElement(block, "sectPr"))) throw new WordFailure("GeneralException", "This page does not insert sections: leave w:sectPr out.");
  if (blocks.length === 0) throw new WordFailure("InvalidArgument", "There is nothing to insert.");
  for (const id of listDescendants(body, "numId")) {
    if (readValue(id) !== "0") throw new WordFailure("GeneralException", "This page does not insert numbered lists.");
  }
  return blocks;
}

function refuseRelations(body: Element): void {
  for (const element of Array.from(body.getElementsByTagName("*"))) {
    if (Array.from(element.attributes).some(({ namespaceURI }) => namespaceURI === RELATIONS_NAMESPACE)) {
      throw new WordFailure("GeneralException", `This page does not insert ${element.localName}, which points to another part.`);
    }
  }
}
