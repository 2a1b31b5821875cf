import { blocksOf, placeInBody, refuseLosingLocked } from "./block-places";
import { readPlaceArgument, readTextArgument } from "./given-arguments";
import { insertOoxml } from "./insert-ooxml";
import type { Members } from "./members";
import { readText } from "./read-text";
import { collect, contentParts, createParagraph, rangeOver } from "./shared-members";
import type { OpenDocument, WordObject, WordRange } from "./word-object";
import { findAround, listDescendants, readValue } from "./word-xml";

/** What the document itself can do. */
export const documentMembers: Members<WordObject> = {
  parts: {
    Body: () => ({ kind: "Body" }),
    ContentControls: collect("ContentControl"),
  },
  methods: { GetSelection: (_, document) => readSelectedRange(document) },
  fields: {},
  setters: {},
};

/** What the body of the document can do. */
export const bodyMembers: Members<WordObject> = {
  parts: contentParts,
  methods: {
    InsertOoxml(_, document, given) {
      const place = readPlaceArgument(given, 1, ["Start", "End", "Replace"]);
      const blocks = insertOoxml(document.word, readTextArgument(given), placeInBody(document.word.body, place));
      document.markChanged();
      return rangeOver(blocks);
    },
    InsertParagraph(_, document, given) {
      const place = readPlaceArgument(given, 1, ["Start", "End"]);
      const paragraph = createParagraph(document.word.body, readTextArgument(given));
      // Unlike inserted content a new paragraph stands after a control that ends the body.
      if (place === "Start") document.word.body.prepend(paragraph);
      else (blocksOf(document.word.body).at(-1) ?? document.word.body.firstElementChild)?.after(paragraph);
      document.markChanged();
      return { kind: "Paragraph", paragraph };
    },
    GetRange: (_, document) => rangeOver(blocksOf(document.word.body)),
    Clear(_, document) {
      const blocks = blocksOf(document.word.body);
      refuseLosingLocked(blocks);
      blocks.forEach((block) => block.remove());
      document.word.body.prepend(createParagraph(document.word.body, ""));
      document.markChanged();
      return undefined;
    },
    Select(_, document) {
      document.show({ paragraph: 0 });
      return undefined;
    },
  },
  fields: { Text: (_, { word }) => readText(word.body) },
  setters: {},
};

// Word always has a selection: before anybody clicked it is the start of the document.
function readSelectedRange({ word, selection }: OpenDocument): WordRange {
  const paragraphs = listDescendants(word.body, "p");
  const paragraph = paragraphs[selection?.paragraph ?? 0] ?? paragraphs[0];
  if (paragraph === undefined) return rangeOver([]);
  const controlId = selection?.controlId;
  const control = controlId === undefined ? undefined : findControl(word.body, controlId);
  return { ...rangeOver([paragraph]), selected: { inside: control ?? paragraph, isCollapsed: selection?.isCollapsed ?? true } };
}

function findControl(body: Element, controlId: number): Element | undefined {
  const id = listDescendants(body, "id").find((element) => readValue(element) === String(controlId) && element.parentElement?.localName === "sdtPr");
  return id === undefined ? undefined : findAround(id, "sdt");
}
