import { mkdirSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { FrameLocator, Page } from "playwright-core";
import { KNOWN_CHILDREN, KNOWN_CLASSES, KNOWN_PEOPLE } from "../../src/cli/seed/known-people";
import { type TestBrowser, startBrowser } from "./support/browser";
import { THEMES, barriersIn, chooseTheme } from "./support/themes";
import { openClassTab, openPersonalTab, openTeamsAs } from "./support/people-at-work";
import { PICTURES } from "./support/places";
import { type StartedProduct, startProduct } from "./support/started-product";

const WIDTHS = [1280, 360] as const;
const HEIGHT = 900;

interface Scene {
  readonly name: string;
  readonly personName: string;
  /** Opens the scene and waits until it can be read. */
  readonly open: (page: Page) => Promise<void>;
}

const SCENES: readonly Scene[] = [
  {
    name: "caseload",
    personName: KNOWN_PEOPLE.oakfieldSenco.name,
    open: async (page) => { await (await openPersonalTab(page)).getByRole("heading", { name: "Caseload" }).waitFor(); },
  },
  {
    name: "plan-writer",
    personName: KNOWN_PEOPLE.oakfieldSenco.name,
    open: async (page) => {
      const baton = await openPersonalTab(page);
      await openChild(baton, KNOWN_CHILDREN.tilly.name);
      await baton.getByRole("button", { name: "Write next version" }).click();
      await baton.getByRole("group", { name: "Target 1", exact: true }).waitFor();
    },
  },
  {
    name: "child",
    personName: KNOWN_PEOPLE.oakfieldSenco.name,
    open: async (page) => { await openChild(await openPersonalTab(page), KNOWN_CHILDREN.rhys.name); },
  },
  {
    name: "review",
    personName: KNOWN_PEOPLE.oakfieldSenco.name,
    open: async (page) => {
      const baton = await openPersonalTab(page);
      await openChild(baton, KNOWN_CHILDREN.rhys.name);
      await baton.getByRole("button", { name: "Review", exact: true }).click();
      await baton.getByRole("button", { name: "Begin the review" }).waitFor();
    },
  },
  {
    name: "class-tab",
    personName: KNOWN_PEOPLE.willowTeacher.name,
    open: async (page) => { await (await openClassTab(page, KNOWN_CLASSES.willow.name)).getByText(KNOWN_CHILDREN.rhys.name).first().waitFor(); },
  },
  {
    name: "two-taps",
    personName: KNOWN_PEOPLE.willowTeacher.name,
    open: async (page) => {
      const baton = await openClassTab(page, KNOWN_CLASSES.willow.name);
      await baton.getByRole("button", { name: /Log progress/ }).first().click();
      await baton.getByText("Got it").first().waitFor();
    },
  },
];

async function openChild(baton: FrameLocator, name: string): Promise<void> {
  await baton.getByText(name).first().click();
  await baton.getByRole("heading", { name, level: 1 }).waitFor();
}

describe("how the pages look", () => {
  let product: StartedProduct;
  const browsers: TestBrowser[] = [];

  beforeAll(async () => {
    product = await startProduct();
    if (process.env.BATON_PICTURES !== undefined) mkdirSync(PICTURES, { recursive: true });
  });
  afterAll(async () => {
    await Promise.all(browsers.map((browser) => browser.close()));
    await product.stop();
  });

  it.each(SCENES.map((scene): [string, Scene] => [scene.name, scene]))("%s can be read by everybody, in every theme, wide and narrow", async (name, scene) => {
    const browser = await startBrowser({ width: WIDTHS[0], height: HEIGHT });
    browsers.push(browser);
    const page = await browser.newPage();
    await openTeamsAs(page, scene.personName);
    await scene.open(page);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: HEIGHT });
      for (const theme of THEMES) {
        await chooseTheme(page, theme);
        await page.mouse.move(0, 0);
        expect(await barriersIn(page, theme)).toEqual([]);
        const [frame] = page.frames().filter((one) => one.url().includes("/tab/index.html"));
        expect(await frame?.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
        if (process.env.BATON_PICTURES !== undefined) await page.screenshot({ path: path.join(PICTURES, `${name}-${theme}-${String(width)}.png`) });
      }
    }
  });
});
