import { placeInControl, refuseInsideLock, refuseLosingLocked } from "./block-places";
import * as control from "./content-control";
import { readFlagArgument, readPlaceArgument, readTextArgument } from "./given-arguments";
import { insertOoxml } from "./insert-ooxml";
import type { Members } from "./members";
import { readText } from "./read-text";
import { contentParts, createParagraph, parentParts, rangeOver } from "./shared-members";
import type { OpenDocument, WordObject } from "./word-object";
import { listChildren } from "./word-xml";

type Control = Extract<WordObject, { readonly kind: "ContentControl" }>;

/** What a content control can do. */
export const contentControlMembers: Members<Control> = {
  parts: { ...contentParts, ...parentParts },
  methods: {
    InsertText({ sdt }, document, given) {
      refuseInsideLock(sdt);
      control.setControlText(sdt, readTextArgument(given), readPlaceArgument(given, 1, ["Replace", "Start", "End"]));
      document.markChanged();
      return rangeOver(listChildren(control.contentOf(sdt)));
    },
    InsertOoxml({ sdt }, document, given) {
      const place = readPlaceArgument(given, 1, ["Replace", "Start", "End"]);
      const blocks = insertOoxml(document.word, readTextArgument(given), placeInControl(sdt, place));
      document.markChanged();
      return rangeOver(blocks);
    },
    InsertParagraph({ sdt }, document, given) {
      const place = readPlaceArgument(given, 1, ["Before", "After"]);
      if (sdt.parentElement !== null) refuseInsideLock(sdt.parentElement);
      const added = createParagraph(sdt, readTextArgument(given));
      if (place === "Before") sdt.before(added);
      else sdt.after(added);
      document.markChanged();
      return { kind: "Paragraph", paragraph: added };
    },
    Clear({ sdt }, document) {
      refuseInsideLock(sdt);
      control.setControlText(sdt, "", "Replace");
      document.markChanged();
      return undefined;
    },
    Delete({ sdt }, document, given) {
      const keepContent = readFlagArgument(given);
      if (sdt.parentElement !== null) refuseInsideLock(sdt.parentElement);
      if (!keepContent) refuseLosingLocked(listChildren(control.contentOf(sdt)));
      control.deleteControl(sdt, keepContent);
      document.markChanged();
      return undefined;
    },
    GetRange: ({ sdt }, _, given) => rangeOfControl(sdt, given),
    Select({ sdt }, document) {
      document.show({ controlId: control.readControlId(sdt) });
      return undefined;
    },
  },
  fields: {
    Id: ({ sdt }) => control.readControlId(sdt),
    Tag: ({ sdt }) => control.readTag(sdt),
    Title: ({ sdt }) => control.readTitle(sdt),
    Text: ({ sdt }, document) => readControlText(sdt, document),
    PlaceholderText: ({ sdt }) => control.readPlaceholder(sdt),
    CannotDelete: ({ sdt }) => control.cannotDelete(sdt),
    CannotEdit: ({ sdt }) => control.cannotEdit(sdt),
    Type: () => "RichText",
  },
  setters: {
    Tag: writing((sdt, value) => control.setTag(sdt, readTextArgument([value]))),
    Title: writing((sdt, value) => control.setTitle(sdt, readTextArgument([value]))),
    CannotDelete: writing((sdt, value) => control.setLocks(sdt, { cannotDelete: readFlagArgument([value]), cannotEdit: control.cannotEdit(sdt) })),
    CannotEdit: writing((sdt, value) => control.setLocks(sdt, { cannotDelete: control.cannotDelete(sdt), cannotEdit: readFlagArgument([value]) })),
  },
};

function readControlText(sdt: Element, { emptyControlText }: OpenDocument): string {
  return control.isShowingPlaceholder(sdt) && emptyControlText === "nothing" ? "" : readText(control.contentOf(sdt));
}

function writing(set: (sdt: Element, value: unknown) => void): (object: Control, document: OpenDocument, given: readonly unknown[]) => void {
  return ({ sdt }, document, [value]) => {
    set(sdt, value);
    document.markChanged();
  };
}

function rangeOfControl(sdt: Element, given: readonly unknown[]): WordObject {
  const part = readPlaceArgument([given[0] ?? "Whole"], 0, ["Whole", "Content"]);
  return rangeOver(part === "Whole" ? [sdt] : listChildren(control.contentOf(sdt)));
}
