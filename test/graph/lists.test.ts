import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { InvalidError, MisshapenError, NotFoundError, StaleError, UnavailableError } from "../../src/application/errors";
import type { Child } from "../../src/domain/child";
import type { ChildId } from "../../src/domain/ids";
import { createGraphConnection, type GraphConnection } from "../../src/graph/graph-connection";
import { createMicrosoftGraph } from "../../src/graph/microsoft-graph";
import { readPages } from "../../src/graph/pages";
import { createAppToken } from "../../src/service/app-token";
import { aChild } from "../support/builders";
import { aWriteCounter, PEOPLE, type ProvisionedTenant, startProvisionedTenant } from "../support/provisioned-tenant";
import { patienceAtOnce } from "../support/patience";

let world: ProvisionedTenant;
let connection: GraphConnection;
let site: string;

beforeAll(async () => {
  world = await startProvisionedTenant();
  connection = createGraphConnection({ origin: world.tenant.origin, getToken: createAppToken(world.settings, { patience: patienceAtOnce(), pem: world.certificatePem }), patience: patienceAtOnce() });
  site = `/sites/${z.object({ id: z.string() }).parse(await connection.get("/sites/localhost:/sites/sen-oakfield")).id}`;
}, 60_000);
afterAll(() => world.close());
afterEach(async () => {
  await world.tenant.admin("PUT", "fault", { kind: "none", times: 0 });
  world.pauses.length = 0;
});

const row = z.object({ id: z.string(), fields: z.looseObject({ Key: z.string().optional() }) });

async function rowsOf(list: string, key: string) {
  const { all } = await readPages(connection, `${site}/lists/${list}/items?$expand=fields`, row);
  return all.filter((one) => one.fields.Key === key);
}

const aNewChild = (changes: Partial<Child> = {}): Child => ({ ...aChild(), schoolId: world.school.id, id: randomUUID() as ChildId, ...changes });
const create = (child: Child) => world.graph.lists.create(world.school, "Children", child, PEOPLE.senco);
const replace = (child: Child, revision: string) => world.graph.lists.replace(world.school, "Children", child, revision, PEOPLE.senco);
const fault = (kind: string, changes: object = {}) => world.tenant.admin("PUT", "fault", { kind, times: 1, pathIncludes: "/items", ...changes });

describe("create", () => {
  it("keeps a record as a row that says who changed it and when", async () => {
    const child = aNewChild({ strengths: "Draws, and tells\nlong stories: « élan »" });
    const kept = await create(child);
    expect(kept.record).toEqual(child);
    expect(kept.revision).toMatch(/^".+,1"$/);
    const [made] = await rowsOf("Children", child.id);
    expect(made?.fields).toMatchObject({ ChangedBy: PEOPLE.senco, ChangedAt: "2026-09-18T09:30:00Z", SchemaVersion: 1 });
  });

  it("puts no name into the row's title", async () => {
    const child = aNewChild();
    await create(child);
    const [made] = await rowsOf("Children", child.id);
    expect(String(made?.fields["Title"])).not.toContain(child.familyName);
    expect(String(made?.fields["Title"])).not.toContain(child.givenName);
  });

  it.each(["commit-then-504", "commit-then-reset"])("makes one row when the answer is lost (%s)", async (kind) => {
    const child = aNewChild();
    await fault(kind, { methods: ["POST"] });
    const kept = await create(child);
    expect(kept.record).toEqual(child);
    expect(await rowsOf("Children", child.id)).toHaveLength(1);
  });

  it("makes one row when it is asked twice, and gives the row that is there", async () => {
    const child = aNewChild();
    const first = await create(child);
    const second = await create({ ...child, strengths: "Another text" });
    expect(second).toEqual(first);
    expect(await rowsOf("Children", child.id)).toHaveLength(1);
  });

  it("makes one row when two copies of the service create it at once", async () => {
    const child = aNewChild();
    const kept = await Promise.all([create(child), create(child), create(child)]);
    expect(new Set(kept.map((one) => one.revision)).size).toBe(1);
    expect(await rowsOf("Children", child.id)).toHaveLength(1);
  });

  it("takes a key with an apostrophe", async () => {
    const child = aNewChild({ id: `o'brien-${randomUUID()}` as ChildId });
    await create(child);
    await create(child);
    expect(await rowsOf("Children", child.id)).toHaveLength(1);
  });

  it("says that the row cannot be kept, without its text, when Microsoft 365 refuses it", async () => {
    const child = aNewChild({ givenName: "N".repeat(300) });
    const failure = await create(child).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(InvalidError);
    expect(String(failure)).not.toContain("NNN");
  });
});

