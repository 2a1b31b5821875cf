import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { FrameLocator, Page } from "playwright-core";
import { KNOWN_CHILDREN, KNOWN_CLASSES, KNOWN_PEOPLE, KNOWN_SCHOOLS } from "../../src/cli/seed/known-people";
import { eventually } from "../support/eventually";
import { type TestBrowser, startBrowser } from "./support/browser";
import { logInTwoTaps } from "./support/first-half";
import { type GraphReader, readGraphOf } from "./support/graph-reading";
import { openClassTab, openTeamsAs } from "./support/people-at-work";
import { batonTokenOf, callBaton, graphTokenOf } from "./support/person-token";
import { TENANT, TENANT_ID } from "./support/places";
import { IN_FAIR_WEATHER, createPresses } from "./support/presses";
import { type StartedProduct, startProduct } from "./support/started-product";

describe("the class teacher at work", () => {
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
    await openTeamsAs(page, KNOWN_PEOPLE.willowTeacher.name);
    baton = await openClassTab(page, KNOWN_CLASSES.willow.name);
  });
  afterAll(async () => {
    await browser.close();
    await product.stop();
  });

  it("sees the targets and strategies of the children of the class, and of nobody else", async () => {
    await baton.getByText(KNOWN_CHILDREN.rhys.name).first().waitFor();
    const plan = await planInForce(graph, KNOWN_CHILDREN.rhys.id);
    for (const target of plan.targets) await baton.getByText(String(target["Statement"])).first().waitFor({ state: "attached" });
    for (const line of plan.provision) await baton.getByText(String(line["How"]), { exact: false }).first().waitFor({ state: "attached" });
    const elsewhere = (await graph.rows("Children")).filter((row) => row["EntraId"] === undefined && !String(row["ClassIds"]).includes(KNOWN_CLASSES.willow.id));
    expect(elsewhere.length).toBeGreaterThan(3);
    const received = await browser.everythingReceived();
    expect(elsewhere.map((row) => String(row["Key"])).filter((key) => received.includes(key))).toEqual([]);
  });

  it("logs progress on a target in two taps; the row is in the list", async () => {
    const before = (await graph.rows("Progress")).length;
    await logInTwoTaps(baton, createPresses(IN_FAIR_WEATHER));
    await eventually(async () => {
      const rows = await graph.rows("Progress");
      expect(rows).toHaveLength(before + 1);
      expect(rows.at(-1)).toMatchObject({ ByPersonId: KNOWN_PEOPLE.willowTeacher.id, Rating: "nearly" });
    });
  });

  it("opens the child's plan folder in SharePoint, and sees nothing else of the site", async () => {
    const token = await batonTokenOf(KNOWN_PEOPLE.willowTeacher.id);
    const webUrl = await eventually(async () => {
      const { status, body } = await callBaton(token, "GET", `/api/children/${KNOWN_CHILDREN.rhys.id}/folder`);
      expect(status).toBe(200);
      return (body as { readonly webUrl: string }).webUrl;
    }, 30_000);
    const folder = await browser.newPage();
    await folder.goto(webUrl);
    await folder.getByText("plan", { exact: true }).first().waitFor();
    expect(await folder.getByText(/You need permission/i).count()).toBe(0);
    await folder.goto(`${TENANT}/sites/${KNOWN_SCHOOLS.oakfield.siteName}`);
    await folder.getByText(/SEN/).first().waitFor();
    expect(await folder.getByText("Children", { exact: true }).count()).toBe(0);
  });

  it("keeps a colleague who does not teach the child out of Graph and the API, with the colleague's own tokens", async () => {
    const [baton, graphToken] = await Promise.all([batonTokenOf(KNOWN_PEOPLE.oakTeacher.id), graphTokenOf(KNOWN_PEOPLE.oakTeacher.id)]);
    for (const place of [`/api/children/${KNOWN_CHILDREN.rhys.id}`, `/api/children/${KNOWN_CHILDREN.rhys.id}/folder`, `/api/classes/${KNOWN_CLASSES.willow.id}/plans`]) {
      expect([403, 404]).toContain((await callBaton(baton, "GET", place)).status);
    }
    for (const place of [`/sites/localhost:/sites/${KNOWN_SCHOOLS.oakfield.siteName}`, (await graph.folder(`${KNOWN_CHILDREN.rhys.id}/plan`)).address]) {
      const { status } = await fetch(`${TENANT}/v1.0${place}`, { headers: { authorization: `Bearer ${graphToken}` } });
      expect([403, 404]).toContain(status);
    }
    expect((await callBaton(baton, "GET", `/api/classes/${KNOWN_CLASSES.oak.id}/plans`)).status).toBe(200);
  });

  it("reaches nothing beyond this machine and complains of nothing", () => {
    expect(browser.outsideRequests()).toEqual([]);
    expect(product.outsideConnections()).toBe("");
  });
});

type Fields = Readonly<Record<string, unknown>>;

/** The rows of the newest version of a child's plan, straight from Graph. */
async function planInForce(graph: GraphReader, childId: string): Promise<{ readonly targets: readonly Fields[]; readonly provision: readonly Fields[] }> {
  const plans = (await graph.rows("Plans")).filter((row) => row["ChildId"] === childId && row["PlanState"] !== "closed");
  const newest = plans.reduce((best, row) => (Number(row["PlanVersion"]) > Number(best["PlanVersion"]) ? row : best));
  const belongs = (row: Fields) => row["PlanId"] === newest["PlanId"] && row["PlanVersion"] === newest["PlanVersion"];
  return { targets: (await graph.rows("Targets")).filter(belongs), provision: (await graph.rows("Provision")).filter(belongs) };
}
