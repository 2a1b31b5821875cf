import type { WordPart } from "./plan-parts";

const PACKAGE = "http://schemas.microsoft.com/office/2006/xmlPackage";

/** The parts as one XML text, the form in which Word takes a plan into an open document. It ends with an empty paragraph. */
export function flatOpc(parts: readonly WordPart[]): string {
  const each = parts.map(({ name, contentType, inserted }) =>
    inserted === undefined ? "" : `<pkg:part pkg:name="${name}" pkg:contentType="${contentType}"><pkg:xmlData>${withoutDeclaration(inserted)}</pkg:xmlData></pkg:part>`,
  );
  return `<?xml version="1.0" standalone="yes"?>\n<pkg:package xmlns:pkg="${PACKAGE}">${each.join("")}</pkg:package>`;
}

function withoutDeclaration(xml: string): string {
  return xml.replace(/^<\?xml[^>]*\?>\s*/u, "");
}
