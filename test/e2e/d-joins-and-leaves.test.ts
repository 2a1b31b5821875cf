import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { KNOWN_CHILDREN, KNOWN_CLASSES, KNOWN_PEOPLE, KNOWN_SCHOOLS } from "../../src/cli/seed/known-people";
import type { PersonId } from "../../src/domain/ids";
import { eventually } from "../support/eventually";
import { type TestBrowser, startBrowser } from "./support/browser";
import { addTomToWillow } from "./support/first-half";
import { admin, readGraphOf } from "./support/graph-reading";
import { openClassTab, openTeamsAs } from "./support/people-at-work";
import { batonTokenOf, callBaton } from "./support/person-token";
import { TENANT, TENANT_ID } from "./support/places";
import { type StartedProduct, startProduct } from "./support/started-product";

/** One roster round is 2 s locally; the rest is time for the reading itself. */
const ONE_ROUND_MS = 6_000;
/** Folders are shared a few a round, after those that the seeding left to do. */
const FOLDERS_MS = 40_000;

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
    await addTomToWillow(page);

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

  it("is nobody to the school before and after the only class, and gets 403 for everything with the token still held", async () => {
    const newcomer = "57aff000-0000-4000-8000-0000000009e1" as PersonId;
    await admin("PUT", `people/${newcomer}`, {
      displayName: "Nia Okafor", givenName: "Nia", surname: "Okafor", userPrincipalName: "nia.okafor@oakfield.example", primaryRole: "teacher",
      schoolIds: [KNOWN_SCHOOLS.oakfield.id],
    });
    const held = await batonTokenOf(newcomer);
    const statusOf = async (place: string) => (await callBaton(held, "GET", place)).status;
    expect(await statusOf("/api/me")).toBe(403);

    await admin("PUT", `classes/${KNOWN_CLASSES.willow.id}/teachers/${newcomer}`, {});
    await eventually(async () => { expect(await statusOf(plansOfWillow)).toBe(200); }, ONE_ROUND_MS);
    const graph = await readGraphOf(KNOWN_SCHOOLS.oakfield.siteName, TENANT_ID);
    const holdsFolder = async () => (await graph.folder(`${KNOWN_CHILDREN.rhys.id}/plan`)).permissions.some((one) => one.grantedToV2?.user?.id === newcomer);
    await eventually(async () => { expect(await holdsFolder()).toBe(true); }, FOLDERS_MS);

    await admin("DELETE", `classes/${KNOWN_CLASSES.willow.id}/teachers/${newcomer}`, {});
    await eventually(async () => { expect(await statusOf(plansOfWillow)).toBe(403); }, ONE_ROUND_MS);
    expect(await Promise.all(["/api/me", `/api/children/${KNOWN_CHILDREN.rhys.id}`, `/api/children/${KNOWN_CHILDREN.rhys.id}/folder`].map(statusOf))).toEqual([403, 403, 403]);
    await eventually(async () => { expect(await holdsFolder()).toBe(false); }, FOLDERS_MS);
  });
});
