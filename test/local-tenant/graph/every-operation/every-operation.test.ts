import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { GraphOperation } from "../../../../src/local-tenant/graph/operation";
import { GRAPH_OPERATIONS } from "../../../../src/local-tenant/graph/operations";
import { parsePath, readPattern } from "../../../../src/local-tenant/graph/path";
import { createGraphClient } from "../graph-client";
import { CLASS_OAK, type GraphFixture, SITE, startGraph } from "../graph-fixture";
import { walkCalendar } from "./walk-calendar";
import { walkDirectory } from "./walk-directory";
import { walkDrives } from "./walk-drives";
import { walkLists } from "./walk-lists";
import { walkSubscriptions } from "./walk-subscriptions";
import { walkTeamwork } from "./walk-teamwork";

const everyPermission = (kind: "delegated" | "application") => [...new Set(GRAPH_OPERATIONS.flatMap((operation) => operation.permissions[kind]))].join("+");
const CALLERS = { administrator: `app:${everyPermission("application")}`, senco: `senco:${everyPermission("delegated")}`, teacher: `teacher:${everyPermission("delegated")}` };

const nameOf = ({ method, path }: GraphOperation) => `${method} ${path}`;

/** The operation that answers an address; the part behind `me` is described under the person's own id. */
function operationAt(method: string, address: URL): GraphOperation | undefined {
  const { segments } = parsePath(address.pathname.replace("/v1.0", ""));
  const spellings = segments[0] === "me" ? [segments, ["users", "somebody", ...segments.slice(1)]] : [segments];
  return spellings.map((spelling) => GRAPH_OPERATIONS.find((one) => one.method === method && readPattern(one.path)(spelling) !== undefined)).find((one) => one !== undefined);
}

describe("every operation of the local Graph", () => {
  let graph: GraphFixture;
  const touched = new Set<string>();
  const client = (caller: keyof typeof CALLERS) =>
    createGraphClient(graph.origin, CALLERS[caller], (method, address) => {
      const operation = operationAt(method, address);
      if (operation !== undefined) touched.add(nameOf(operation));
    });

  beforeAll(async () => {
    graph = await startGraph();
  }, 60_000);
  afterAll(() => graph.close());

  it("of sites and lists serves Microsoft's own client", async () => {
    await expect(walkLists({ client, siteId: SITE, classId: CLASS_OAK })).resolves.toBeUndefined();
  }, 60_000);
  it("of libraries serves Microsoft's own client", async () => {
    await expect(walkDrives({ client, siteId: SITE })).resolves.toBeUndefined();
  }, 60_000);
  it("of the directory serves Microsoft's own client", async () => {
    await expect(walkDirectory({ client })).resolves.toBeUndefined();
  }, 60_000);

  it("of chats, apps and notifications in Teams serves Microsoft's own client", async () => {
    await expect(walkTeamwork({ client, store: graph.store })).resolves.toBeUndefined();
  }, 60_000);

  it("of subscriptions serves Microsoft's own client", async () => {
    await expect(walkSubscriptions({ client, siteId: SITE })).resolves.toBeUndefined();
  }, 60_000);

  it("of calendars serves Microsoft's own client", async () => {
    await expect(walkCalendar({ client })).resolves.toBeUndefined();
  }, 60_000);

  it("has been walked", () => {
    const left = GRAPH_OPERATIONS.filter((operation) => !touched.has(nameOf(operation)));
    expect(left.map(nameOf)).toEqual([]);
  });
});
