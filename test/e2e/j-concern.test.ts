import { mkdirSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { FrameLocator, Page } from "playwright-core";
import { KNOWN_CHILDREN, KNOWN_CLASSES, KNOWN_PEOPLE, KNOWN_SCHOOLS } from "../../src/cli/seed/known-people";
import { eventually } from "../support/eventually";
import { type TestBrowser, startBrowser } from "./support/browser";
import { openBatonChat } from "./support/chat-at-work";
import { type GraphReader, readGraphOf } from "./support/graph-reading";
import { batonFrame, openClassTab, openPersonalTab, openTeamsAs } from "./support/people-at-work";
import { PICTURES, TENANT_ID } from "./support/places";
import { cardIn } from "./support/school-day";
import { type StartedProduct, startProduct } from "./support/started-product";
import { THEMES, barriersIn, chooseTheme } from "./support/themes";

const { rhys } = KNOWN_CHILDREN;
const INITIALS = "RŴJ";
const WORDS = "Under the table after lunch, three days this week";

describe("a concern", () => {
  let product: StartedProduct;
  let browser: TestBrowser;
  let other: TestBrowser;
  let teacher: Page;
  let senco: Page;
  let desk: FrameLocator;
  let graph: GraphReader;

  beforeAll(async () => {
    product = await startProduct();
    browser = await startBrowser();
    other = await startBrowser();
    graph = await readGraphOf(KNOWN_SCHOOLS.oakfield.siteName, TENANT_ID);
  });
  afterAll(async () => {
    await browser.close();
    await other.close();
    await product.stop();
  });

  const concerns = async () => (await graph.rows("Concerns")).filter((row) => row["ChildId"] === rhys.id && row["Concern"] === WORDS);

  it("is raised by the class teacher in the class Team", async () => {
    teacher = await browser.newPage();
    await openTeamsAs(teacher, KNOWN_PEOPLE.willowTeacher.name);
    const baton = await openClassTab(teacher, KNOWN_CLASSES.willow.name);
    await baton.getByRole("button", { name: `Open ${rhys.name}` }).or(baton.getByRole("link", { name: rhys.name })).first().click();
    await baton.getByRole("button", { name: "Raise a concern" }).click();
    await baton.getByRole("textbox", { name: "What is wrong?" }).fill(WORDS);
    await baton.getByRole("button", { name: "Raise the concern" }).click();
    await baton.getByText("Your concern has been sent.").waitFor();
    expect(await concerns()).toMatchObject([{ ConcernState: "open", RaisedBy: KNOWN_PEOPLE.willowTeacher.id }]);
  });

  it("is told to the SENCO by initials alone, and says more to whoever presses and may know", async () => {
    senco = await other.newPage();
    await openTeamsAs(senco, KNOWN_PEOPLE.oakfieldSenco.name);
    const chat = await openBatonChat(senco);
    const told = cardIn(chat, "A concern has been raised").filter({ hasText: INITIALS }).first();
    await told.waitFor({ timeout: 30_000 });
    await expect(chat.textContent()).resolves.not.toContain("Rhys");
    await told.getByRole("button", { name: "Show" }).click();
    await chat.getByText(WORDS).waitFor();
  });

  it("stands on the caseload and on the child's page, without barriers in three themes", async () => {
    desk = await openPersonalTab(senco);
    await desk.getByText(/concern that waits/).waitFor();
    await desk.getByText(rhys.name).first().click();
    await desk.getByText(WORDS).waitFor();
    for (const theme of THEMES) {
      await chooseTheme(senco, theme);
      expect(await barriersIn(senco, theme)).toEqual([]);
      if (process.env["BATON_PICTURES"] === undefined) continue;
      mkdirSync(PICTURES, { recursive: true });
      await batonFrame(senco).getByRole("heading", { name: "Concerns" }).scrollIntoViewIfNeeded();
      await senco.screenshot({ path: path.join(PICTURES, `concern-${theme}.png`) });
    }
    await chooseTheme(senco, "light");
  });

  it("is answered by calling an early review, and the teacher is told", async () => {
    const card = desk.getByRole("listitem").filter({ hasText: WORDS });
    await card.getByRole("button", { name: "Answer" }).click();
    await desk.getByRole("textbox", { name: /Your answer/ }).fill("We meet early");
    await desk.getByRole("checkbox", { name: "Hold the review early" }).check();
    const first = await desk.getByLabel(/Day of the review/).getAttribute("min");
    await desk.getByLabel(/Day of the review/).fill(first ?? "");
    await desk.getByRole("button", { name: "Send the answer" }).click();
    await desk.getByText("Early review called").waitFor();
    await eventually(async () => { expect((await graph.rows("Reviews")).filter((row) => row["ChildId"] === rhys.id && row["ReviewState"] === "planned")).not.toEqual([]); });
    await cardIn(await openBatonChat(teacher), "Your concern has an answer").first().waitFor({ timeout: 30_000 });
  });

  it("asks home and child on sheets that print", async () => {
    await desk.getByRole("button", { name: "Review", exact: true }).click();
    await desk.getByRole("button", { name: "Sheets for home and child" }).click();
    await desk.getByRole("article", { name: "Sheet for the child" }).waitFor();
    for (const theme of THEMES) {
      await chooseTheme(senco, theme);
      expect(await barriersIn(senco, theme)).toEqual([]);
      if (process.env["BATON_PICTURES"] !== undefined) await senco.screenshot({ path: path.join(PICTURES, `sheets-${theme}.png`) });
    }
  });
});
