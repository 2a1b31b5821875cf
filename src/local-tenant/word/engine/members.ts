import type { OpenDocument, WordObject } from "./word-object";

/** What one member is given: the object, the arguments as they came, the document. */
export type Member<Kind, Result> = (object: Kind, document: OpenDocument, given: readonly unknown[]) => Result;

/** What a property holds, as it travels to the add-in. */
export type FieldValue = string | number | boolean | null | readonly (readonly string[])[];

/** Everything that one kind of object can do here; a name that is missing is refused by name. */
export interface Members<Kind> {
  /** Properties that are objects. */
  readonly parts: Readonly<Record<string, Member<Kind, WordObject | null>>>;
  /** Methods; one that gives an object may be an object path. */
  readonly methods: Readonly<Record<string, Member<Kind, WordObject | null | undefined>>>;
  /** Properties that are values. */
  readonly fields: Readonly<Record<string, Member<Kind, FieldValue>>>;
  /** Properties that may be set. */
  readonly setters: Readonly<Record<string, Member<Kind, void>>>;
}
