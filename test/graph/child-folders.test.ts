import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { ChildId, PersonId } from "../../src/domain/ids";
import { createGraphConnection, type GraphConnection } from "../../src/graph/graph-connection";
import { readPages } from "../../src/graph/pages";
import { createAppToken } from "../../src/service/app-token";
import { aWriteCounter, BATON_APP, PEOPLE, type ProvisionedTenant, startProvisionedTenant } from "../support/provisioned-tenant";
import { patienceAtOnce } from "../support/patience";

let world: ProvisionedTenant;
let connection: GraphConnection;
let drive: string;
beforeAll(async () => {
  world = await startProvisionedTenant();
  connection = createGraphConnection({ origin: world.tenant.origin, getToken: createAppToken(world.settings, { patience: patienceAtOnce(), pem: world.certificatePem }), patience: patienceAtOnce() });
  const withId = z.object({ id: z.string() });
  const site = withId.parse(await connection.get("/sites/localhost:/sites/sen-oakfield")).id;
  drive = `/drives/${withId.parse(await connection.get(`/sites/${site}/lists/Child%20files/drive`)).id}`;
}, 60_000);
afterAll(() => world.close());
afterEach(() => world.tenant.admin("PUT", "fault", { kind: "none", times: 0 }));

const aChildId = () => randomUUID() as ChildId;
const ensure = (childId: ChildId) => world.graph.folders.ensure(world.school, childId);
const shareWith = (childId: ChildId, people: readonly PersonId[]) => world.graph.folders.shareWith(world.school, childId, people);

const permission = z.object({ roles: z.array(z.string()), grantedToV2: z.object({ user: z.object({ id: z.string() }).optional() }).optional() });
async function holdersOf(childId: ChildId, folder: string) {
  const { id } = z.object({ id: z.string() }).parse(await connection.get(`${drive}/root:/${childId}/${folder}`));
  const { all } = await readPages(connection, `${drive}/items/${id}/permissions`, permission);
  return all.filter((one) => one.roles.some((role) => role.toLowerCase() === "read")).map((one) => one.grantedToV2?.user?.id).filter((one) => one !== undefined).sort();
}

describe("ensure", () => {
  it("makes both folders of a child, and says where plan opens", async () => {
    const childId = aChildId();
    const { webUrl } = await ensure(childId);
    expect(webUrl).toContain(`/sites/sen-oakfield/`);
    expect(webUrl).toContain(`${childId}/plan`);
    const { all } = await readPages(connection, `${drive}/root:/${childId}:/children`, z.object({ name: z.string() }));
    expect(all.map((one) => one.name).sort()).toEqual(["plan", "restricted"]);
  });

  it("writes nothing when both are there", async () => {
    const childId = aChildId();
    const made = await ensure(childId);
    const writes = await aWriteCounter(world.tenant);
    expect(await ensure(childId)).toEqual(made);
    expect(await writes()).toBe(0);
  });

  it("makes one folder when two copies of the service make it at once", async () => {
    const childId = aChildId();
    const made = await Promise.all([ensure(childId), ensure(childId)]);
    expect(made[0]).toEqual(made[1]);
  });

  it.each(["commit-then-504", "commit-then-reset"])("makes one folder when the answer is lost (%s)", async (kind) => {
    const childId = aChildId();
    await world.tenant.admin("PUT", "fault", { kind, times: 3, methods: ["POST"], pathIncludes: "/children" });
    await ensure(childId);
    const { all } = await readPages(connection, `${drive}/root:/${childId}:/children`, z.object({ name: z.string() }));
    expect(all.map((one) => one.name).sort()).toEqual(["plan", "restricted"]);
  });
});

describe("find", () => {
  it("finds nothing before the folders were made", async () => {
    const childId = aChildId();
    expect(await world.graph.folders.find(world.school, childId)).toBeUndefined();
    const made = await ensure(childId);
    expect(await world.graph.folders.find(world.school, childId)).toEqual(made);
  });
});

