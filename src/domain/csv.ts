/** A spreadsheet takes a cell that begins so for a formula. Source: OWASP, "CSV Injection". */
const FORMULA = /^[=+\-@\t\r]/u;

/**
 * Rows as comma-separated text that Excel opens with its letters right and its cells as text: UTF-8 with a mark at the start,
 * lines ended by CRLF. A cell that would be taken for a formula gets an apostrophe before it. Source: RFC 4180.
 */
export function csvText(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`;
}

function cell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
