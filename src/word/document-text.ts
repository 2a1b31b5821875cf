/** What an empty field shows in a document: a reader of fields takes it for no text. */
export const EMPTY_FIELD = "Click here to write";

const LINE_END = /\r\n|[\r\v\f\u0085\u2028\u2029]/gu;
const NOT_IN_XML = /[^\t\n\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** A text as a document can hold it: one kind of line end, and nothing that XML forbids. Compare texts in this form. */
export function textInDocument(text: string): string {
  return text.replaceAll(LINE_END, "\n").replaceAll(NOT_IN_XML, "");
}

/** A text written into XML, in an element or between double quotes. */
export function escapeXml(text: string): string {
  return textInDocument(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