describe("file", () => {
  const aFile = (text = "the plan") => ({ name: "SEN Support plan, version 1.docx", bytes: new TextEncoder().encode(text), contentType: "application/octet-stream" });
  const file = (childId: ChildId, text?: string) => world.graph.folders.file(world.school, childId, aFile(text));
  async function filesOf(childId: ChildId) {
    const { all } = await readPages(connection, `${drive}/root:/${childId}/plan:/children`, z.object({ name: z.string(), size: z.number() }));
    return all.map(({ name, size }) => `${name}: ${String(size)}`);
  }

  it("puts a file into plan, over one of the same name", async () => {
    const childId = aChildId();
    await ensure(childId);
    await file(childId);
    await file(childId, "the same plan");
    expect(await filesOf(childId)).toEqual(["SEN Support plan, version 1.docx: 13"]);
  });

  it("sends the bytes of the file and not those around them in memory", async () => {
    const childId = aChildId();
    await ensure(childId);
    const around = new TextEncoder().encode("before the plan after");
    await world.graph.folders.file(world.school, childId, { ...aFile(), bytes: around.subarray(7, 15) });
    expect(await filesOf(childId)).toEqual(["SEN Support plan, version 1.docx: 8"]);
  });

  it("makes the folders when they are missing", async () => {
    const childId = aChildId();
    await file(childId);
    expect(await filesOf(childId)).toHaveLength(1);
  });

  it.each(["commit-then-504", "commit-then-reset"])("leaves one file when the answer is lost (%s)", async (kind) => {
    const childId = aChildId();
    await ensure(childId);
    await world.tenant.admin("PUT", "fault", { kind, times: 2, methods: ["PUT"], pathIncludes: "/content" });
    await file(childId);
    expect(await filesOf(childId)).toHaveLength(1);
  });

  it("says that the folder is not to be written to", async () => {
    const childId = aChildId();
    await ensure(childId);
    await world.tenant.admin("PUT", `sites/sen-oakfield/grants/${BATON_APP}`, { displayName: "Baton", roles: ["read"] });
    await expect(file(childId)).rejects.toMatchObject({ code: "not-allowed", subject: { kind: "folder", id: childId } });
    await world.tenant.admin("PUT", `sites/sen-oakfield/grants/${BATON_APP}`, { displayName: "Baton", roles: ["fullcontrol"] });
  });
});

describe("shareWith", () => {
  it("lets exactly these people read plan, in one call for all of them", async () => {
    const childId = aChildId();
    await ensure(childId);
    const writes = await aWriteCounter(world.tenant);
    expect(await shareWith(childId, [PEOPLE.teacher, PEOPLE.assistant, PEOPLE.teacher])).toEqual({ granted: 2, removed: 0 });
    expect(await writes()).toBe(1);
    expect(await holdersOf(childId, "plan")).toEqual([PEOPLE.teacher, PEOPLE.assistant].sort());
  });

  it("shares restricted with nobody", async () => {
    const childId = aChildId();
    await shareWith(childId, [PEOPLE.teacher]);
    expect(await holdersOf(childId, "restricted")).not.toContain(PEOPLE.teacher);
  });

  it("writes nothing when nothing differs", async () => {
    const childId = aChildId();
    await shareWith(childId, [PEOPLE.teacher]);
    const writes = await aWriteCounter(world.tenant);
    expect(await shareWith(childId, [PEOPLE.teacher])).toEqual({ granted: 0, removed: 0 });
    expect(await writes()).toBe(0);
  });

  it("takes away what a person who has left held, and gives the newcomer the same", async () => {
    const childId = aChildId();
    await shareWith(childId, [PEOPLE.teacher, PEOPLE.assistant]);
    expect(await shareWith(childId, [PEOPLE.otherTeacher, PEOPLE.assistant])).toEqual({ granted: 1, removed: 1 });
    expect(await holdersOf(childId, "plan")).toEqual([PEOPLE.assistant, PEOPLE.otherTeacher].sort());
    expect(await shareWith(childId, [])).toEqual({ granted: 0, removed: 2 });
    expect(await holdersOf(childId, "plan")).toEqual([]);
  });

  it("leaves out a person whom the tenant no longer knows, and shares with the others", async () => {
    const childId = aChildId();
    const gone = "10000000-0000-4000-8000-0000000000ff" as PersonId;
    expect(await shareWith(childId, [PEOPLE.teacher, gone, PEOPLE.assistant])).toEqual({ granted: 2, removed: 0 });
    expect(await holdersOf(childId, "plan")).toEqual([PEOPLE.teacher, PEOPLE.assistant].sort());
    expect(await shareWith(childId, [PEOPLE.teacher, gone, PEOPLE.assistant])).toEqual({ granted: 0, removed: 0 });
  });

  it("makes the folders when they are missing", async () => {
    const childId = aChildId();
    expect(await shareWith(childId, [PEOPLE.teacher])).toEqual({ granted: 1, removed: 0 });
  });

  it("knows its own sharing when the answer is lost", async () => {
    const childId = aChildId();
    await ensure(childId);
    await world.tenant.admin("PUT", "fault", { kind: "commit-then-504", times: 1, methods: ["POST"], pathIncludes: "/invite" });
    expect(await shareWith(childId, [PEOPLE.teacher])).toEqual({ granted: 1, removed: 0 });
    expect(await holdersOf(childId, "plan")).toEqual([PEOPLE.teacher]);
  });

  it("says that the library is missing", async () => {
    const bare = await startProvisionedTenant({ provisioned: false });
    await expect(bare.graph.folders.ensure(bare.school, aChildId())).rejects.toMatchObject({ code: "misshapen", problems: ["the library is missing"] });
    await bare.close();
  }, 30_000);
});
