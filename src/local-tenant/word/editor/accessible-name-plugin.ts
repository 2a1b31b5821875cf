import { Plugin } from "prosemirror-state";

/** Tells people who cannot see the pages that this is where the document is written. */
export function createAccessibleNamePlugin(): Plugin {
  return new Plugin({ props: { attributes: { role: "textbox", "aria-multiline": "true", "aria-label": "Document text" } } });
}
