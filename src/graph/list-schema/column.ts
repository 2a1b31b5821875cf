/** What one column of a list holds. `text` is one line of at most 255 characters; `note` is any number of lines. */
export type ColumnKind =
  | { readonly kind: "text" | "note" | "number" | "boolean" | "date" | "instant" }
  | { readonly kind: "choice"; readonly choices: readonly string[] };

/** One column that Baton keeps in a list. */
export type Column = ColumnKind & {
  /** The name Graph and our rows use; never changed once a school has it. */
  readonly name: string;
  /** The heading a SENCO sees in Microsoft Lists and Excel. */
  readonly label: string;
  readonly required?: boolean;
  /** SharePoint refuses to filter by a column that is not indexed. */
  readonly indexed?: boolean;
  readonly unique?: boolean;
};

/** One list of the school's SEN site. */
export interface ListSchema {
  readonly name: string;
  /** Shown under the list's name in SharePoint. */
  readonly description: string;
  /** Rises when the columns change; each row says which version wrote it. */
  readonly version: number;
  /** The list's own columns, after `Title`; the columns that every list has are added by `columnsOf`. */
  readonly columns: readonly Column[];
}

type Options = Pick<Column, "required" | "indexed">;

/** One line of text, such as an id or a name. */
export const text = (name: string, label: string, options: Options = {}): Column => ({ kind: "text", name, label, ...options });
/** An id of another row, or of a person: text that is filtered by. */
export const id = (name: string, label: string): Column => text(name, label, { required: true, indexed: true });
/** Text of any length. */
export const note = (name: string, label: string): Column => ({ kind: "note", name, label });
/** One of a closed set of words. */
export const choice = (name: string, label: string, choices: readonly string[]): Column => ({ kind: "choice", name, label, choices, required: true });
/** A number. */
export const number = (name: string, label: string): Column => ({ kind: "number", name, label });
/** Yes or no; empty means no. */
export const yesNo = (name: string, label: string): Column => ({ kind: "boolean", name, label });
/** A calendar day in the school's own zone. */
export const day = (name: string, label: string, options: Options = {}): Column => ({ kind: "date", name, label, ...options });
/** A moment, kept to the second. */
export const instant = (name: string, label: string, options: Options = {}): Column => ({ kind: "instant", name, label, ...options });
