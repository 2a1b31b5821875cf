import { WORD_NAMESPACE } from "./word-xml";

/** How Word gives a line break within a paragraph. */
export const LINE_BREAK = "\u000b";

/** Properties say how text looks; deleted text of tracked changes is no longer there. */
const HOLDS_NO_TEXT = /Pr$|^(del|instrText)$/;

/** The text inside an element as Word gives it: `\n` between paragraphs, `\u000b` for a line break, a tab between. */
export function readText(root: Element): string {
  const paragraphs: string[] = [];
  let open = "";
  const walk = (element: Element): void => {
    for (const child of Array.from(element.children)) {
      if (child.namespaceURI !== WORD_NAMESPACE || HOLDS_NO_TEXT.test(child.localName)) continue;
      open += ownText(child);
      walk(child);
      if (child.localName === "p") {
        paragraphs.push(open);
        open = "";
      }
    }
  };
  walk(root);
  if (open !== "" || paragraphs.length === 0) paragraphs.push(open);
  return paragraphs.join("\n");
}

function ownText(element: Element): string {
  switch (element.localName) {
    case "t":
      return element.textContent ?? "";
    case "br":
    case "cr":
      return LINE_BREAK;
    case "tab":
      // Inside properties a tab is a tab stop; those are not walked.
      return "\t";
    case "noBreakHyphen":
      return "-";
    default:
      return "";
  }
}
