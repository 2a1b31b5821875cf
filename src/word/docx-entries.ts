import type { WordPart } from "./plan-parts";

/** One file inside a `.docx` file, which is a zip archive. */
export interface DocxEntry {
  /** Path inside the archive, such as `word/document.xml`. */
  readonly name: string;
  readonly text: string;
}

const CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types";
const RELATIONS_TYPE = "application/vnd.openxmlformats-package.relationships+xml";

/** The files of a `.docx` file, in the order in which they are put into the archive. */
export function docxEntries(parts: readonly WordPart[]): readonly DocxEntry[] {
  const types = parts
    .filter(({ contentType }) => contentType !== RELATIONS_TYPE)
    .map(({ name, contentType }) => `<Override PartName="${name}" ContentType="${contentType}"/>`);
  const defaults = `<Default Extension="rels" ContentType="${RELATIONS_TYPE}"/><Default Extension="xml" ContentType="application/xml"/>`;
  return [
    { name: "[Content_Types].xml", text: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Types xmlns="${CONTENT_TYPES}">${defaults}${types.join("")}</Types>` },
    ...parts.map(({ name, xml }) => ({ name: name.slice(1), text: xml })),
  ];
}
