import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";

/** The looks that people choose among, by their names in the menu. */
export const THEMES = ["light", "dark", "contrast"] as const;
export type Theme = (typeof THEMES)[number];

/** Chooses a look in the menu of a page of the tenant. */
export async function chooseTheme(page: Page, theme: Theme): Promise<void> {
  await page.getByRole("button", { name: /^Theme/ }).click();
  await page.getByRole("menuitemradio", { name: { light: /Light|Default/, dark: /Dark/, contrast: /contrast/i }[theme] }).click();
}

/** What axe finds on the page and in its frame: everything in the first theme, colours alone in the others. */
export async function barriersIn(page: Page, theme: Theme): Promise<readonly string[]> {
  // Fluent's focus guards are hidden and focusable on purpose; Teams and the app in its frame each have a main part.
  const axe = new AxeBuilder({ page }).exclude("[data-tabster-dummy]").exclude(["iframe", "[data-tabster-dummy]"]);
  const chosen = theme === "light" ? axe.disableRules(["landmark-unique", "landmark-no-duplicate-main"]) : axe.withRules(["color-contrast"]);
  const { violations } = await chosen.analyze();
  return violations.map((one) => `${theme} ${one.id}: ${one.nodes.map((node) => node.target.join(" ")).join(", ")}`);
}
