import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { z } from "zod";
import { createGraphConnection, type GraphConnection } from "../../src/graph/graph-connection";
import { CHILD_FILES, columnsOf, LISTS } from "../../src/graph/list-schema";
import { readPages } from "../../src/graph/pages";
import { createAppToken } from "../../src/service/app-token";
import { aWriteCounter, BATON_APP, type ProvisionedTenant, startProvisionedTenant } from "../support/provisioned-tenant";
import { patienceAtOnce } from "../support/patience";

let world: ProvisionedTenant;
let connection: GraphConnection;
let site: string;
const silent = () => undefined;

beforeAll(async () => {
  world = await startProvisionedTenant({ provisioned: false });
  connection = createGraphConnection({ origin: world.tenant.origin, getToken: createAppToken(world.settings, { patience: patienceAtOnce(), pem: world.certificatePem }), patience: patienceAtOnce() });
  site = `/sites/${z.object({ id: z.string() }).parse(await connection.get("/sites/localhost:/sites/sen-oakfield")).id}`;
}, 60_000);
afterAll(() => world.close());

const column = z.looseObject({ id: z.string(), name: z.string() });

async function columnOf(list: string, name: string) {
  const { all } = await readPages(connection, `${site}/lists/${list}/columns`, column);
  return all.find((one) => one.name === name);
}

async function pathOf(list: string, name: string): Promise<string> {
  return `${site}/lists/${list}/columns/${(await columnOf(list, name))?.id ?? ""}`;
}

describe("provisionSite", () => {
  it("makes every list and the library of an empty site, and says so", async () => {
    const heard: string[] = [];
    const outcome = await world.graph.provisionSite(world.school, (sentence) => heard.push(sentence));
    expect(outcome.changed).toEqual([...LISTS.map((list) => `Made the list ${list.name}.`), "Made the library Child files."]);
    expect(heard).toEqual(outcome.changed);
    expect(outcome.left).toEqual([]);
  });

  it("writes nothing in a second run", async () => {
    const writes = await aWriteCounter(world.tenant);
    expect(await world.graph.provisionSite(world.school, silent)).toEqual({ changed: [], left: [] });
    expect(await writes()).toBe(0);
  });

  it("gives every list a key that is unique and indexed, and every column its kind", async () => {
    for (const list of LISTS) {
      expect(await columnOf(list.name, "Key")).toMatchObject({ indexed: true, enforceUniqueValues: true, required: true });
    }
    expect(await columnOf("Children", "Stage")).toMatchObject({ choice: { choices: expect.arrayContaining(["statutory"]) }, displayName: "Stage" });
    expect(await columnOf("Plans", "ReviewOn")).toMatchObject({ dateTime: { format: "dateOnly" }, indexed: true });
    expect(await columnOf("Progress", "ObservedAt")).toMatchObject({ dateTime: { format: "dateTime" } });
    expect(await columnOf("Targets", "Statement")).toMatchObject({ text: { allowMultipleLines: true } });
  });

  it("makes again a column that was removed", async () => {
    await connection.delete(await pathOf("Team", "Reason"));
    expect((await world.graph.provisionSite(world.school, silent)).changed).toEqual(["Added the column Reason to the list Team."]);
    expect(await columnOf("Team", "Reason")).toBeDefined();
  });

  it("mends a missing index and a missing choice, and keeps a choice that the school added", async () => {
    await connection.patch(await pathOf("Targets", "PlanId"), { indexed: false });
    await connection.patch(await pathOf("Children", "Stage"), { choice: { choices: ["school-support", "watching"] } });
    const { changed } = await world.graph.provisionSite(world.school, silent);
    expect(changed).toEqual([
      "Added the missing choices early-years, outside-support, statutory, left-register to the column Stage of the list Children.",
      "Indexed the column PlanId of the list Targets.",
    ]);
    expect(await columnOf("Children", "Stage")).toMatchObject({ choice: { choices: expect.arrayContaining(["watching", "statutory"]) } });
  });

  it("leaves a column of another kind as it is, and says so", async () => {
    await connection.delete(await pathOf("Sessions", "Minutes"));
    await connection.post(`${site}/lists/Sessions/columns`, { name: "Minutes", text: {} });
    expect(await world.graph.provisionSite(world.school, silent)).toEqual({
      changed: [],
      left: ["The column Minutes of the list Sessions is of another kind than it was made: left as it is."],
    });
  });

  it("leaves alone a column and a list that the school added", async () => {
    await connection.post(`${site}/lists/Bank/columns`, { name: "OurOwn", text: {} });
    await connection.post(`${site}/lists`, { displayName: "Minibus", list: { template: "genericList" } });
    const { changed } = await world.graph.provisionSite(world.school, silent);
    expect(changed).toEqual([]);
    expect(await columnOf("Bank", "OurOwn")).toBeDefined();
  });

  it("makes a list once when the answer to the first attempt is lost", async () => {
    const bank = z.object({ id: z.string() }).parse(await connection.get(`${site}/lists/Bank`));
    await connection.delete(`${site}/lists/${bank.id}`);
    await world.tenant.admin("PUT", "fault", { kind: "commit-then-504", times: 1, methods: ["POST"], pathIncludes: "/lists" });
    expect((await world.graph.provisionSite(world.school, silent)).changed).toEqual(["Made the list Bank."]);
    const { all } = await readPages(connection, `${site}/lists`, z.object({ displayName: z.string() }));
    expect(all.filter((list) => list.displayName === "Bank")).toHaveLength(1);
  });

  it("says that the app holds no grant for the site", async () => {
    await world.tenant.admin("DELETE", `sites/sen-oakfield/grants/${BATON_APP}`);
    await expect(world.graph.provisionSite(world.school, silent)).rejects.toMatchObject({ code: "not-allowed" });
    await world.tenant.admin("PUT", `sites/sen-oakfield/grants/${BATON_APP}`, { displayName: "Baton", roles: ["fullcontrol"] });
  });
});

describe("LISTS", () => {
  it.each(LISTS.map((list) => [list.name, list] as const))("%s names each column once, in words that Graph takes", (_name, list) => {
    const names = columnsOf(list).map((one) => one.name);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[A-Z][A-Za-z]{0,31}$/);
  });

  it.each(LISTS.map((list) => [list.name, list] as const))("%s indexes no more columns than SharePoint allows, and no notes", (_name, list) => {
    const indexed = columnsOf(list).filter((one) => one.indexed === true);
    expect(indexed.length).toBeLessThanOrEqual(20);
    expect(indexed.filter((one) => one.kind === "note")).toEqual([]);
  });

  it("is what the library is not named after", () => {
    expect(LISTS.map((list) => list.name)).not.toContain(CHILD_FILES);
  });
});
