import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { KNOWN_CHILDREN, KNOWN_CLASSES, KNOWN_PEOPLE } from "../../src/cli/seed/known-people";
import { eventually } from "../support/eventually";
import { type TestBrowser, startBrowser } from "./support/browser";
import { openClassTab, openTeamsAs } from "./support/people-at-work";
import { batonTokenOf, callBaton } from "./support/person-token";
import { TENANT } from "./support/places";
import { type StartedProduct, startProduct } from "./support/started-product";

/** One roster round is 2 s locally; the rest is time for the reading itself. */
const ONE_ROUND_MS = 6_000;

describe("a teacher who joins a class", () => {
  let product: StartedProduct;
  let browser: TestBrowser;
  let token: string;
  const plansOfWillow = `/api/classes/${KNOWN_CLASSES.willow.id}/plans`;

  beforeAll(async () => {
    product = await startProduct();
    browser = await startBrowser();
    token = await batonTokenOf(KNOWN_PEOPLE.oakTeacher.id);
  });
  afterAll(async () => {
    await browser.close();
    await product.stop();
  });

  it("sees nothing of the class before", async () => {
    expect((await callBaton(token, "GET", plansOfWillow)).status).toBe(404);
  });

  it("sees the plans within one roster round of being added on the admin page", async () => {
    const page = await browser.newPage();
    await page.goto(`${TENANT}/admin`);
    await page.getByRole("tab", { name: "Classes" }).click();
    await page.getByLabel("Class", { exact: true }).selectOption(KNOWN_CLASSES.willow.id);
    await page.getByRole("combobox", { name: "Add a teacher" }).fill(KNOWN_PEOPLE.oakTeacher.name);
    await page.getByRole("option", { name: KNOWN_PEOPLE.oakTeacher.name }).click();
    await page.getByText(`${KNOWN_PEOPLE.oakTeacher.name} has joined ${KNOWN_CLASSES.willow.name}.`).waitFor();

    await eventually(async () => { expect((await callBaton(token, "GET", plansOfWillow)).status).toBe(200); }, ONE_ROUND_MS);
    const teams = await browser.newPage();
    await openTeamsAs(teams, KNOWN_PEOPLE.oakTeacher.name);
    await (await openClassTab(teams, KNOWN_CLASSES.willow.name)).getByText(KNOWN_CHILDREN.rhys.name).first().waitFor();
  });

  it("is refused after leaving, with the token still held", async () => {
    const page = browser.context.pages().find((one) => one.url().includes("/admin"));
    if (page === undefined) throw new Error("The admin page has gone");
    await page.bringToFront();
    await page.getByRole("button", { name: `Remove ${KNOWN_PEOPLE.oakTeacher.name}` }).click();
    await eventually(async () => { expect([403, 404]).toContain((await callBaton(token, "GET", plansOfWillow)).status); }, ONE_ROUND_MS);
    expect([403, 404]).toContain((await callBaton(token, "GET", `/api/children/${KNOWN_CHILDREN.rhys.id}`)).status);
  });
});
