/** Whether the page was opened to add a tab to a class. */
export function isAddingTab(search: string): boolean {
  return new URLSearchParams(search).get("tab") === "configure";
}
