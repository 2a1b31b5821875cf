import type { Frame, FrameLocator, Page } from "playwright-core";
import { TENANT } from "./places";

/** Opens a page of the tenant and signs in as a person on the tenant's sign-in page. */
export async function openAs(page: Page, place: string, personName: string): Promise<void> {
  await page.goto(`${TENANT}${place}`);
  await pickPerson(page, personName);
  await page.waitForURL((url) => url.pathname === new URL(place, TENANT).pathname);
}

/** Chooses a person on the sign-in page, opening the pupils' groups when the name is among them. */
export async function pickPerson(page: Page, personName: string): Promise<void> {
  const button = page.getByRole("button", { name: personName, exact: false, includeHidden: true }).first();
  await button.waitFor({ state: "attached" });
  if (!(await button.isVisible())) await page.locator("details").evaluateAll((groups) => { for (const group of groups) group.setAttribute("open", ""); });
  await button.click();
}

/** Opens Teams as a person. */
export async function openTeamsAs(page: Page, personName: string): Promise<void> {
  await openAs(page, "/teams", personName);
  await page.getByRole("button", { name: `Account: ${personName}` }).waitFor();
}

/** Opens Baton's personal tab in the Teams page; the frame that holds it comes back. */
export async function openPersonalTab(page: Page): Promise<FrameLocator> {
  await page.getByRole("button", { name: "Baton", exact: true }).click();
  return batonIn(page);
}

/** Opens the plan writer for a child, as the SENCO or a plan lead finds it from the personal tab. */
export async function openPlanWriter(page: Page, childName: string): Promise<FrameLocator> {
  const baton = await openPersonalTab(page);
  await baton.getByText(childName).first().click();
  await baton.getByRole("button", { name: /Write plan|Go on writing/ }).click();
  await baton.getByLabel("Long-term aim").waitFor();
  return baton;
}

/** Opens Baton's tab in a class Team. */
export async function openClassTab(page: Page, className: string): Promise<FrameLocator> {
  await page.getByRole("button", { name: "Teams", exact: true }).click();
  await page.getByRole("link", { name: className }).or(page.getByRole("button", { name: className })).first().click();
  await page.getByRole("tab", { name: "Baton" }).click();
  return batonIn(page);
}

/** Baton's frame in the page. */
export function batonIn(page: Page): FrameLocator {
  return page.frameLocator("iframe[title*='Baton']");
}

/** The same frame as something scripts can be run in. */
export function batonFrame(page: Page): Frame {
  const frame = page.frames().find((one) => one.url().includes("/tab/index.html"));
  if (frame === undefined) throw new Error("Baton is not on this page");
  return frame;
}

/** Signs the person out by the menu of the Teams page and leaves the sign-in page open. */
export async function switchPerson(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Account:/ }).click();
  await page.getByRole("menuitem", { name: "Switch person" }).click();
  await page.getByRole("heading", { name: "Who is signing in?" }).waitFor();
}
