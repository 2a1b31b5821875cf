import { EMPTY_FIELD, escapeXml, textInDocument } from "./document-text";
import { LONGEST_TAG } from "./field-tags";
import type { StyleId } from "./styles";

/** WordprocessingML: one element or several. */
export type Markup = string;

/** A control that a reader finds by its tag. */
export interface ControlNames {
  readonly tag: string;
  /** Shown to people when they click into the control. */
  readonly label: string;
  /** Different for every control of a document. */
  readonly id: number;
}

/** One column of a table: its heading, and its width in twentieths of a point. */
export interface Column {
  readonly heading: string;
  readonly width: number;
}

/** What a table is, in words, for people who hear the document instead of seeing it. */
export interface TableWords {
  readonly caption: string;
  readonly description: string;
}

/** A row longer than this, in characters, may break across pages: it would leave most of a page empty. */
const LONGEST_WHOLE_ROW = 1200;

/** Text with its line ends and tabs. */
export function run(text: string, properties: Markup = ""): Markup {
  const pieces = textInDocument(text).split(/(?=[\n\t])/u);
  const content = pieces.map((piece) => {
    if (piece.startsWith("\n")) return `<w:br/>${textElement(piece.slice(1))}`;
    return piece.startsWith("\t") ? `<w:tab/>${textElement(piece.slice(1))}` : textElement(piece);
  });
  return `<w:r>${properties === "" ? "" : `<w:rPr>${properties}</w:rPr>`}${content.join("")}</w:r>`;
}

function textElement(text: string): Markup {
  return text === "" ? "" : `<w:t xml:space="preserve">${escapeXml(text)}</w:t>`;
}

/** One paragraph. */
export function paragraph(content: Markup, style: StyleId): Markup {
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${content}</w:p>`;
}

/** A heading that begins a new page. */
export function pageHeading(text: string, style: StyleId): Markup {
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/><w:pageBreakBefore/></w:pPr>${run(text)}</w:p>`;
}

/** A paragraph of plain text. */
export function textParagraph(text: string, style: StyleId): Markup {
  return paragraph(run(text), style);
}

/** A text that may be edited and is found again by its tag. A tag that Word would cut off is left away: the text only stands there. */
export function textControl({ tag, label, id }: ControlNames, text: string): Markup {
  if (tag.length > LONGEST_TAG) return run(text);
  const isEmpty = text === "";
  const names = `<w:alias w:val="${escapeXml(label)}"/><w:tag w:val="${escapeXml(tag)}"/><w:id w:val="${String(id)}"/>`;
  const content = isEmpty ? run(EMPTY_FIELD, '<w:rStyle w:val="PlaceholderText"/>') : run(text);
  return `<w:sdt><w:sdtPr>${names}${isEmpty ? "<w:showingPlcHdr/>" : ""}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
}

/** A control around whole paragraphs and tables that nobody deletes by accident; what is inside may be edited. */
export function lockedControl({ tag, label, id }: ControlNames, content: Markup): Markup {
  if (tag.length > LONGEST_TAG) return content;
  const names = `<w:alias w:val="${escapeXml(label)}"/><w:tag w:val="${escapeXml(tag)}"/><w:id w:val="${String(id)}"/>`;
  return `<w:sdt><w:sdtPr>${names}<w:lock w:val="sdtLocked"/></w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
}

/** A cell; `fill` is a colour as RRGGBB, `span` how many columns it takes. */
export function cell(content: Markup, { width, fill, span = 1 }: { readonly width: number; readonly fill?: string; readonly span?: number }): Markup {
  const spanned = span === 1 ? "" : `<w:gridSpan w:val="${String(span)}"/>`;
  const filled = fill === undefined ? "" : `<w:shd w:val="clear" w:color="auto" w:fill="${fill}"/>`;
  return `<w:tc><w:tcPr><w:tcW w:w="${String(width)}" w:type="dxa"/>${spanned}${filled}</w:tcPr>${content}</w:tc>`;
}

/** A row that stays on one page unless it is very long. `height` in twentieths of a point is kept free at the least. */
export function row(cells: readonly Markup[], height?: number): Markup {
  const content = cells.join("");
  const words = content.replaceAll(/<[^>]*>/gu, "").length;
  const whole = words > LONGEST_WHOLE_ROW ? "" : "<w:cantSplit/>";
  const high = height === undefined ? "" : `<w:trHeight w:val="${String(height)}" w:hRule="atLeast"/>`;
  return `<w:tr><w:trPr>${whole}${high}</w:trPr>${content}</w:tr>`;
}

/** A table with a row of headings, which is repeated on every page that the table reaches. */
export function table(columns: readonly Column[], rows: readonly Markup[], words: TableWords): Markup {
  const headings = columns.map(({ heading, width }) => cell(textParagraph(heading, "PlanTableHead"), { width, fill: HEAD_FILL }));
  const head = `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${headings.join("")}</w:tr>`;
  return tableElement(columns.map(({ width }) => width), [head, ...rows], { words, firstRow: true });
}

/** A table whose labels stand before the values instead of above them. */
export function labelledTable(widths: readonly number[], rows: readonly Markup[], words: TableWords): Markup {
  return tableElement(widths, rows, { words, firstRow: false });
}

/** A cell that names the value beside it. In the style `PlanFactLabel` its row stays on the page of the next one. */
export function labelCell(label: string, width: number, style: StyleId = "PlanLabel"): Markup {
  return cell(textParagraph(label, style), { width, fill: LABEL_FILL });
}

const HEAD_FILL = "1F3864";
const LABEL_FILL = "E7ECF5";

function tableElement(widths: readonly number[], rows: readonly Markup[], { words, firstRow }: { readonly words: TableWords; readonly firstRow: boolean }): Markup {
  const [first, column] = firstRow ? ["1", "0"] : ["0", "1"];
  const look = `<w:tblLook w:val="${firstRow ? "0420" : "0480"}" w:firstRow="${first}" w:lastRow="0" w:firstColumn="${column}" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>`;
  const total = widths.reduce((sum, width) => sum + width, 0);
  const size = `<w:tblW w:w="${String(total)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>`;
  const said = `<w:tblCaption w:val="${escapeXml(words.caption)}"/><w:tblDescription w:val="${escapeXml(words.description)}"/>`;
  const grid = widths.map((width) => `<w:gridCol w:w="${String(width)}"/>`).join("");
  return `<w:tbl><w:tblPr><w:tblStyle w:val="PlanTable"/>${size}${look}${said}</w:tblPr><w:tblGrid>${grid}</w:tblGrid>${rows.join("")}</w:tbl>`;
}
