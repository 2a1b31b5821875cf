/** One text that a document holds, under the tag of its control. Line ends are `\n`; an empty field has an empty text. */
export interface FieldInOpenDocument {
  readonly tag: string;
  readonly text: string;
  /** Whether another field with this tag says something else: somebody copied it. The first one is read. */
  readonly isTwice: boolean;
}

/** A plan that stands in the document. */
export interface PlanInOpenDocument {
  /** Names this copy while the document is open: a document may hold two copies of one plan. */
  readonly key: number;
  /** Tag of the control around the plan. */
  readonly tag: string;
  readonly fields: readonly FieldInOpenDocument[];
  readonly holdsSelection: boolean;
}

/** What a field is to say. */
export interface FieldChange {
  readonly tag: string;
  readonly text: string;
}

/** How the control around a plan is found, and what Word shows on its frame. */
export interface WrapperNames {
  readonly tag: string;
  readonly title: string;
}

/**
 * Why the document did not do it. `read-only`: protected view, or opened for reading. `no-place`: the cursor is in a table
 * or in a field. `gone`: the plan or field is not in the document any more. `refused`: anything else that Word says no to.
 */
export type DocumentTrouble = "read-only" | "no-place" | "gone" | "refused";

/** How something that was asked of the document ended. */
export type DocumentOutcome<T = undefined> =
  | { readonly kind: "done"; readonly value: T }
  | { readonly kind: "trouble"; readonly trouble: DocumentTrouble };

/** The document that is open beside the pane. Word carries out each call as one step that its Undo takes back. */
export interface DocumentHost {
  /** The plans in the document: wrappers are the controls that `isWrapper` knows by their tags, fields those that `isField` knows. */
  readPlans(tags: { readonly isWrapper: (tag: string) => boolean; readonly isField: (tag: string) => boolean }): Promise<DocumentOutcome<readonly PlanInOpenDocument[]>>;
  /** Puts a plan, as Flat OPC, below the line with the cursor, or at the end. An empty document begins with it. */
  insertPlan(flatOpc: string, place: "cursor" | "end"): Promise<DocumentOutcome>;
  /** Puts another plan where one stands. */
  replacePlan(key: number, flatOpc: string): Promise<DocumentOutcome>;
  /** Writes fields of one plan and names its wrapper after the version that they now make up. */
  writeFields(key: number, changes: readonly FieldChange[], wrapper: WrapperNames): Promise<DocumentOutcome>;
  /** Shows a field to the reader. */
  select(key: number, tag: string): Promise<DocumentOutcome>;
}
