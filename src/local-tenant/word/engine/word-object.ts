import type { WordPackage } from "./word-package";

/** Kinds that come in collections. */
export type ItemKind = "ContentControl" | "Paragraph" | "Table";

/** What a collection keeps of everything of its kind. */
export interface ItemFilter {
  readonly tag?: string;
  readonly title?: string;
}

/** An object that an add-in holds, as Word sees it. `null` is Word's null object. */
export type WordObject =
  | { readonly kind: "Service" }
  | { readonly kind: "Document" }
  | { readonly kind: "Body" }
  | { readonly kind: "ContentControl"; readonly sdt: Element }
  | { readonly kind: "Paragraph"; readonly paragraph: Element }
  | { readonly kind: "Table"; readonly table: Element }
  | WordRange
  | WordCollection;

/** A stretch of the document: whole blocks, or what a person has selected. */
export interface WordRange {
  readonly kind: "Range";
  readonly blocks: readonly Element[];
  /** Set for a selection: the innermost element around it, and whether text is selected. */
  readonly selected?: { readonly inside: Element; readonly isCollapsed: boolean };
}

/** Looked up afresh whenever it is used, so that it never speaks of what is gone. */
export interface WordCollection {
  readonly kind: "Collection";
  readonly of: ItemKind;
  readonly parent: WordObject;
  readonly filter: ItemFilter;
}

/** Where a person's cursor is, in the order of the document. */
export interface Selection {
  /** Counted from 0 over every paragraph of the body, cells included. */
  readonly paragraph: number;
  /** The innermost content control around the cursor. */
  readonly controlId?: number;
  readonly isCollapsed: boolean;
}

/** What a member may be asked to show: the content control or the n-th paragraph. */
export type ShownPlace = { readonly controlId: number } | { readonly paragraph: number };

/** The document that a batch works on. */
export interface OpenDocument {
  readonly word: WordPackage;
  readonly selection: Selection | undefined;
  /** What `text` of an empty control gives; it is not known which of the two Word gives. */
  readonly emptyControlText: "nothing" | "placeholder";
  /** Says that the package is no longer what the page shows. */
  markChanged(): void;
  /** Moves the person's selection once the batch is done. */
  show(place: ShownPlace): void;
}
