import type { Locator, Page } from "playwright-core";

/** Opens the chat with Baton in the Teams page; its messages come back. */
export async function openBatonChat(page: Page): Promise<Locator> {
  await openChatWith(page, "Baton");
  return page.getByRole("log", { name: "Messages with Baton" });
}

/** Opens one of the person's chats from the rail. */
export async function openChatWith(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: /^Chat(,|$)/ }).click();
  await page.getByRole("navigation", { name: "Chats" }).getByRole("button", { name: new RegExp(`^${name}`) }).click();
}

/** Forwards a message to somebody by its menu. */
export async function forwardTo(page: Page, message: Locator, personName: string): Promise<void> {
  await message.hover();
  await message.getByRole("button", { name: "More options" }).click();
  await page.getByRole("menuitem", { name: "Forward" }).click();
  const dialog = page.getByRole("dialog", { name: "Forward this message" });
  await dialog.getByRole("combobox", { name: "To" }).fill(personName);
  await page.getByRole("option", { name: personName }).click();
  await dialog.getByRole("button", { name: "Forward" }).click();
  await page.getByText(`Forwarded to ${personName}`).first().waitFor();
}
