import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { z } from "zod";
import { KNOWN_CLASSES, KNOWN_PEOPLE, KNOWN_SCHOOLS } from "../../../src/cli/seed/known-people";
import { seedTenant, type SeedOutcome } from "../../../src/cli/seed/seed-tenant";
import { createGraphConnection, type GraphConnection } from "../../../src/graph/graph-connection";
import { readPages } from "../../../src/graph/pages";
import { createProvisionSite } from "../../../src/graph/provision-site";
import { createSites } from "../../../src/graph/sites";
import { type LocalTenant, startLocalTenant } from "../../support/local-tenant";
import { patienceAtOnce } from "../../support/patience";

const APPLICATION = { appId: "b1f5c0de-7a1e-4f0e-9a5b-0d4c6a2e1f01", secret: "only for this test" };
const item = z.object({ fields: z.record(z.string(), z.unknown()) });
const entry = z.object({ id: z.string(), displayName: z.string() });

let tenant: LocalTenant;
let graph: GraphConnection;
let outcome: SeedOutcome;
const reported: string[] = [];

async function seed(): Promise<SeedOutcome> {
  const { origin, admin } = tenant;
  const sites = createSites(graph);
  const pause = () => Promise.resolve();
  return await seedTenant({
    admin: { get: (path) => admin("GET", path), put: async (path, body) => void (await admin("PUT", path, body)) },
    graph,
    provisionSite: createProvisionSite({ graph, sites }),
    clientId: APPLICATION.appId,
    siteOrigin: origin,
    pause,
    report: (line) => reported.push(line),
  });
}

async function rowsOf(school: "oakfield" | "riverside", list: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const site = await createSites(graph).pathOf({ siteUrl: `${tenant.origin}/sites/${KNOWN_SCHOOLS[school].siteName}` });
  const { all } = await readPages(graph, `${site}/lists/${list}/items?$expand=fields&$top=500`, item);
  return all.map(({ fields }) => fields);
}

async function idsAt(path: string): Promise<readonly string[]> {
  const { all } = await readPages(graph, path, z.object({ id: z.string() }));
  return all.map(({ id }) => id);
}

async function classesOf(school: "oakfield" | "riverside") {
  const { all } = await readPages(graph, `/education/schools/${KNOWN_SCHOOLS[school].id}/classes`, entry);
  return all;
}

async function pupilsOf(school: "oakfield" | "riverside"): Promise<ReadonlySet<string>> {
  const pupils = new Set<string>();
  for (const { id } of await classesOf(school)) {
    const teachers = new Set(await idsAt(`/education/classes/${id}/teachers`));
    for (const member of await idsAt(`/education/classes/${id}/members`)) if (!teachers.has(member)) pupils.add(member);
  }
  return pupils;
}

async function staffOf(school: "oakfield" | "riverside") {
  const { all } = await readPages(graph, `/education/schools/${KNOWN_SCHOOLS[school].id}/users?$top=500`, z.object({ primaryRole: z.string() }));
  return all.filter((one) => one.primaryRole !== "student");
}

beforeAll(async () => {
  tenant = await startLocalTenant();
  await tenant.admin("PUT", `applications/${APPLICATION.appId}`, {
    displayName: "Baton",
    secret: APPLICATION.secret,
    applicationRoles: { "https://graph.microsoft.com": ["Sites.Selected", "EduRoster.Read.All", "EduRoster.ReadBasic.All", "User.ReadBasic.All"] },
  });
  const token = await tenant.appToken(APPLICATION);
  graph = createGraphConnection({ origin: tenant.origin, getToken: () => Promise.resolve(token), patience: patienceAtOnce() });
  outcome = await seed();
}, 180_000);

afterAll(async () => {
  await tenant.close();
});

const isInForce = (plan: Readonly<Record<string, unknown>>): boolean => plan["PlanState"] !== "closed";

describe("the example schools in Graph", () => {
  it("are two", async () => {
    expect(await idsAt("/education/schools")).toHaveLength(2);
  });

  it("have eight classes and six", async () => {
    expect((await classesOf("oakfield")).map((one) => one.displayName).sort()).toEqual(["Alder", "Birch", "Elm", "Hazel", "Maple", "Oak", "Rowan", "Willow"]);
    expect(await classesOf("riverside")).toHaveLength(6);
  });

  it("have 210 pupils at Oakfield, ten of them known to the register alone, and 90 at Riverside", async () => {
    const children = await rowsOf("oakfield", "Children");
    const withoutAccount = children.filter((child) => child["EntraId"] === undefined && child["LeftOn"] === undefined);
    expect(withoutAccount).toHaveLength(10);
    expect((await pupilsOf("oakfield")).size + withoutAccount.length).toBe(210);
    expect((await pupilsOf("riverside")).size).toBe(90);
  });

  it("have 16 staff and 12", async () => {
    expect(await staffOf("oakfield")).toHaveLength(16);
    expect(await staffOf("riverside")).toHaveLength(12);
  });

  it("have a job-share and a split class", async () => {
    const rowan = (await classesOf("oakfield")).find((one) => one.displayName === "Rowan");
    expect(await idsAt(`/education/classes/${rowan?.id ?? ""}/teachers`)).toHaveLength(2);
    const alder = (await rowsOf("oakfield", "Children")).filter((child) => String(child["ClassIds"]).includes("-") && ["Piotr", "Lowri"].includes(String(child["GivenName"])));
    expect(alder.map((child) => child["YearGroup"]).sort()).toEqual(["4", "5"]);
  });
});

