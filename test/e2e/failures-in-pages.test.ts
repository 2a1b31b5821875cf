import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { KNOWN_CHILDREN, KNOWN_CLASSES, KNOWN_PEOPLE } from "../../src/cli/seed/known-people";
import { type TestBrowser, startBrowser } from "./support/browser";
import { admin } from "./support/graph-reading";
import { openClassTab, openPlanWriter, openTeamsAs, pickPerson } from "./support/people-at-work";
import { TENANT } from "./support/places";
import { type StartedProduct, startProduct } from "./support/started-product";

const AIM = "To tell the time to the quarter hour";
/** Shorter than what the sign-in library keeps in hand, so that every call asks the tenant for a token. */
const SHORT_TOKENS = { LOCAL_TENANT_ACCESS_TOKEN_SECONDS: "200" };

describe("when something fails under a person's hands", () => {
  let product: StartedProduct;
  let browser: TestBrowser;

  beforeAll(async () => {
    product = await startProduct(SHORT_TOKENS);
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await product.stop();
  });

  it("keeps typed text when the service is gone, says so, and saves it when the service is back", async () => {
    const page = await browser.newPage();
    await openTeamsAs(page, KNOWN_PEOPLE.oakfieldSenco.name);
    const writer = await openPlanWriter(page, KNOWN_CHILDREN.wangchuk.name);
    await product.service.kill();
    await writer.getByLabel("Long-term aim").fill(AIM);
    await writer.getByText(/Not saved: .*Your text is still here/).first().waitFor();
    expect(await writer.getByLabel("Long-term aim").inputValue()).toBe(AIM);
    await product.restartService();
    // It tries again by itself too: on a slow machine the button may be gone before it is pressed.
    await writer.getByRole("button", { name: "Try again" }).first().click({ timeout: 1_000 }).catch(() => undefined);
    await writer.getByText(/^Saved/).first().waitFor();
  });

  it("keeps typed text when the sign-in has ended, and goes on after signing in again", async () => {
    const page = await browser.newPage();
    await page.goto(`${TENANT}/teams`);
    const baton = await openPlanWriter(page, KNOWN_CHILDREN.wangchuk.name);
    await admin("POST", "clear-sign-ins", {});
    await baton.getByLabel("Strategies for every lesson").fill("Say the name first");
    const signIn = baton.getByRole("button", { name: "Sign in" }).first();
    await signIn.waitFor();
    expect(await baton.getByLabel("Strategies for every lesson").inputValue()).toBe("Say the name first");
    const [popup] = await Promise.all([browser.context.waitForEvent("page"), signIn.click()]);
    await pickPerson(popup, KNOWN_PEOPLE.oakfieldSenco.name);
    await baton.getByText(/^Saved/).first().waitFor();
  });

  it("keeps the tapped rating when the tenant is away, and logs it once the tenant is back", async () => {
    const teacher = await startBrowser();
    const page = await teacher.newPage();
    await openTeamsAs(page, KNOWN_PEOPLE.willowTeacher.name);
    const baton = await openClassTab(page, KNOWN_CLASSES.willow.name);
    await baton.getByRole("button", { name: /Log progress/ }).first().waitFor();
    await product.tenant.kill();
    await baton.getByRole("button", { name: /Log progress/ }).first().click();
    await baton.getByRole("button", { name: "Got it" }).or(baton.getByRole("radio", { name: "Got it" })).first().click();
    await baton.getByRole("button", { name: "Try again" }).first().waitFor();
    await product.restartTenant();
    await baton.getByRole("button", { name: "Try again" }).first().click();
    await baton.getByText(/Logged/).first().waitFor();
    await teacher.close();
  });
});
