import type { DraftAnswer } from "../../api/contract";
import type { PageFailure } from "../explain-failure";

/** Whether what is on the page has been kept. */
export type Keeping =
  | { readonly kind: "nothing" }
  | { readonly kind: "unsaved" }
  | { readonly kind: "saving" }
  | { readonly kind: "saved"; readonly at: string }
  | { readonly kind: "failed"; readonly failure: PageFailure }
  /** Another window kept something else meanwhile. */
  | { readonly kind: "conflict"; readonly other: DraftAnswer };
