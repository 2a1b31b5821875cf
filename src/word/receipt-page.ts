import type { LocalDate } from "../domain/local-date";
import { escapeXml } from "./document-text";
import { longDay } from "./long-day";

/** A package's receipt as a page to print: which school has received what from which, and the code. No name, no script. */
export function receiptPage({ code, fromSchool, toSchool, receivedOn }: { readonly code: string; readonly fromSchool: string; readonly toSchool: string; readonly receivedOn: string }): string {
  return [
    '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">',
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
    `<title>Receipt from ${escapeXml(toSchool)}</title>`,
    "<style>body{font:1rem/1.5 system-ui,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}code{font-size:1.5rem}</style>\n</head>\n<body>\n<main>",
    `<h1>Receipt</h1>\n<p><strong>${escapeXml(toSchool)}</strong> has received and taken in a package from <strong>${escapeXml(fromSchool)}</strong> on ${longDay(receivedOn as LocalDate)}.</p>`,
    `<p>Receipt code: <code>${escapeXml(code)}</code></p>`,
    "<p>The school that sent the package enters this code in Baton under Handovers.</p>\n</main>\n</body>\n</html>\n",
  ].join("\n");
}
