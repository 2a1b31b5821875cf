import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { GraphOperation } from "../../../src/local-tenant/graph/operation";
import { GRAPH_OPERATIONS } from "../../../src/local-tenant/graph/operations";
import { type GraphFixture, SITE, startGraph } from "./graph-fixture";

const REQUESTS = 10_000;
const AT_ONCE = 16;
const LONGEST_ANSWER_MS = 20_000;
const EVERYTHING = `app:${[...new Set(GRAPH_OPERATIONS.flatMap(({ permissions }) => permissions.application))].join("+")}`;

interface BadRequest {
  readonly method: string;
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

const oddText = fc.oneof(
  fc.constantFrom("%00", "%zz", "%ED%A0%80", "..", "%2e%2e", "'", "''", "%27%20or%201=1--", "__proto__", "constructor", "-1", "0", "99999999999999999999", "null", "{}", "%7Bx%7D", "a".repeat(3_000)),
  fc.string({ maxLength: 40 }).map((text) => encodeURIComponent(text) || "x"),
);
const oddValue = fc.oneof(fc.constantFrom<unknown>(null, true, -1, 1e308, "", "x".repeat(5_000), [], {}, [[[]]], { "@odata.type": 5 }), fc.jsonValue({ maxDepth: 3 }));
const oddName = fc.constantFrom("colour", "__proto__x", "id ", "fields/Title", "ünbekannt", "$ref", "constructor ");

/** A body that no operation takes: broken, of another shape, or with a property that Graph does not have. */
const badBody = fc.oneof(
  fc.constantFrom("{", "[1,2", "nonsense", "\uFEFF{", "[]", '"text"', "7", '{"a":1,"a":', "\u0000"),
  fc.dictionary(oddName, oddValue, { minKeys: 1, maxKeys: 3 }).map((body) => JSON.stringify(body)),
);
const badQuery = fc.oneof(
  fc.constantFrom("$colour=red", "colour=red", "$top=1&$top=2", "$apply=x", "$filter", "$skip=-1&$skip=1", "%00=1", "$compute=a"),
  fc.tuple(oddName.filter((name) => name !== "$ref"), oddText).map(([name, value]) => `${encodeURIComponent(name)}=${value}`),
);
const badHeader = fc.constantFrom<Readonly<Record<string, string>>>({ "x-http-method-override": "DELETE" }, { "if-unmodified-since": "yesterday" }, { prefer: "be-quick" }, { "content-range": "bytes x" });

const known: Readonly<Record<string, string>> = { siteId: SITE, listId: "Plans", itemId: "1" };
/** The operation's address: with things that are there, or with ones that are not. */
const addressOf = ({ path }: GraphOperation, odd: readonly string[]): string => {
  let next = 0;
  return path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => odd[next++ % Math.max(1, odd.length)] ?? known[name] ?? "nothing-here");
};

const badRequest: fc.Arbitrary<BadRequest> = fc.constantFrom(...GRAPH_OPERATIONS).chain((operation) => {
  const { method } = operation;
  const takesJson = (method === "POST" || method === "PATCH") && operation.takes !== "bytes";
  const json = { "content-type": "application/json" };
  const nowhere = { ...operation, path: operation.path.includes("{") ? operation.path : `${operation.path}/{x}/{y}/{z}` };
  return fc.oneof(
    fc.tuple(fc.array(oddText, { maxLength: 2 }), badQuery).map(([odd, query]) => ({ method, address: `${addressOf(operation, odd)}?${query}`, headers: json, ...(method === "GET" || method === "DELETE" ? {} : { body: "{}" }) })),
    fc.tuple(fc.array(oddText, { maxLength: 2 }), badHeader).map(([odd, headers]) => ({ method, address: addressOf(operation, odd), headers: { ...json, ...headers }, ...(method === "GET" || method === "DELETE" ? {} : { body: "{}" }) })),
    takesJson
      ? badBody.map((body) => ({ method, address: addressOf(operation, []), headers: json, body }))
      : fc.tuple(fc.array(oddText, { minLength: 1, maxLength: 3 }), badQuery).map(([odd, query]) => ({ method, address: `${addressOf(nowhere, odd)}?${query}`, headers: json })),
  );
});

/** What the tenant holds, table by table, but for its note of calls. */
async function stateOf({ store }: GraphFixture): Promise<unknown> {
  const tables = await store.query<{ name: string }>("select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'calls' order by 1");
  const held: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await store.query<{ hash: string | null }>(`select md5(string_agg(t::text, ',' order by t::text)) as hash from "${name}" t`);
    held[name] = row?.hash ?? "";
  }
  return held;
}

describe("the local Graph under bad requests", () => {
  let graph: GraphFixture;

  beforeAll(async () => {
    graph = await startGraph();
    await graph.call("product", `POST /sites/${SITE}/lists`, { body: { displayName: "Plans", list: { template: "genericList" } } });
    await graph.call("product", `POST /sites/${SITE}/lists/Plans/items`, { body: { fields: { Title: "x" } } });
  }, 60_000);
  afterAll(() => graph.close());

  async function ask({ method, address, headers, body }: BadRequest): Promise<string | undefined> {
    const init = { method, headers: { authorization: `Bearer ${EVERYTHING}`, ...headers }, signal: AbortSignal.timeout(LONGEST_ANSWER_MS), ...(body === undefined ? {} : { body }) };
    const { status } = await fetch(`${graph.origin}/v1.0${address}`, { ...init, redirect: "manual" });
    return (status >= 400 && status < 500) || status === 501 ? undefined : `${String(status)} ${method} ${address.slice(0, 160)} ${body?.slice(0, 80) ?? ""}`;
  }

  it(`refuses ${String(REQUESTS)} of them, falls over none, and keeps what it holds`, async () => {
    const before = await stateOf(graph);
    const requests = fc.sample(badRequest, { numRuns: REQUESTS, seed: 20_261_124 });
    const wrong: string[] = [];
    for (let from = 0; from < requests.length; from += AT_ONCE) {
      const answers = await Promise.all(requests.slice(from, from + AT_ONCE).map(ask));
      wrong.push(...answers.filter((answer) => answer !== undefined));
    }
    expect(wrong.slice(0, 60)).toEqual([]);
    expect(await stateOf(graph)).toEqual(before);
  }, 240_000);
});
