import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { FrameLocator, Page } from "playwright-core";
import { KNOWN_CHILDREN, KNOWN_PEOPLE, KNOWN_SCHOOLS } from "../../src/cli/seed/known-people";
import { eventually } from "../support/eventually";
import { type TestBrowser, startBrowser } from "./support/browser";
import { writeAndAgreePlan } from "./support/first-half";
import { type GraphReader, readGraphOf } from "./support/graph-reading";
import { openPersonalTab, openTeamsAs } from "./support/people-at-work";
import { TENANT_ID } from "./support/places";
import { IN_FAIR_WEATHER, createPresses } from "./support/presses";
import { type StartedProduct, startProduct } from "./support/started-product";
import { THREE_TARGETS } from "./support/written-plan";

describe("the SENCO writes a plan", () => {
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

  it("sees the caseload, every child on the register", async () => {
    await baton.getByRole("heading", { name: "Caseload" }).waitFor();
    const current = (await graph.rows("Children")).filter((row) => row["Stage"] !== "left-register" && row["LeftOn"] === undefined);
    for (const row of current) {
      await baton.getByText(`${String(row["GivenName"])} ${String(row["FamilyName"] ?? "")}`.trim()).first().waitFor({ state: "attached" });
    }
    expect(current.length).toBeGreaterThanOrEqual(30);
  });

  it("writes three targets that hold all nine contents, and agrees the plan", async () => {
    const presses = createPresses(IN_FAIR_WEATHER);
    await writeAndAgreePlan(baton, KNOWN_CHILDREN.wangchuk.name, presses);
    expect(presses.told).toEqual([]);
  });

  it("has made the rows: the plan, its targets and its help, with every one of the nine contents", async () => {
    const ofTheChild = async (list: string) => (await graph.rows(list)).filter((row) => row["ChildId"] === KNOWN_CHILDREN.wangchuk.id);
    const plans = await eventually(async () => {
      const rows = await ofTheChild("Plans");
      expect(rows).toHaveLength(1);
      return rows;
    });
    expect(plans[0]).toMatchObject({ PlanVersion: 1, PlanState: "agreed", ChangedBy: KNOWN_PEOPLE.oakfieldSenco.id });
    const targets = await ofTheChild("Targets");
    const help = await ofTheChild("Provision");
    expect(targets.map((row) => row["Statement"]).sort()).toEqual(THREE_TARGETS.map((one) => one["Target"]).sort());
    for (const written of THREE_TARGETS) {
      const row = targets.find((one) => one["Statement"] === written["Target"]);
      expect(row).toMatchObject({
        SuccessCriterion: written["How we will know it worked"],
        ExitCriterion: written["How we will know the help is no longer needed"],
        Happened: written["What has happened so far"],
      });
      expect(help.find((one) => one["TargetId"] === row?.["TargetId"])).toMatchObject({
        What: written.help["What help"], How: written.help["How it is given"], Who: written.help["Who gives it"],
        Times: Number(written.help["Times"]), Minutes: Number(written.help["Minutes"]),
      });
    }
    expect(help.every((row) => typeof row["ReviewOn"] === "string")).toBe(true);
  });

  it("has made the child's folders, and shared the staff copy's with the class teacher and with no colleague", async () => {
    await baton.getByRole("link", { name: "Open the plan folder" }).or(baton.getByRole("button", { name: "Open the plan folder" })).first().waitFor();
    const folder = await graph.folder(`${KNOWN_CHILDREN.wangchuk.id}/plan`);
    const people = folder.permissions.flatMap((permission) => permission.grantedToV2?.user?.id ?? []);
    expect(people).toContain(KNOWN_PEOPLE.willowTeacher.id);
    expect(people).not.toContain(KNOWN_PEOPLE.oakTeacher.id);
    const restricted = await graph.folder(`${KNOWN_CHILDREN.wangchuk.id}/restricted`);
    expect(restricted.permissions.filter((permission) => permission.grantedToV2?.user?.id === KNOWN_PEOPLE.willowTeacher.id)).toEqual([]);
  });

  it("complains of nothing in the browser's console but that there is no draft or folder yet", () => {
    expect(browser.complaints().filter((line) => !line.includes("404"))).toEqual([]);
  });
});