describe("create under faults", () => {
  it("loses no row and doubles none when every other answer is lost", async () => {
    const children = Array.from({ length: 30 }, () => aNewChild());
    for (const [index, child] of children.entries()) {
      if (index % 2 === 0) await fault(index % 4 === 0 ? "commit-then-504" : "commit-then-reset", { methods: ["POST"] });
      await create(child);
    }
    const { all } = await readPages(connection, `${site}/lists/Children/items?$expand=fields`, row);
    const keys = all.map((one) => one.fields.Key);
    for (const child of children) expect(keys.filter((key) => key === child.id)).toHaveLength(1);
  });
});

describe("replace", () => {
  it("writes over the revision that was read, and empties what the record no longer has", async () => {
    const child = aNewChild({ entraId: PEOPLE.pupil });
    const { revision } = await create(child);
    const { entraId: _gone, ...without } = child;
    const kept = await replace({ ...without, strengths: "" }, revision);
    expect(kept.record).toEqual({ ...without, strengths: "" });
    expect(kept.revision).not.toBe(revision);
    const again = await replace(child, kept.revision);
    expect(again.record).toEqual(child);
  });

  it("refuses a revision that is out of date, and writes nothing", async () => {
    const child = aNewChild();
    const { revision } = await create(child);
    await replace({ ...child, yearGroup: "5" }, revision);
    await expect(replace({ ...child, yearGroup: "6" }, revision)).rejects.toBeInstanceOf(StaleError);
    const [kept] = await rowsOf("Children", child.id);
    expect(kept?.fields["YearGroup"]).toBe("5");
  });

  it.each(["commit-then-504", "commit-then-reset"])("knows its own write when the answer is lost (%s)", async (kind) => {
    const child = aNewChild();
    const { revision } = await create(child);
    await fault(kind, { methods: ["PATCH"] });
    const kept = await replace({ ...child, yearGroup: "5" }, revision);
    expect(kept.record.yearGroup).toBe("5");
    await expect(replace({ ...child, yearGroup: "6" }, kept.revision)).resolves.toMatchObject({ record: { yearGroup: "6" } });
  });

  it("says that there is no such row", async () => {
    await expect(replace(aNewChild(), '"none,1"')).rejects.toBeInstanceOf(NotFoundError);
  });

  it("finds the row again when it was deleted and made anew", async () => {
    const child = aNewChild();
    const { revision } = await create(child);
    const kept = await replace(child, revision);
    const [old] = await rowsOf("Children", child.id);
    await connection.delete(`${site}/lists/Children/items/${old?.id ?? ""}`);
    await expect(replace(child, kept.revision)).rejects.toBeInstanceOf(NotFoundError);
    const anew = await create(child);
    await expect(replace(child, anew.revision)).resolves.toMatchObject({ record: child });
  });
});

