import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Page } from "playwright-core";
import { KNOWN_CHILDREN, KNOWN_CLASSES, KNOWN_PEOPLE } from "../../src/cli/seed/known-people";
import { type TestBrowser, startBrowser } from "./support/browser";
import { everythingKept } from "./support/browser-storage";
import { batonIn, openPersonalTab, openTeamsAs, pickPerson, switchPerson } from "./support/people-at-work";
import { SERVICE, TENANT } from "./support/places";
import { openPaneInNewDocument, trustAddIns } from "./support/word-at-work";
import { type StartedProduct, startProduct } from "./support/started-product";

/** Who the bearer token of a request to our API speaks for. */
function personOf(authorization: string): string {
  const payload: unknown = JSON.parse(Buffer.from(authorization.split(".")[1] ?? "", "base64url").toString("utf8"));
  return (payload as { preferred_username: string }).preferred_username;
}

describe("a computer that staff share", () => {
  let product: StartedProduct;
  let browser: TestBrowser;
  let page: Page;
  const asked: string[] = [];

  beforeAll(async () => {
    product = await startProduct();
    browser = await startBrowser();
    browser.context.on("request", (request) => {
      const { authorization } = request.headers();
      if (request.url().startsWith(`${SERVICE}/api/`) && authorization !== undefined) asked.push(personOf(authorization));
    });
    page = await browser.newPage();
  });
  afterAll(async () => {
    await browser.close();
    await product.stop();
  });

  it("shows the SENCO the caseload", async () => {
    await openTeamsAs(page, KNOWN_PEOPLE.oakfieldSenco.name);
    await (await openPersonalTab(page)).getByRole("heading", { name: "Caseload" }).waitFor();
  });

  it("shows the teacher who comes next only the teacher's own classes, and uses no token of the SENCO", async () => {
    await switchPerson(page);
    asked.length = 0;
    await pickPerson(page, KNOWN_PEOPLE.oakTeacher.name);
    await page.getByRole("button", { name: `Account: ${KNOWN_PEOPLE.oakTeacher.name}` }).waitFor();
    const baton = await openPersonalTab(page);
    await baton.getByText(KNOWN_CLASSES.oak.name).first().waitFor();
    expect(await baton.getByText("Caseload").count()).toBe(0);
    expect(new Set(asked)).toEqual(new Set([KNOWN_PEOPLE.oakTeacher.userPrincipalName]));
    expect(await everythingKept(page)).not.toContain(KNOWN_PEOPLE.oakfieldSenco.userPrincipalName);
  });

  it("keeps no child's name in the browser for anybody", async () => {
    expect(JSON.stringify(await page.evaluate(() => [{ ...localStorage }, { ...sessionStorage }]))).not.toContain(KNOWN_CHILDREN.tilly.name);
  });

  it("shows the pane in Word who is signed in, and after a switch the next person", async () => {
    trustAddIns(page);
    await page.goto(`${TENANT}/word`);
    await (await openPaneInNewDocument(page)).getByText(KNOWN_PEOPLE.oakTeacher.name).first().waitFor();
    await page.goto(`${TENANT}/teams`);
    await switchPerson(page);
    await pickPerson(page, KNOWN_PEOPLE.willowTeacher.name);
    await page.getByRole("button", { name: `Account: ${KNOWN_PEOPLE.willowTeacher.name}` }).waitFor();
    await page.goto(`${TENANT}/word`);
    const pane = await openPaneInNewDocument(page);
    await pane.getByText(KNOWN_PEOPLE.willowTeacher.name).first().waitFor();
    expect(await pane.getByText(KNOWN_PEOPLE.oakTeacher.name).count()).toBe(0);
  });

  it("shows nobody in a pane that is not in Word, and says where to open it", async () => {
    await page.goto(`${SERVICE}/taskpane.html`);
    await page.getByText("Open this in Word").first().waitFor();
    expect(await page.getByText(KNOWN_PEOPLE.willowTeacher.name).count()).toBe(0);
  });

  it("opens nobody's documents once the person has signed out", async () => {
    await page.goto(`${TENANT}/teams`);
    await switchPerson(page);
    await page.goto(`${TENANT}/word`);
    await page.getByRole("heading", { name: "Who is signing in?" }).waitFor();
    await page.goto(`${TENANT}/teams`);
    expect(await batonIn(page).getByText("Caseload").count()).toBe(0);
  });
});
