import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { z } from "zod";
import { InvalidError, NotAllowedError, NotFoundError, StaleError, UnavailableError } from "../../src/application/errors";
import { MOST_TRIES } from "../../src/application/patience";
import { readInBatches } from "../../src/graph/batch";
import { createGraphConnection, type GraphConnection } from "../../src/graph/graph-connection";
import { failureKind, translateGraphError } from "../../src/graph/graph-failure";
import { readPages } from "../../src/graph/pages";
import { type GraphDouble, startGraphDouble } from "../support/graph-double";
import { patienceAtOnce } from "../support/patience";

let double: GraphDouble;
let graph: GraphConnection;
const pauses: number[] = [];
beforeAll(async () => {
  double = await startGraphDouble();
  graph = createGraphConnection({ origin: double.origin, getToken: () => Promise.resolve("a-token"), patience: patienceAtOnce(pauses) });
});
afterAll(() => double.close());

const refusal = (code = "generalException") => ({ error: { code, message: "as Graph says it", innerError: { date: "2026-09-18T09:30:00", "request-id": "r" } } });
const SUBJECT = { kind: "row", id: "Children child-1" } as const;
const failureOf = (call: Promise<unknown>) => call.then(() => undefined, (error: unknown) => error);

describe("a Graph connection", () => {
  it("calls the configured origin with the token", async () => {
    double.answerWith({ status: 200, body: { id: "1" } });
    expect(await graph.get("/sites/localhost:/sites/sen-oakfield?$select=id")).toEqual({ id: "1" });
    expect(double.heard).toEqual([{ method: "GET", path: "/v1.0/sites/localhost:/sites/sen-oakfield?$select=id", authorization: "Bearer a-token", body: undefined }]);
  });

  it.each(["https://graph.microsoft.com", "own origin"])("follows links that carry %s, with the token", async (kind) => {
    const origin = kind === "own origin" ? double.origin : kind;
    double.answerWith(
      { status: 200, body: { value: [{ id: "1" }], "@odata.nextLink": `${origin}/v1.0/items?$skiptoken=UGFnZWQ9VFJVRSZwX0lEPTE` } },
      { status: 200, body: { value: [{ id: "2" }], "@odata.deltaLink": `${origin}/v1.0/items/delta?token=abc` } },
    );
    const read = await readPages(graph, "/items", z.object({ id: z.string() }));
    expect(read).toEqual({ all: [{ id: "1" }, { id: "2" }], deltaLink: "https://graph.microsoft.com/v1.0/items/delta?token=abc" });
    expect(double.heard.map((call) => [call.path, call.authorization])).toEqual([
      ["/v1.0/items", "Bearer a-token"],
      ["/v1.0/items?$skiptoken=UGFnZWQ9VFJVRSZwX0lEPTE", "Bearer a-token"],
    ]);
  });

  it("does not carry the token to another origin", async () => {
    double.answerWith({ status: 200, body: {} });
    await expect(failureOf(graph.get("http://localhost:1/v1.0/items"))).resolves.toBeInstanceOf(Error);
    await expect(failureOf(graph.get(`${double.origin}0/v1.0/items`))).resolves.toBeInstanceOf(Error);
    expect(() => graph.keptLink("https://graph.microsoft.com.example/v1.0/items")).toThrow("another origin");
    expect(double.heard).toEqual([]);
  });

  it("sends If-Match only when it is given one", async () => {
    double.answerWith({ status: 200, body: {} });
    await graph.patch("/items/1/fields", { Title: "x" }, '"guid,1"');
    await graph.delete("/items/1");
    expect(double.heard.map((call) => call.method)).toEqual(["PATCH", "DELETE"]);
  });

  it("sends a throttled write again, after the time that Graph names", async () => {
    double.answerWith({ status: 429, body: refusal(), headers: { "retry-after": "1" } }, { status: 201, body: { id: "1" } });
    expect(await graph.post("/items", { fields: {} })).toEqual({ id: "1" });
    expect(double.heard).toHaveLength(2);
    expect(pauses.at(-1)).toBeGreaterThan(1);
  });

  it("gives up at once when Graph asks for a longer wait than there is time", async () => {
    double.answerWith({ status: 429, body: refusal(), headers: { "retry-after": "120" } });
    expect(translateGraphError(await failureOf(graph.get("/items/1")), SUBJECT)).toMatchObject({ retryAfterSeconds: 120 });
    expect(double.heard).toHaveLength(1);
  });

  it.each([[503], [504]])("never sends a write again that was answered by %d: it may have been carried out", async (status) => {
    double.answerWith({ status, body: refusal() });
    expect(failureKind(await failureOf(graph.post("/items", {})))).toBe("uncertain");
    expect(failureKind(await failureOf(graph.patch("/items/1", {})))).toBe("uncertain");
    expect(double.heard).toHaveLength(2);
  });

  it("reads again what a gateway did not answer", async () => {
    double.answerWith({ status: 503, body: refusal(), headers: { "retry-after": "0" } }, { status: 200, body: { id: "1" } });
    expect(await graph.get("/items/1")).toEqual({ id: "1" });
  });

  it.each([
    ["a connection that broke", "reset" as const],
    ["the server's own trouble", { status: 500, body: refusal() }],
    ["a bad gateway", { status: 502, body: refusal() }],
  ])("reads again after %s", async (_what, trouble) => {
    double.answerWith(trouble, trouble, { status: 200, body: { id: "1" } });
    expect(await graph.get("/items/1")).toEqual({ id: "1" });
    expect(double.heard).toHaveLength(3);
  });

  it("reads no more often than patience has it, and then says that no answer came", async () => {
    double.answerWith("reset");
    expect(failureKind(await failureOf(graph.get("/items/1")))).toBe("uncertain");
    expect(double.heard).toHaveLength(MOST_TRIES);
  });

  it("passes on why there is no token, and calls nothing", async () => {
    double.answerWith({ status: 200, body: {} });
    const refused = new NotAllowedError("get a token for", { kind: "site", id: "graph.microsoft.com" });
    const withoutToken = createGraphConnection({ origin: double.origin, getToken: () => Promise.reject(refused), patience: patienceAtOnce() });
    expect(await failureOf(withoutToken.get("/sites/root"))).toBe(refused);
    expect(double.heard).toEqual([]);
  });

  it("calls a cut connection uncertain", async () => {
    double.answerWith("reset");
    expect(failureKind(await failureOf(graph.post("/items", {})))).toBe("uncertain");
    expect(double.heard).toHaveLength(1);
  });
});