describe("changes", () => {
  it("tells the whole list first, and then only what changed", async () => {
    const child = aNewChild();
    await create(child);
    const whole = await world.graph.lists.changes(world.school, "Children", undefined);
    expect(whole.fromTheStart).toBe(true);
    expect(whole.rows).toContainEqual(expect.objectContaining({ kind: "kept", key: child.id, record: child }));

    const quiet = await world.graph.lists.changes(world.school, "Children", whole.cursor);
    expect(quiet).toMatchObject({ rows: [], fromTheStart: false });

    const other = aNewChild();
    const { revision } = await create(other);
    const next = await world.graph.lists.changes(world.school, "Children", quiet.cursor);
    expect(next.rows).toEqual([{ kind: "kept", rowId: expect.any(String), key: other.id, record: other, revision }]);
  });

  it("tells which row was removed", async () => {
    const child = aNewChild();
    await create(child);
    const { cursor } = await world.graph.lists.changes(world.school, "Children", undefined);
    const [made] = await rowsOf("Children", child.id);
    await connection.delete(`${site}/lists/Children/items/${made?.id ?? ""}`);
    const { rows } = await world.graph.lists.changes(world.school, "Children", cursor);
    expect(rows).toEqual([{ kind: "removed", rowId: made?.id }]);
  });

  it("tells a row that somebody altered as one that needs mending, and names columns but no value", async () => {
    const child = aNewChild();
    await create(child);
    const { cursor } = await world.graph.lists.changes(world.school, "Children", undefined);
    const [made] = await rowsOf("Children", child.id);
    await connection.patch(`${site}/lists/Children/items/${made?.id ?? ""}/fields`, { Stage: null, YearGroup: null, GivenName: "Altered" });
    const { rows } = await world.graph.lists.changes(world.school, "Children", cursor);
    expect(rows).toEqual([
      {
        kind: "needs-mending",
        rowId: made?.id,
        key: child.id,
        problems: expect.arrayContaining([expect.stringMatching(/^Stage: /), expect.stringMatching(/^YearGroup: /)]),
        revision: expect.any(String),
      },
    ]);
    expect(JSON.stringify(rows)).not.toContain("Altered");
  });

  it("tells a row that somebody made by hand without a key as one that needs mending", async () => {
    const { cursor } = await world.graph.lists.changes(world.school, "Team", undefined);
    await connection.post(`${site}/lists/Team/items`, { fields: { Title: "by hand" } });
    const { rows } = await world.graph.lists.changes(world.school, "Team", cursor);
    expect(rows).toMatchObject([{ kind: "needs-mending", key: undefined, problems: [expect.stringMatching(/^Key: /)] }]);
  });

  it("follows pages to their end", async () => {
    for (let made = 0; made < 12; made += 1) await create(aNewChild());
    const small = await connection.get(`${site}/lists/Children/items/delta?$expand=fields&$top=5`);
    expect(small).toHaveProperty(["@odata.nextLink"]);
    const { all, deltaLink } = await readPages(connection, `${site}/lists/Children/items/delta?$expand=fields&$top=5`, row);
    expect(all.length).toBeGreaterThanOrEqual(12);
    expect(deltaLink).toMatch(/^https:\/\/graph\.microsoft\.com\//);
  });

  it("reads the whole list again when the cursor has expired", async () => {
    const { cursor } = await world.graph.lists.changes(world.school, "Children", undefined);
    const expired = cursor.replace(/token=[^&]*/, "token=no-such-token");
    expect(expired).not.toBe(cursor);
    const again = await world.graph.lists.changes(world.school, "Children", expired);
    expect(again.fromTheStart).toBe(true);
    expect(again.rows.length).toBeGreaterThan(0);
  });

  it("reads the whole list again when the list was made anew", async () => {
    const { cursor } = await world.graph.lists.changes(world.school, "Settings", undefined);
    const old = z.object({ id: z.string() }).parse(await connection.get(`${site}/lists/Settings`));
    await connection.delete(`${site}/lists/${old.id}`);
    await world.graph.provisionSite(world.school, () => undefined);
    expect(await world.graph.lists.changes(world.school, "Settings", cursor)).toMatchObject({ fromTheStart: true, rows: [] });
  });
});

describe("a site that is not as Baton made it", () => {
  const freshLists = (graphOrigin = world.tenant.origin) =>
    createMicrosoftGraph({
      graphOrigin,
      appId: world.settings.teamsAppId,
      getToken: createAppToken(world.settings, { patience: patienceAtOnce(), pem: world.certificatePem }),
      clock: world.clock,
      patience: patienceAtOnce(),
    }).lists;

  it("names the column that is missing", async () => {
    const { all } = await readPages(connection, `${site}/lists/Team/columns`, z.object({ id: z.string(), name: z.string() }));
    await connection.delete(`${site}/lists/Team/columns/${all.find((one) => one.name === "Role")?.id ?? ""}`);
    const failure = await freshLists().changes(world.school, "Team", undefined).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(MisshapenError);
    expect(failure).toMatchObject({ subject: { kind: "list", id: "Team" }, problems: ["column Role is missing"] });
    await world.graph.provisionSite(world.school, () => undefined);
    await expect(freshLists().changes(world.school, "Team", undefined)).resolves.toMatchObject({ fromTheStart: true });
  });

  it("names the list that is missing", async () => {
    const list = z.object({ id: z.string() }).parse(await connection.get(`${site}/lists/Progress`));
    await connection.delete(`${site}/lists/${list.id}`);
    await expect(freshLists().changes(world.school, "Progress", undefined)).rejects.toMatchObject({ code: "misshapen", problems: ["the list is missing"] });
    await world.graph.provisionSite(world.school, () => undefined);
  });

  it("says that Microsoft 365 is away when nothing answers", async () => {
    await expect(freshLists("http://localhost:4479").changes(world.school, "Team", undefined)).rejects.toBeInstanceOf(UnavailableError);
  });

  it("names a column that went missing between two writes", async () => {
    await create(aNewChild());
    const { all } = await readPages(connection, `${site}/lists/Children/columns`, z.object({ id: z.string(), name: z.string() }));
    await connection.delete(`${site}/lists/Children/columns/${all.find((one) => one.name === "Strengths")?.id ?? ""}`);
    const writes = await aWriteCounter(world.tenant);
    await expect(create(aNewChild({ strengths: "Kind" }))).rejects.toMatchObject({ code: "misshapen", problems: ["column Strengths is missing"] });
    expect(await writes()).toBeLessThanOrEqual(1);
    await world.graph.provisionSite(world.school, () => undefined);
  });
});
