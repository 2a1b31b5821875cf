import { type TextRun, readMarkdown } from "../read-markdown";

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Writes the text of a card as HTML that holds nothing but paragraphs, lists, line breaks and bold words. */
export function writeCardHtml(text: string): string {
  return readMarkdown(text)
    .map(({ kind, lines }) =>
      kind === "list" ? `<ul>${lines.map((runs) => `<li>${writeRuns(runs)}</li>`).join("")}</ul>` : `<p>${lines.map(writeRuns).join("<br>")}</p>`,
    )
    .join("");
}

function writeRuns(runs: readonly TextRun[]): string {
  return runs.map(({ text, isBold }) => (isBold ? `<strong>${escapeHtml(text)}</strong>` : escapeHtml(text))).join("");
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}
