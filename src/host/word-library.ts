/** The part of WordApi 1.3 that reading and writing plans asks for; the Office library keeps what newer sets add to itself. */
export interface WordLibrary {
  run<T>(work: (context: WordContext) => Promise<T>): Promise<T>;
}

/** One conversation with the document: what is asked is carried out at `sync`. */
export interface WordContext {
  readonly document: {
    readonly body: WordBody;
    readonly contentControls: WordControls;
    getSelection(): WordSelection;
  };
  sync(): Promise<unknown>;
}

interface WordBody {
  readonly text: string;
  load(names: string): unknown;
  insertOoxml(flatOpc: string, place: "Start"): unknown;
  insertParagraph(text: string, place: "End"): WordParagraph;
}

interface WordParagraph {
  getRange(): { insertOoxml(flatOpc: string, place: "Replace"): unknown };
  insertParagraph(text: string, place: "After"): WordParagraph;
}

/** What the reader has marked, or where the cursor stands. */
export interface WordSelection {
  readonly contentControls: WordControls;
  readonly parentContentControlOrNullObject: WordControl;
  readonly parentTableOrNullObject: { readonly isNullObject: boolean; load(names: string): unknown };
  readonly paragraphs: { getLast(): WordParagraph };
}

/** Content controls of the document, or of one of them, in the order of the document. */
export interface WordControls {
  readonly items: readonly WordControl[];
  load(names: string): unknown;
  getById(id: number): WordControl;
  getByTag(tag: string): { getFirst(): WordControl };
}

/** A content control of rich text. */
export interface WordControl {
  readonly isNullObject: boolean;
  readonly id: number;
  readonly text: string;
  readonly placeholderText: string;
  readonly contentControls: WordControls;
  tag: string;
  title: string;
  cannotDelete: boolean;
  load(names: string): unknown;
  insertText(text: string, place: "Replace"): unknown;
  insertParagraph(text: string, place: "After"): WordParagraph;
  delete(keepContent: boolean): void;
  select(): void;
}
