import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { MOST_TRIES } from "../../src/application/patience";
import { NotAllowedError, StaleError, UnavailableError } from "../../src/application/errors";
import type { TargetId } from "../../src/domain/ids";
import { createGraphConnection, type GraphConnection } from "../../src/graph/graph-connection";
import { removeRow } from "../../src/graph/row-removal";
import { createAppToken } from "../../src/service/app-token";
import { aTargetRow } from "../support/builders";
import { aWriteCounter, PEOPLE, type ProvisionedTenant, startProvisionedTenant } from "../support/provisioned-tenant";
import { patienceAtOnce } from "../support/patience";

let world: ProvisionedTenant;
beforeAll(async () => {
  world = await startProvisionedTenant();
}, 60_000);
afterAll(() => world.close());
afterEach(() => world.tenant.admin("PUT", "fault", { kind: "none", times: 0 }));

async function aRow() {
  const target = aTargetRow({ id: randomUUID() as TargetId });
  const { revision } = await world.graph.lists.create(world.school, "Targets", target, PEOPLE.senco);
  return { target, row: { key: `${target.id}:1`, revision } };
}
const remove = (row: { readonly key: string; readonly revision: string }) => world.graph.lists.remove(world.school, "Targets", row);
const keys = async () => (await world.graph.lists.changes(world.school, "Targets", undefined)).rows.flatMap((row) => (row.kind === "kept" ? [row.key] : []));
const fault = (kind: string) => world.tenant.admin("PUT", "fault", { kind, times: 1, methods: ["DELETE"], pathIncludes: "/items" });

describe("remove", () => {
  it("takes the row away and no other, and is told to whoever follows the list", async () => {
    const [{ row }, other] = [await aRow(), await aRow()];
    const { cursor } = await world.graph.lists.changes(world.school, "Targets", undefined);
    await remove(row);
    expect(await keys()).toContain(other.row.key);
    expect(await keys()).not.toContain(row.key);
    expect((await world.graph.lists.changes(world.school, "Targets", cursor)).rows).toMatchObject([{ kind: "removed" }]);
  });

  it("leaves a row that was changed after it was read", async () => {
    const { target, row } = await aRow();
    await world.graph.lists.replace(world.school, "Targets", { ...target, baseline: "Reads 7 of 20" }, row.revision, PEOPLE.senco);
    await expect(remove(row)).rejects.toThrow(StaleError);
    expect(await keys()).toContain(row.key);
  });

  it("has nothing to do, and writes nothing, when the row is gone", async () => {
    const { row } = await aRow();
    await remove(row);
    const writes = await aWriteCounter(world.tenant);
    await remove(row);
    expect(await writes()).toBe(0);
  });

  it("leaves a row that somebody made in Microsoft Lists", async () => {
    const { row } = await aRow();
    const connection = createGraphConnection({ origin: world.tenant.origin, getToken: createAppToken(world.settings, { patience: patienceAtOnce(), pem: world.certificatePem }), patience: patienceAtOnce() });
    const site = z.object({ id: z.string() }).parse(await connection.get("/sites/localhost:/sites/sen-oakfield")).id;
    const address = `/sites/${site}/lists/Targets/items`;
    const items = z.object({ value: z.array(z.object({ id: z.string(), fields: z.looseObject({ Key: z.string() }) })) });
    const made = items.parse(await connection.get(`${address}?$expand=fields`)).value.find(({ fields }) => fields.Key === row.key);
    const byHand = z.object({ "@odata.etag": z.string() }).parse(await connection.patch(`${address}/${made?.id ?? ""}/fields`, { ChangedBy: null }));
    expect(await remove({ ...row, revision: byHand["@odata.etag"] })).toBe(false);
    expect(await keys()).toContain(row.key);
  });

  it.each(["commit-then-504", "commit-then-reset"])("knows that the row is gone although the answer was lost (%s)", async (kind) => {
    const { row } = await aRow();
    await fault(kind);
    await remove(row);
    expect(await keys()).not.toContain(row.key);
  });

});

/** A Graph whose deletes end as told, and whose row then stands as told. */
function graphThat(outcomes: readonly number[], revisions: readonly (string | undefined)[]) {
  const ends = [...outcomes];
  const stands = [...revisions];
  const asked: (string | undefined)[] = [];
  const graph: GraphConnection = {
    get: () => {
      const revision = stands.length > 1 ? stands.shift() : stands[0];
      return Promise.resolve({ value: revision === undefined ? [] : [{ id: "7", eTag: revision, fields: { ChangedBy: PEOPLE.senco } }] });
    },
    delete: (path, ifMatch) => {
      asked.push(`${path} ${String(ifMatch)}`);
      const statusCode = ends.shift() ?? 204;
      return statusCode === 204 ? Promise.resolve() : Promise.reject(Object.assign(new Error("failed"), { statusCode }));
    },
    post: () => Promise.reject(new Error("nothing to post")),
    patch: () => Promise.reject(new Error("nothing to change")),
    put: () => Promise.reject(new Error("nothing to put")),
    keptLink: (link) => link,
    patience: patienceAtOnce(),
  };
  const addresses = { itemsOf: () => Promise.resolve("/items"), forget: () => undefined };
  const parts = { graph, addresses };
  return { asked, remove: () => removeRow(parts, { school: world.school, list: "Targets" }, { key: "target-1:1", revision: "r1" }) };
}

describe("removeRow", () => {
  it("tries again when the row still stands as it was read", async () => {
    const { asked, remove: removeIt } = graphThat([503, -1], ["r1"]);
    await removeIt();
    expect(asked).toEqual(["/items/7 r1", "/items/7 r1", "/items/7 r1"]);
  });

  it.each([
    { when: "it is gone by then", outcomes: [404], revisions: ["r1"], calls: 1 },
    { when: "it is gone although the call failed", outcomes: [504], revisions: ["r1", undefined], calls: 1 },
  ])("is content when $when", async ({ outcomes, revisions, calls }) => {
    const { asked, remove: removeIt } = graphThat(outcomes, revisions);
    await removeIt();
    expect(asked).toHaveLength(calls);
  });

  it.each([
    { when: "it stays away", outcomes: Array.from({ length: MOST_TRIES }, () => 503), revisions: ["r1"], failure: UnavailableError },
    { when: "the row was changed meanwhile", outcomes: [503], revisions: ["r1", "r2"], failure: StaleError },
    { when: "Microsoft 365 says that it was changed", outcomes: [412], revisions: ["r1"], failure: StaleError },
    { when: "the app may not", outcomes: [403], revisions: ["r1"], failure: NotAllowedError },
  ])("fails when $when", async ({ outcomes, revisions, failure }) => {
    await expect(graphThat(outcomes, revisions).remove()).rejects.toBeInstanceOf(failure);
  });
});
