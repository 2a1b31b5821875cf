import { WordFailure } from "./word-failure";

/** Namespace of the text of a Word document. */
export const WORD_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

const XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace";
const XMLNS_NAMESPACE = "http://www.w3.org/2000/xmlns/";

/**
 * Reads XML.
 *
 * @throws {WordFailure} when it is not well formed.
 */
export function parseXml(text: string): XMLDocument {
  const parsed = new DOMParser().parseFromString(text, "application/xml");
  if (parsed.getElementsByTagName("parsererror").length > 0) throw new WordFailure("InvalidArgument", "The XML is not well formed.");
  return parsed;
}

/** Writes XML as a part of a package holds it. */
export function serializeXml(document: XMLDocument): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${new XMLSerializer().serializeToString(document.documentElement)}`;
}

/** Whether this is the Word element of this name. */
export function isWordElement(element: Element | null, name: string): boolean {
  return element !== null && element.namespaceURI === WORD_NAMESPACE && element.localName === name;
}

/** Children of this name, in their order; every element child without a name. */
export function listChildren(parent: Element, name?: string): readonly Element[] {
  return Array.from(parent.children).filter((child) => name === undefined || isWordElement(child, name));
}

/** The first child of this name. */
export function findChild(parent: Element | undefined, name: string): Element | undefined {
  return parent === undefined ? undefined : listChildren(parent, name)[0];
}

/** Everything of this name below an element, in the order of the document. */
export function listDescendants(root: Element, name: string): readonly Element[] {
  return Array.from(root.getElementsByTagNameNS(WORD_NAMESPACE, name));
}

/** The nearest element of this name around a node, itself included. */
export function findAround(node: Element, name: string): Element | undefined {
  for (let at: Element | null = node; at !== null; at = at.parentElement) if (isWordElement(at, name)) return at;
  return undefined;
}

/** What an element says in its `w:val`. */
export function readValue(element: Element | undefined): string | undefined {
  return element?.getAttributeNS(WORD_NAMESPACE, "val") ?? undefined;
}

/** Makes an element for `near`'s document, with `w:val` when a value is given. */
export function createWordElement(near: Element, name: string, value?: string): Element {
  const element = near.ownerDocument.createElementNS(WORD_NAMESPACE, `w:${name}`);
  if (value !== undefined) setValue(element, value);
  return element;
}

/** Writes the `w:val` of an element. */
export function setValue(element: Element, value: string): void {
  if (element.ownerDocument.documentElement.getAttributeNS(XMLNS_NAMESPACE, "w") === null && element.lookupNamespaceURI("w") === null) {
    element.setAttributeNS(XMLNS_NAMESPACE, "xmlns:w", WORD_NAMESPACE);
  }
  element.setAttributeNS(WORD_NAMESPACE, "w:val", value);
}

/** Makes a piece of text that keeps its spaces. */
export function createTextElement(near: Element, text: string): Element {
  const element = createWordElement(near, "t");
  element.setAttributeNS(XML_NAMESPACE, "xml:space", "preserve");
  element.textContent = text;
  return element;
}
