import type { FrameLocator, Page } from "playwright-core";

/** Makes a new document on the Word page and opens Baton's pane beside it; somebody must be signed in. */
export async function openPaneInNewDocument(page: Page): Promise<FrameLocator> {
  await page.getByRole("button", { name: "New document" }).first().click();
  await page.getByRole("toolbar", { name: "Document ribbon" }).getByRole("button", { name: "Baton", exact: true }).click();
  const explained = page.getByRole("button", { name: "Open Baton" });
  const frame = page.locator('iframe[title="Baton"]');
  await explained.or(frame).first().waitFor();
  if (await explained.isVisible()) await explained.click();
  return page.frameLocator('iframe[title="Baton"]');
}

/** Answers the question whether the add-in is trusted, and the one before leaving a page; to be called before the page is opened. */
export function trustAddIns(page: Page): void {
  page.on("dialog", (dialog) => void dialog.accept());
}
