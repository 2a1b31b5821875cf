import { mkdirSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { FrameLocator, Locator, Page } from "playwright-core";
import { KNOWN_CHILDREN, KNOWN_PEOPLE, KNOWN_SCHOOLS } from "../../src/cli/seed/known-people";
import { eventually } from "../support/eventually";
import { type TestBrowser, startBrowser } from "./support/browser";
import { type GraphReader, readGraphOf } from "./support/graph-reading";
import { batonFrame, openPersonalTab, openTeamsAs } from "./support/people-at-work";
import { PICTURES, TENANT_ID } from "./support/places";
import { type StartedProduct, startProduct } from "./support/started-product";
import { THEMES, barriersIn, chooseTheme } from "./support/themes";
import { PLAN_DAYS } from "./support/written-plan";

/** How somebody answers: by mouse, or by Tab, arrows, Space and Enter alone. */
interface Hands {
  choose(radio: Locator): Promise<void>;
  write(field: Locator, words: string): Promise<void>;
  press(button: Locator): Promise<void>;
}

const byMouse: Hands = {
  choose: async (radio) => { await radio.check({ force: true }); },
  write: async (field, words) => { await field.fill(words); },
  press: async (button) => { await button.click(); },
};

const FURTHEST_TABS = 400;

/** Goes on with Tab until the thing has the focus; a group of answers is entered where it is, and walked with the arrows. */
function byKeyboard(page: Page): Hands {
  const hasFocus = async (thing: Locator) => thing.evaluate((element) => element === element.ownerDocument.activeElement);
  const isInGroup = async (radio: Locator) => radio.evaluate((element: HTMLInputElement) => (element.ownerDocument.activeElement as HTMLInputElement | null)?.name === element.name);
  const tabTo = async (thing: Locator, isThere: (thing: Locator) => Promise<boolean> = hasFocus) => {
    for (let count = 0; count < FURTHEST_TABS; count += 1) {
      if (await isThere(thing)) return;
      await page.keyboard.press("Tab");
    }
    throw new Error(`Tab does not lead to ${String(thing)}`);
  };
  return {
    choose: async (radio) => {
      await tabTo(radio, isInGroup);
      for (let count = 0; !(await hasFocus(radio)) && count < 8; count += 1) await page.keyboard.press("ArrowRight");
      if (!(await radio.isChecked())) await page.keyboard.press("Space");
    },
    write: async (field, words) => {
      await tabTo(field);
      await page.keyboard.press("Control+A");
      await page.keyboard.insertText(words);
    },
    press: async (button) => {
      await tabTo(button);
      await page.keyboard.press("Enter");
    },
  };
}

async function openReview(baton: FrameLocator, childName: string): Promise<void> {
  await baton.getByText(childName).first().click();
  await baton.getByRole("heading", { name: childName, level: 1 }).waitFor();
  await baton.getByRole("button", { name: "Review", exact: true }).click();
  await baton.getByRole("button", { name: "Begin the review" }).waitFor();
}

async function begin(baton: FrameLocator, hands: Hands): Promise<void> {
  const targets = baton.getByRole("region", { name: "How each target ended" }).getByRole("article");
  const count = await targets.count();
  expect(count).toBeGreaterThan(0);
  for (let index = 0; index < count; index += 1) {
    await hands.choose(targets.nth(index).getByRole("radio", { name: index === 0 ? "Partly achieved" : "Achieved", exact: true }));
    await hands.write(targets.nth(index).getByRole("textbox"), `Seen in week ${String(index + 1)}`);
  }
  await hands.press(baton.getByRole("button", { name: "Begin the review" }));
  await baton.getByRole("heading", { name: "What was considered" }).waitFor();
}

async function answerEverything(baton: FrameLocator, hands: Hands): Promise<void> {
  await hands.choose(baton.getByRole("radiogroup", { name: "Parents or carers took part" }).getByRole("radio", { name: "Yes" }));
  await hands.choose(baton.getByRole("radiogroup", { name: / took part$/ }).nth(1).getByRole("radio", { name: "Yes" }));
  const considered = baton.getByRole("region", { name: "What was considered" }).getByRole("textbox");
  for (let index = 0; index < 7; index += 1) await hands.write(considered.nth(index), `Talked of part ${String(index + 1)}`);
  const help = baton.getByRole("region", { name: "The help" }).getByRole("group");
  for (let index = 0; index < (await help.count()); index += 1) {
    await hands.choose(help.nth(index).getByRole("radio", { name: "Yes" }));
    await hands.choose(help.nth(index).getByRole("radio", { name: "The same" }));
  }
  const decisions = baton.getByRole("region", { name: "What is decided" });
  await hands.choose(decisions.getByRole("radio", { name: "4 · Well" }));
  await hands.choose(decisions.getByRole("radio", { name: "Keep the same" }));
  await hands.write(decisions.getByRole("textbox", { name: "Why" }), "It works, a little longer");
}

describe("a review", () => {
  let product: StartedProduct;
  let browser: TestBrowser;
  let page: Page;
  let baton: FrameLocator;
  let graph: GraphReader;

  beforeAll(async () => {
    product = await startProduct();
    browser = await startBrowser();
    graph = await readGraphOf(KNOWN_SCHOOLS.oakfield.siteName, TENANT_ID);
    page = await browser.newPage();
    await openTeamsAs(page, KNOWN_PEOPLE.oakfieldSenco.name);
    baton = await openPersonalTab(page);
  });
  afterAll(async () => {
    await browser.close();
    await product.stop();
  });

  const rowsOf = async (list: string, childId: string) => (await graph.rows(list)).filter((row) => row["ChildId"] === childId);

  it("begins with how each target ended, and puts the plan in review", async () => {
    await openReview(baton, KNOWN_CHILDREN.rhys.name);
    await begin(baton, byMouse);
    await eventually(async () => {
      expect((await rowsOf("Plans", KNOWN_CHILDREN.rhys.id)).map((row) => row["PlanState"])).toContain("in-review");
    });
  });

  it("has no barriers while it is held, in three themes", async () => {
    for (const theme of THEMES) {
      await chooseTheme(page, theme);
      expect(await barriersIn(page, theme)).toEqual([]);
      if (process.env["BATON_PICTURES"] === undefined) continue;
      mkdirSync(PICTURES, { recursive: true });
      await batonFrame(page).getByRole("heading", { name: "What is decided" }).scrollIntoViewIfNeeded();
      await page.screenshot({ path: path.join(PICTURES, `review-open-${theme}.png`) });
      await batonFrame(page).getByRole("heading", { name: "Review of the plan" }).scrollIntoViewIfNeeded();
      await page.screenshot({ path: path.join(PICTURES, `review-top-${theme}.png`) });
    }
    await chooseTheme(page, "light");
  });

  it("is kept as it is answered, and there again after a reload", async () => {
    await answerEverything(baton, byMouse);
    await baton.getByText(/^Saved/).waitFor();
    await baton.getByText("Everything is there: the review can be closed.").waitFor();
    await page.reload();
    const why = baton.getByRole("region", { name: "What is decided" }).getByRole("textbox", { name: "Why" });
    await openReviewAgain();
    await why.waitFor();
    expect(await why.inputValue()).toBe("It works, a little longer");
  });

  async function openReviewAgain(): Promise<void> {
    baton = await openPersonalTab(page);
    await baton.getByText(KNOWN_CHILDREN.rhys.name).first().click();
    await baton.getByRole("button", { name: "Review", exact: true }).click();
  }

  it("closes into the next version, which is agreed with what goes on", async () => {
    await baton.getByRole("button", { name: "Close the review" }).click();
    await baton.getByRole("button", { name: "Close it" }).click();
    await baton.getByLabel("Long-term aim").waitFor();
    const target = baton.getByRole("group", { name: "Target 1", exact: true });
    expect(await target.getByLabel("Where the child is now").inputValue()).toBe("Seen in week 1");
    await target.getByLabel("By when").fill(PLAN_DAYS.due);
    await target.getByLabel("What has happened so far").fill("Going on");
    for (const field of await target.getByLabel("Review this help on").all()) await field.fill(PLAN_DAYS.help);
    await baton.getByLabel("Agreed with").fill("Mum and Rhys at the review");
    await baton.getByRole("button", { name: "Agree plan" }).click();
    await baton.getByRole("dialog").getByRole("button", { name: "Yes, agree it" }).click();
    await eventually(async () => {
      const plans = await rowsOf("Plans", KNOWN_CHILDREN.rhys.id);
      const newest = plans.reduce((one, other) => (Number(other["PlanVersion"]) > Number(one["PlanVersion"]) ? other : one));
      expect([newest["PlanState"], plans.filter((row) => row["PlanState"] !== "closed").length]).toEqual(["agreed", 1]);
    });
    expect(await rowsOf("Reviews", KNOWN_CHILDREN.rhys.id)).toContainEqual(
      expect.objectContaining({ ReviewState: "closed", HelpDecision: "same", PlanRating: 4, DecisionReason: "It works, a little longer", ClosedBy: KNOWN_PEOPLE.oakfieldSenco.id }),
    );
  });

  it("is begun, answered and closed by keyboard alone", async () => {
    page = await browser.newPage();
    await openTeamsAs(page, KNOWN_PEOPLE.oakfieldSenco.name);
    const hands = byKeyboard(page);
    baton = await openPersonalTab(page);
    await openReview(baton, KNOWN_CHILDREN.tilly.name);
    await begin(baton, hands);
    await answerEverything(baton, hands);
    await hands.press(baton.getByRole("button", { name: "Close the review" }));
    await hands.press(baton.getByRole("button", { name: "Close it" }));
    await baton.getByLabel("Long-term aim").waitFor();
    expect((await rowsOf("Reviews", KNOWN_CHILDREN.tilly.id)).map((row) => row["ReviewState"])).toContain("closed");
  });
});
