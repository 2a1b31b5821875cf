const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml";

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** One run of text. */
export function run(text: string, style?: string): string {
  const look = style === undefined ? "" : `<w:rPr><w:rStyle w:val="${style}"/></w:rPr>`;
  return `<w:r>${look}<w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`;
}

/** One paragraph around what is given. */
export function paragraph(inner: string, style?: string): string {
  return `<w:p>${style === undefined ? "" : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}${inner}</w:p>`;
}

export interface ControlParts {
  readonly tag: string;
  readonly id: number;
  readonly title?: string;
  readonly lock?: "sdtLocked" | "contentLocked" | "sdtContentLocked";
  /** XML that makes it another kind than rich text, such as `<w:text/>`. */
  readonly kind?: string;
}

/** A content control around XML. */
export function control({ tag, id, title = tag, lock, kind = "" }: ControlParts, inner: string, isEmpty = false): string {
  const locked = lock === undefined ? "" : `<w:lock w:val="${lock}"/>`;
  const properties = `<w:alias w:val="${escapeXml(title)}"/><w:tag w:val="${tag}"/><w:id w:val="${id}"/>${locked}${isEmpty ? "<w:showingPlcHdr/>" : ""}${kind}`;
  return `<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${inner}</w:sdtContent></w:sdt>`;
}

/** A field within a line; without text it shows a placeholder. */
export function field(tag: string, id: number, text: string): string {
  return control({ tag, id }, text === "" ? run("Write here", "PlaceholderText") : run(text), text === "");
}

/** A table whose first row is a header. */
export function table(rows: readonly (readonly string[])[]): string {
  const cells = (row: readonly string[]): string => row.map((inner) => `<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr>${paragraph(inner)}</w:tc>`).join("");
  const lines = rows.map((row, index) => `<w:tr>${index === 0 ? "<w:trPr><w:tblHeader/></w:trPr>" : ""}${cells(row)}</w:tr>`).join("");
  const grid = (rows[0] ?? []).map(() => '<w:gridCol w:w="3000"/>').join("");
  return `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblCaption w:val="Targets"/><w:tblDescription w:val="Targets and how they go"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${lines}</w:tbl>`;
}

/** A paragraph style. */
export function style(id: string, colour = "000000"): string {
  return `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${id}"/><w:rPr><w:color w:val="${colour}"/></w:rPr></w:style>`;
}

export interface FlatOpcParts {
  readonly body: string;
  /** Without them the package has no part of styles. */
  readonly styles?: string;
  /** More parts: name, content type, XML. */
  readonly others?: readonly (readonly [string, string, string])[];
}

/** A package in one XML file, as add-ins insert it. */
export function flatOpc({ body, styles, others = [] }: FlatOpcParts): string {
  const relations = "application/vnd.openxmlformats-package.relationships+xml";
  const link =
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" ' +
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';
  const parts: readonly (readonly [string, string, string])[] = [
    ["/_rels/.rels", relations, link],
    ["/word/document.xml", `${WORD_TYPE}.document.main+xml`, `<w:document xmlns:w="${WORD}"><w:body>${body}</w:body></w:document>`],
    ...(styles === undefined ? [] : [["/word/styles.xml", `${WORD_TYPE}.styles+xml`, `<w:styles xmlns:w="${WORD}">${styles}</w:styles>`] as const]),
    ...others,
  ];
  const written = parts.map(([name, type, xml]) => `<pkg:part pkg:name="${name}" pkg:contentType="${type}"><pkg:xmlData>${xml}</pkg:xmlData></pkg:part>`);
  return `<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">${written.join("")}</pkg:package>`;
}
