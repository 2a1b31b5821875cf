import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { createBeta } from "../../../src/local-tenant/graph/create-beta";
import { type GraphFixture, type Json, SITE, startGraph } from "./graph-fixture";

describe("the door of the local Graph", () => {
  let graph: GraphFixture;
  const items = `/sites/${SITE}/lists/Plans/items`;
  const rows = async () => (await graph.call("product", `GET ${items}?$expand=fields($select=Title)`)).value.map((row) => row["fields"]?.["Title"]);

  beforeAll(async () => {
    graph = await startGraph();
    await graph.call("product", `POST /sites/${SITE}/lists`, { body: { displayName: "Plans", columns: [{ name: "Key", text: {}, indexed: true, enforceUniqueValues: true }] } });
  }, 60_000);
  afterAll(() => graph.close());

  it("answers 401 to a token that is refused, whatever is asked", async () => {
    for (const address of ["/me", "/nothing", "/$batch"]) {
      const answer = await graph.call("forger", `GET ${address}`);
      expect([answer.status, answer.body["error"]?.["code"]]).toEqual([401, "InvalidAuthenticationToken"]);
    }
  });

  it.each(["GET /planner/tasks", `GET /sites/${SITE}/onenote/pages`, "GET /nothing/at/all", `PUT /sites/${SITE}`])("says that it does not support %s", async (request) => {
    const answer = await graph.call("product", request);
    expect(answer.status).toBe(501);
    expect(answer.body["error"]).toMatchObject({ code: "notImplemented", innerError: { "request-id": expect.any(String), "client-request-id": expect.any(String) } });
  });

  it("gives every answer its numbers, and the caller's own back", async () => {
    const answer = await graph.call("product", "GET /users", { headers: { "client-request-id": "my-own-number" } });
    expect(answer.headers.get("client-request-id")).toBe("my-own-number");
    expect(answer.headers.get("request-id")).toMatch(/^[0-9a-f-]{36}$/);
    const failure = await graph.call("product", "GET /groups", { headers: { "client-request-id": "my-own-number" } });
    expect(failure.body["error"]?.["innerError"]?.["client-request-id"]).toBe("my-own-number");
  });

  it("lets only pages of its own origin read answers", async () => {
    expect((await graph.call("product", "GET /users", { headers: { origin: graph.origin } })).headers.get("access-control-allow-origin")).toBe(graph.origin);
    expect((await graph.call("product", "GET /users", { headers: { origin: "http://localhost:1" } })).headers.get("access-control-allow-origin")).toBeNull();
    const asked = await fetch(`${graph.origin}/v1.0/users`, { method: "OPTIONS", headers: { origin: "http://evil.example" } });
    expect([asked.status, asked.headers.get("access-control-allow-origin")]).toEqual([204, null]);
  });

  it("refuses what is not JSON, what is not encoded, and an option given twice", async () => {
    const broken = await fetch(`${graph.origin}/v1.0${items}`, { method: "POST", headers: { authorization: "Bearer product", "content-type": "application/json" }, body: "{" });
    expect(broken.status).toBe(400);
    expect((await graph.call("product", "GET /users/%E0%A4%A")).status).toBe(400);
    expect((await graph.call("product", "GET /users?$top=1&$top=2")).status).toBe(400);
  });

  it.each(["\u0000", "\ud800"])("refuses text that is none: %j", async (broken) => {
    expect((await graph.call("product", `POST ${items}`, { body: { fields: { Title: broken } } })).status).toBe(400);
    expect((await graph.call("product", `POST ${items}`, { body: { fields: { [broken]: "x" } } })).status).toBe(400);
    expect((await graph.call("product", "GET /users?$filter=id eq '%00'")).status).toBe(400);
    expect((await graph.call("product", "GET /users/%00")).status).toBe(400);
  });

  it("leaves annotations out for callers who want none, but never the way to the next page", async () => {
    const answer = await graph.call("product", "GET /users?$top=1", { headers: { accept: "application/json;odata.metadata=none" } });
    expect(Object.keys(answer.body).sort()).toEqual(["@odata.nextLink", "value"]);
    expect(answer.headers.get("content-type")).toContain("odata.metadata=none");
    expect((await graph.call("product", "GET /users", { headers: { accept: "application/json;odata.metadata=full" } })).status).toBe(501);
  });

  it("names in an error the number of its answer, and asks for requests that are not compressed", async () => {
    const failure = await graph.call("product", "GET /users/nobody", { headers: { "client-request-id": "mine" } });
    expect(failure.body["error"]?.["innerError"]).toMatchObject({ "request-id": failure.headers.get("request-id"), "client-request-id": "mine" });
    expect((await graph.call("product", `POST ${items}`, { body: { fields: {} }, headers: { "content-encoding": "gzip" } })).status).toBe(415);
    expect((await graph.call("product", "GET /users")).headers.get("odata-version")).toBe("4.0");
  });

  it("answers nothing of beta", async () => {
    const answer = await createBeta().request("/me");
    expect([answer.status, await answer.json()]).toEqual([501, { error: expect.objectContaining({ code: "notImplemented" }) as unknown }]);
  });

  it("writes links with the address that the caller used, not one that a header claims", async () => {
    const answer = await graph.call("product", "GET /users?$top=1", { headers: { "x-forwarded-host": "evil.example" } });
    expect(String(answer.body["@odata.nextLink"])).toContain(`${graph.origin}/v1.0/users?`);
    expect(String(answer.body["@odata.context"])).toBe(`${graph.origin}/v1.0/$metadata#users`);
  });

  it("carries a write out and then loses its answer, when it is told to", async () => {
    graph.setFault("commit-then-504");
    const lost = await graph.call("product", `POST ${items}`, { body: { fields: { Title: "lost answer", Key: "lost" } } });
    expect(lost.status).toBe(504);
    expect((await graph.call("product", `POST ${items}`, { body: { fields: { Title: "lost answer", Key: "lost" } } })).status).toBe(409);
    graph.setFault("commit-then-reset");
    await expect(graph.call("product", `POST ${items}`, { body: { fields: { Title: "cut off", Key: "cut" } } })).rejects.toThrow("fetch failed");
    expect(await rows()).toEqual(["lost answer", "cut off"]);
  });

  it("does not spend a fault on a reading or on a write that was refused", async () => {
    graph.setFault("commit-then-504");
    expect((await graph.call("product", `GET ${items}`)).status).toBe(200);
    expect((await graph.call("product", `POST ${items}`, { body: { fields: { Colour: "red" } } })).status).toBe(400);
    expect((await graph.call("product", `POST ${items}`, { body: { fields: {} } })).status).toBe(504);
  });

  it("notes every write with who made it, and no reading", async () => {
    const before = await graph.countWrites();
    await graph.call("product", `GET ${items}`);
    await graph.call("product", `POST ${items}`, { body: { fields: {} } });
    await graph.call("senco", `POST ${items}`, { body: { fields: { Colour: "red" } } });
    await graph.countWrites();
    const noted = await graph.store.query("select person_id, method, path, status from calls order by id offset $1", [before]);
    expect(noted).toEqual([
      { person_id: "", method: "POST", path: `/v1.0${items}`, status: 201 },
      { person_id: "10000000-0000-4000-8000-000000000001", method: "POST", path: `/v1.0${items}`, status: 400 },
    ]);
  });

  describe("to a batch", () => {
    const send = (requests: readonly object[]) => graph.call("product", "POST /$batch", { body: { requests } });
    const create = (id: string, more: object = {}) => ({ id, method: "POST", url: items, headers: { "Content-Type": "application/json" }, body: { fields: { Key: `batch-${id}` } }, ...more });
    const statuses = (answer: { readonly body: Json }) => (answer.body["responses"] as unknown as readonly { id: string; status: number }[]).map((part) => [part.id, part.status]);

    it("answers each part for itself", async () => {
      const before = await graph.countWrites();
      const answer = await send([create("1"), { id: "2", method: "GET", url: "/users?$top=1" }, { id: "3", method: "GET", url: "/planner/tasks" }, create("4", { body: { fields: { Key: "batch-1" } } })]);
      expect(statuses(answer)).toEqual([["1", 201], ["2", 200], ["3", 501], ["4", 409]]);
      expect((await graph.countWrites()) - before).toBe(2);
    });

    it("answers 424 to what waits for a part that failed", async () => {
      const answer = await send([create("a"), create("b", { body: { fields: { Key: "batch-a" } }, dependsOn: ["a"] }), create("c", { dependsOn: ["b"] }), create("d", { dependsOn: ["a"] })]);
      expect(statuses(answer)).toEqual([["a", 201], ["b", 409], ["c", 424], ["d", 201]]);
    });

    it("loses the answer of the part that a fault meets", async () => {
      graph.setFault("commit-then-504");
      expect(statuses(await send([create("x"), create("y")]))).toEqual([["x", 504], ["y", 201]]);
      expect((await graph.call("product", `GET ${items}?$filter=fields/Key eq 'batch-x'`)).value).toHaveLength(1);
    });

    it.each([
      ["more than twenty parts", Array.from({ length: 21 }, (_, index) => ({ id: String(index), method: "GET", url: "/users" }))],
      ["no parts", []],
      ["one id twice", [{ id: "1", method: "GET", url: "/users" }, { id: "1", method: "GET", url: "/users" }]],
      ["a whole address", [{ id: "1", method: "GET", url: "https://graph.microsoft.com/v1.0/users" }]],
      ["a part that waits for a later one", [{ id: "1", method: "GET", url: "/users", dependsOn: ["2"] }, { id: "2", method: "GET", url: "/users" }]],
      ["a body without its type", [{ id: "1", method: "POST", url: items, body: { fields: {} } }]],
      ["an unknown method", [{ id: "1", method: "HEAD", url: "/users" }]],
    ])("refuses %s as a whole", async (_what, requests) => {
      const before = await graph.countWrites();
      expect((await send(requests)).status).toBe(400);
      expect(await graph.countWrites()).toBe(before);
    });

    it("takes twenty", async () => {
      const answer = await send(Array.from({ length: 20 }, (_, index) => ({ id: String(index), method: "GET", url: "/users?$top=1" })));
      expect(statuses(answer)).toHaveLength(20);
    });
  });
});
