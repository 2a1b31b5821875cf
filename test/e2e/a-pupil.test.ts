import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { z } from "zod";
import { KNOWN_CHILDREN, KNOWN_CLASSES, KNOWN_PEOPLE, KNOWN_SCHOOLS } from "../../src/cli/seed/known-people";
import { type TestBrowser, startBrowser } from "./support/browser";
import { everythingKept } from "./support/browser-storage";
import { admin, readGraphOf } from "./support/graph-reading";
import { openClassTab, openTeamsAs } from "./support/people-at-work";
import { SERVICE, TENANT_ID } from "./support/places";
import { type StartedProduct, startProduct } from "./support/started-product";

const people = z.object({ value: z.array(z.looseObject({ id: z.string(), displayName: z.string(), primaryRole: z.string(), classIds: z.array(z.string()) })) });


describe("a pupil in the class Team", () => {
  let product: StartedProduct;
  let teacher: TestBrowser;
  let pupil: TestBrowser;

  beforeAll(async () => {
    product = await startProduct();
    [teacher, pupil] = await Promise.all([startBrowser(), startBrowser()]);
  });
  afterAll(async () => {
    await Promise.all([teacher.close(), pupil.close()]);
    await product.stop();
  });

  it("shows the teacher the child's name, so that its absence elsewhere means something", async () => {
    const page = await teacher.newPage();
    await openTeamsAs(page, KNOWN_PEOPLE.willowTeacher.name);
    const baton = await openClassTab(page, KNOWN_CLASSES.willow.name);
    await baton.getByText(KNOWN_CHILDREN.tilly.name).first().waitFor();
    expect(await teacher.everythingReceived()).toContain(KNOWN_CHILDREN.tilly.name);
  });

  it("lets no byte about any child reach the pupil's browser", async () => {
    const graph = await readGraphOf(KNOWN_SCHOOLS.oakfield.siteName, TENANT_ID);
    const classmate = people.parse(await admin("GET", "people")).value.find(
      (one) => one.primaryRole === "student" && one.classIds.includes(KNOWN_CLASSES.willow.id) && one.id !== KNOWN_PEOPLE.rhys.id,
    );
    if (classmate === undefined) throw new Error("Willow has no second pupil");
    const page = await pupil.newPage();
    await openTeamsAs(page, classmate.displayName);
    const baton = await openClassTab(page, KNOWN_CLASSES.willow.name);
    await baton.getByText(/for staff/i).first().waitFor();

    const seen = `${await pupil.everythingReceived()}\n${await everythingKept(page)}`;
    expect(seen).toContain(SERVICE);
    const children = (await graph.rows("Children")).filter((row) => row["EntraId"] === undefined);
    expect(children.length).toBeGreaterThanOrEqual(10);
    const words = [
      ...children.map((row) => `${String(row["GivenName"])} ${String(row["FamilyName"] ?? "")}`.trim()),
      ...(await graph.rows("Targets")).map((row) => String(row["Statement"])),
      ...(await graph.rows("Children")).map((row) => String(row["Key"])),
    ];
    expect(words.filter((word) => seen.includes(word))).toEqual([]);
  });

  it("refuses the pupil at every door of the API with the pupil's own token", async () => {
    const statuses = await refusals(pupil);
    expect(new Set(statuses)).toEqual(new Set([403]));
  });

  it("reaches nothing beyond this machine, in the browser or from the programs", () => {
    expect(teacher.outsideRequests()).toEqual([]);
    expect(pupil.outsideRequests()).toEqual([]);
    expect(product.outsideConnections()).toBe("");
  });
});

/** Replays the bearer token that the pupil's page used at the addresses that serve staff. */
async function refusals(browser: TestBrowser): Promise<readonly number[]> {
  const page = browser.context.pages().at(-1);
  if (page === undefined) throw new Error("The pupil has no page");
  const asked = page.waitForRequest((request) => request.url().startsWith(`${SERVICE}/api/`));
  await page.reload();
  const bearer = (await asked).headers()["authorization"] ?? "";
  expect(bearer).toMatch(/^Bearer /);
  const places = [
    "/api/me", "/api/classes", `/api/classes/${KNOWN_CLASSES.willow.id}/plans`, `/api/children/${KNOWN_CHILDREN.tilly.id}`,
    `/api/schools/${KNOWN_SCHOOLS.oakfield.id}/caseload`, `/api/children/${KNOWN_CHILDREN.tilly.id}/folder`, `/api/children/${KNOWN_CHILDREN.rhys.id}/draft`,
  ];
  return Promise.all(places.map(async (place) => (await fetch(`${SERVICE}${place}`, { headers: { authorization: bearer } })).status));
}
