/** Name under which the page keeps the browser's own history functions while the Office library loads. */
export const HISTORY_KEPT = "batonHistory";

/** The browser's functions that the Office library takes away. Source: OfficeDev/office-js issue 429. */
export interface KeptHistory {
  readonly pushState: History["pushState"];
  readonly replaceState: History["replaceState"];
}