describe("Oakfield's lists in Graph", () => {
  it("hold 30 children with one plan in force each, and six without", async () => {
    const inForce = (await rowsOf("oakfield", "Plans")).filter(isInForce);
    expect(inForce).toHaveLength(30);
    expect(new Set(inForce.map((plan) => plan["ChildId"])).size).toBe(30);
    expect(await rowsOf("oakfield", "Children")).toHaveLength(36);
  });

  it("hold plans of every state, four of them overdue", async () => {
    const plans = await rowsOf("oakfield", "Plans");
    const { day } = (await tenant.admin("GET", "day")) as { readonly day: string };
    expect(new Set(plans.map((plan) => plan["PlanState"]))).toEqual(new Set(["agreed", "in-review", "closed"]));
    expect(plans.filter((plan) => isInForce(plan) && String(plan["ReviewOn"]) < day)).toHaveLength(4);
    expect(plans.filter((plan) => !isInForce(plan)).length).toBeGreaterThan(40);
  });

  it("hold a year of history: reviews, sessions given and missed, progress, outcomes", async () => {
    const plans = await rowsOf("oakfield", "Plans");
    const reviews = await rowsOf("oakfield", "Reviews");
    expect(reviews.filter((review) => review["ReviewState"] === "closed")).toHaveLength(plans.filter((plan) => !isInForce(plan)).length);
    const sessions = await rowsOf("oakfield", "Sessions");
    expect(sessions.filter((session) => session["Given"] === true).length).toBeGreaterThan(250);
    expect(sessions.filter((session) => session["MissedReason"] !== undefined).length).toBeGreaterThan(50);
    expect((await rowsOf("oakfield", "Progress")).length).toBeGreaterThan(400);
    const outcomes = (await rowsOf("oakfield", "Targets")).map((target) => target["Outcome"]).filter((one) => one !== undefined);
    expect(new Set(outcomes)).toEqual(new Set(["achieved", "partly-achieved", "not-achieved", "no-longer-needed"]));
  });

  it("name the SENCO, the head, assistants and the technician as staff", async () => {
    const settings = await rowsOf("oakfield", "Settings");
    expect(settings.map((row) => row["Role"]).sort()).toEqual(["head", "it-administrator", "senco", "staff", "staff", "staff", "staff"]);
    expect(settings.find((row) => row["Role"] === "senco")?.["PersonId"]).toBe(KNOWN_PEOPLE.oakfieldSenco.id);
  });
});

describe("Riverside's lists in Graph", () => {
  it("hold seven plans in force, two of them for Oakfield's leavers", async () => {
    expect((await rowsOf("riverside", "Plans")).filter(isInForce)).toHaveLength(7);
    const left = (await rowsOf("oakfield", "Children")).filter((child) => child["LeftOn"] !== undefined).map((child) => child["EntraId"]);
    const received = (await rowsOf("riverside", "Children")).map((child) => child["EntraId"]);
    expect(left).toHaveLength(2);
    expect(received).toEqual(expect.arrayContaining(left));
  });
});

describe("seeding again", () => {
  it("writes nothing in Graph", async () => {
    const { last } = (await tenant.admin("GET", "calls?after=0")) as { readonly last: number };
    expect((await seed()).map(({ written }) => written)).toEqual([0, 0]);
    expect(await tenant.admin("GET", `calls?after=${String(last)}`)).toMatchObject({ writes: 0 });
  }, 60_000);

  it("puts back only what is missing", async () => {
    expect(outcome.every(({ written }) => written > 100)).toBe(true);
    const site = await createSites(graph).pathOf({ siteUrl: `${tenant.origin}/sites/${KNOWN_SCHOOLS.oakfield.siteName}` });
    const [first] = await idsAt(`${site}/lists/Sessions/items?$top=1`);
    await graph.delete(`${site}/lists/Sessions/items/${first ?? ""}`);
    expect((await seed())[0]?.written).toBe(1);
  }, 60_000);

  it("leaves a teacher where somebody has moved them", async () => {
    const { willow } = KNOWN_CLASSES;
    const teacher = `classes/${willow.id}/teachers/${KNOWN_PEOPLE.oakTeacher.id}`;
    await tenant.admin("PUT", teacher);
    await seed();
    expect(await idsAt(`/education/classes/${willow.id}/teachers`)).toHaveLength(2);
    await tenant.admin("DELETE", teacher);
  }, 60_000);

  it("makes no second row when answers are lost", async () => {
    const site = await createSites(graph).pathOf({ siteUrl: `${tenant.origin}/sites/${KNOWN_SCHOOLS.riverside.siteName}` });
    const before = await idsAt(`${site}/lists/Team/items?$top=500`);
    for (const id of before) await graph.delete(`${site}/lists/Team/items/${id}`);
    await tenant.admin("PUT", "fault", { kind: "commit-then-504", times: 3 });
    await seed();
    await tenant.admin("PUT", "fault", { kind: "none", times: 0 });
    const keys = (await rowsOf("riverside", "Team")).map((row) => row["Key"]);
    expect(keys).toHaveLength(before.length);
    expect(new Set(keys).size).toBe(before.length);
  }, 60_000);
});

describe("the report", () => {
  it("counts rows and names no child", () => {
    expect(reported).toContain("Oakfield Primary School: Children 36 of 36");
    expect(reported.join("\n")).not.toMatch(/Rhys|Maya/u);
  });
});