describe("translateGraphError", () => {
  const failed = async (status: number, headers: Readonly<Record<string, string>> = {}) => {
    double.answerWith({ status, body: refusal(), headers });
    return translateGraphError(await failureOf(graph.post("/items", {})), SUBJECT);
  };

  it.each([
    [401, NotAllowedError],
    [403, NotAllowedError],
    [404, NotFoundError],
    [410, NotFoundError],
    [409, StaleError],
    [412, StaleError],
    [400, InvalidError],
    [422, InvalidError],
    [500, UnavailableError],
    [503, UnavailableError],
    [504, UnavailableError],
  ])("makes of %d what the product knows", async (status, expected) => {
    const failure = await failed(status);
    expect(failure).toBeInstanceOf(expected);
    expect(failure.message).not.toContain("as Graph says it");
  });

  it("keeps the time that Graph asks to wait, and has one of its own", async () => {
    expect(await failed(503, { "retry-after": "7" })).toMatchObject({ retryAfterSeconds: 7 });
    expect(await failed(503)).toMatchObject({ retryAfterSeconds: 10 });
  });

  it("lets a bug through", () => {
    expect(() => translateGraphError(new TypeError("a bug"), SUBJECT)).toThrow("a bug");
    expect(() => translateGraphError(Object.assign(new Error("a teapot"), { statusCode: 418 }), SUBJECT)).toThrow("a teapot");
  });
});

describe("readInBatches", () => {
  const part = (id: string, status: number, more: object = {}) => ({ id, status, body: { id }, ...more });
  const batch = (...responses: readonly object[]) => ({ status: 200, body: { responses } });

  it("asks a throttled part again, and only that part, after the time it names", async () => {
    double.answerWith(batch(part("1", 429, { headers: { "Retry-After": "4" } }), part("0", 200)), batch(part("1", 200)));
    const answers = await readInBatches(graph, ["/a", "/b"]);
    expect(answers).toEqual([{ found: true, body: { id: "0" } }, { found: true, body: { id: "1" } }]);
    expect(pauses.at(-1)).toBeGreaterThan(4);
    expect(double.heard[1]?.body).toEqual({ requests: [{ id: "1", method: "GET", url: "/b" }] });
  });

  it.each([[500], [502], [503], [504]])("asks again a part that was answered by %d", async (status) => {
    double.answerWith(batch(part("0", status)), batch(part("0", 200)));
    expect(await readInBatches(graph, ["/a"])).toEqual([{ found: true, body: { id: "0" } }]);
  });

  it("gives up on a part that stays throttled", async () => {
    double.answerWith(batch(part("0", 429)));
    expect(failureKind(await failureOf(readInBatches(graph, ["/a"])))).toBe("busy");
    expect(double.heard).toHaveLength(MOST_TRIES);
  });

  it("tells what is missing from what failed", async () => {
    double.answerWith(batch(part("0", 404)));
    expect(await readInBatches(graph, ["/a"])).toEqual([{ found: false }]);
    double.answerWith(batch(part("0", 403)));
    expect(failureKind(await failureOf(readInBatches(graph, ["/a"])))).toBe("refused");
  });

  it("asks the whole batch again when no answer came", async () => {
    double.answerWith("reset", batch(part("0", 200)));
    expect(await readInBatches(graph, ["/a"])).toEqual([{ found: true, body: { id: "0" } }]);
  });

  it("puts at most 20 into one batch, and asks nothing for nothing", async () => {
    double.answerWith(batch(...Array.from({ length: 20 }, (_none, index) => part(String(index), 200))));
    expect(await readInBatches(graph, Array.from({ length: 40 }, () => "/a"))).toHaveLength(40);
    expect(double.heard).toHaveLength(2);
    double.answerWith();
    expect(await readInBatches(graph, [])).toEqual([]);
  });

  it("does not take a batch that leaves out a part for an answer", async () => {
    double.answerWith(batch());
    await expect(readInBatches(graph, ["/a"])).rejects.toThrow("left out");
  });
});
