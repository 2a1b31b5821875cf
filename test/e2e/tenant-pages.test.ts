import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Locator, Page } from "playwright-core";
import { KNOWN_PEOPLE, KNOWN_SCHOOLS } from "../../src/cli/seed/known-people";
import { type TestBrowser, startBrowser } from "./support/browser";
import { openTeamsAs } from "./support/people-at-work";
import { TENANT } from "./support/places";
import { type StartedProduct, startProduct } from "./support/started-product";
import { type TenantNews, bringNews } from "./support/tenant-news";
import { THEMES, barriersIn, chooseTheme } from "./support/themes";

const SITE = `${TENANT}/sites/${KNOWN_SCHOOLS.oakfield.siteName}`;

describe("the tenant's own pages", () => {
  let product: StartedProduct;
  let browser: TestBrowser;
  let page: Page;
  let news: TenantNews;

  beforeAll(async () => {
    product = await startProduct();
    news = await bringNews();
    browser = await startBrowser();
    page = await browser.newPage();
    // Colours of a panel that is still fading in are not those that people read.
    await page.emulateMedia({ reducedMotion: "reduce" });
    await openTeamsAs(page, KNOWN_PEOPLE.oakfieldSenco.name);
  });
  afterAll(async () => {
    await browser.close();
    await product.stop();
  });

  /** What axe finds in every theme, the panel that `open` opens included; the themes are chosen before it is in the way. */
  async function barriersWith(open: () => Promise<void>, close: () => Promise<void> = () => Promise.resolve()): Promise<readonly string[]> {
    const found: string[] = [];
    for (const theme of THEMES) {
      await chooseTheme(page, theme);
      await open();
      await page.mouse.move(0, 0);
      found.push(...(await barriersIn(page, theme)));
      await close();
    }
    return found;
  }

  async function closePanel(): Promise<void> {
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
  }

  /** Presses something by the keyboard alone. */
  async function pressKey(target: Locator, key = "Enter"): Promise<void> {
    await target.focus();
    await page.keyboard.press(key);
  }

  /** Opens a panel by the keyboard and waits until the focus has gone into it. */
  async function openPanel(target: Locator): Promise<void> {
    await pressKey(target);
    await page.getByRole("dialog").locator(":focus").waitFor();
  }

  it("shows the calendar, in which an invitation is accepted by the keyboard", async () => {
    await pressKey(page.getByRole("button", { name: "Calendar", exact: true }));
    const invitation = page.getByRole("button", { name: new RegExp(`^${news.invitation}`) });
    await invitation.waitFor();
    expect(await barriersWith(() => invitation.waitFor())).toEqual([]);
    expect(await barriersWith(async () => {
      await openPanel(invitation);
      await page.getByRole("button", { name: "Accept" }).waitFor();
    }, closePanel)).toEqual([]);
    await openPanel(invitation);
    await pressKey(page.getByRole("button", { name: "Accept" }));
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.getByRole("tab", { name: "Agenda" }).click();
    await page.getByRole("button", { name: /^Staff briefing, 08:30 – 09:00, Hall, Ruth Adeyemi$/ }).waitFor();
    expect(await barriersWith(() => invitation.waitFor())).toEqual([]);
  });

  it("counts what is new in the feed, and leads to what it is about", async () => {
    await pressKey(page.getByRole("button", { name: "Activity, 2 unread" }));
    const told = page.getByRole("button", { name: new RegExp(news.notification) });
    await told.waitFor();
    expect(await barriersWith(() => told.waitFor())).toEqual([]);
    await pressKey(told);
    await page.getByRole("button", { name: "Activity, 1 unread" }).waitFor();
    expect(new URL(page.url()).hash).toMatch(/^#\/app\//);
  });

  it("orders the rows of a list and tells who changed one", async () => {
    await page.goto(`${SITE}/Lists/Settings`);
    await pressKey(page.getByRole("button", { name: "Modified" }));
    await page.locator("th[aria-sort=ascending]").waitFor();
    expect(await barriersWith(() => page.getByRole("table", { name: "Settings" }).waitFor())).toEqual([]);
    const firstRow = page.getByRole("rowheader").first().getByRole("button");
    const versions = page.getByRole("region", { name: "Version history" });
    expect(await barriersWith(async () => {
      await openPanel(firstRow);
      await versions.getByText("Version 1.0").waitFor();
    }, closePanel)).toEqual([]);
  });

  it("follows a file back through its versions, and opens a copy of it in Word", async () => {
    await page.goto(`${SITE}/Child%20files`);
    await page.getByRole("table").getByRole("link").first().click();
    await page.getByRole("link", { name: "plan", exact: true }).click();
    const versions = page.getByRole("button", { name: /^Versions of/ }).first();
    await versions.waitFor();
    expect(await barriersWith(async () => {
      await openPanel(versions);
      await page.getByRole("button", { name: /^Download version/ }).first().waitFor();
    }, closePanel)).toEqual([]);
    await pressKey(page.getByRole("button", { name: /^Open a copy of .* in Word$/ }).first());
    await page.waitForURL(/\/word#\/document\//);
    await page.locator(".ProseMirror").first().waitFor();
  });

  it("makes, renames and deletes a class, and takes the deletion back", async () => {
    await page.goto(`${TENANT}/admin#/classes`);
    expect(await barriersWith(() => openPanel(page.getByRole("button", { name: "New class" })), closePanel)).toEqual([]);
    await openPanel(page.getByRole("button", { name: "New class" }));
    await page.getByRole("textbox", { name: "Name" }).fill("Hazelnut");
    await page.keyboard.press("Enter");
    await page.getByText("Hazelnut has been made.").waitFor();
    await page.getByRole("heading", { name: "Teachers (0)" }).waitFor();
    await page.getByRole("combobox", { name: "Add a teacher" }).fill("Tom Becker");
    await page.getByRole("option", { name: "Tom Becker" }).click();
    await page.getByText("Tom Becker has joined Hazelnut.").waitFor();
    await openPanel(page.getByRole("button", { name: "Rename" }));
    await page.getByRole("textbox", { name: "Name" }).fill("Chestnut");
    await page.keyboard.press("Enter");
    await page.getByText("Hazelnut is now called Chestnut.").waitFor();
    await openPanel(page.getByRole("button", { name: "Delete" }));
    await pressKey(page.getByRole("dialog").getByRole("button", { name: "Delete" }));
    await page.getByText("Chestnut has been deleted.").waitFor();
    await pressKey(page.getByRole("button", { name: "Undo" }));
    await page.getByText("Chestnut has been made.").waitFor();
    await page.getByRole("button", { name: "Remove Tom Becker" }).waitFor();
    expect(await barriersWith(() => page.getByRole("button", { name: "Remove Tom Becker" }).waitFor())).toEqual([]);
  });

  it("enters a person", async () => {
    await page.goto(`${TENANT}/admin#/people`);
    await page.getByRole("searchbox", { name: "Search" }).fill("wilhelm");
    await page.getByText("0 people").waitFor();
    expect(await barriersWith(() => openPanel(page.getByRole("button", { name: "New person" })), closePanel)).toEqual([]);
    await openPanel(page.getByRole("button", { name: "New person" }));
    await page.getByRole("textbox", { name: "First name" }).fill("Wilhelmina");
    await page.getByRole("textbox", { name: "Sign-in name" }).fill("wilhelmina@oakfield.example");
    await page.keyboard.press("Enter");
    await page.getByText("Wilhelmina has been entered.").waitFor();
    await page.getByText("1 person").waitFor();
    expect(await barriersWith(() => page.getByText("1 person").waitFor())).toEqual([]);
    expect(browser.complaints()).toEqual([]);
    expect(browser.outsideRequests()).toEqual([]);
  });
});
