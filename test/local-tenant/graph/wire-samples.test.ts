import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type GraphFixture, type Json, SITE, startGraph } from "./graph-fixture";

const samples = JSON.parse(readFileSync(new URL("../../support/graph-oracle/graph-wire-samples.json", import.meta.url), "utf8")) as Json;

/** What a value looks like, without what it says: kinds of values, and the patterns that ids and dates keep to. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? [] : [shapeOf(value[0])];
  if (typeof value === "object" && value !== null) return Object.fromEntries(Object.entries(value).map(([key, inner]): [string, unknown] => [key, shapeOf(inner)]));
  if (typeof value !== "string") return typeof value;
  const kinds: readonly (readonly [string, RegExp])[] = [
    ["eTag", /^"[0-9a-f-]{36},\d+"$/], ["site id", /^[^,/]+,[0-9a-f-]{36},[0-9a-f-]{36}$/], ["guid", /^[0-9a-f-]{36}$/], ["instant", /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/],
    ["number", /^\d+$/], ["version", /^\d+\.\d$/], ["content type", /^0x0100[0-9A-F]+$/], ["context", /^https?:\/\/[^/]+\/(v1\.0|beta)\/\$metadata#/], ["address", /^https?:\/\//],
    ["login", /^i:0#\.f\|membership\|/], ["empty", /^$/],
  ];
  return kinds.find(([, pattern]) => pattern.test(value))?.[0] ?? "text";
}

/** The same names in the same places. */
function expectSameShape(ours: unknown, theirs: unknown): void {
  expect(shapeOf(ours)).toEqual(shapeOf(theirs));
}

describe("answers beside recorded ones of Microsoft 365", () => {
  let graph: GraphFixture;
  const list = `/sites/${SITE}/lists/IEPs`;

  beforeAll(async () => {
    graph = await startGraph();
    const columns = [{ name: "ReviewDate", dateTime: { format: "dateOnly" } }, { name: "IsDeleted", boolean: {} }, { name: "Types", displayName: "AssetType", text: {} }];
    await graph.call("product", `POST /sites/${SITE}/lists`, { body: { displayName: "IEPs", columns } });
    for (const Title of ["1", "2"]) await graph.call("senco-selected", `POST ${list}/items`, { body: { fields: { Title, ReviewDate: "2026-11-16", IsDeleted: true } } });
  }, 60_000);
  afterAll(() => graph.close());

  it("are alike for a row", async () => {
    const answer = await graph.call("senco", `GET ${list}/items/1?$expand=fields`);
    const { "@odata.context": context, ...row } = answer.body;
    const theirs = samples["listItem.get.v1 (observed 2025-11)"];
    expect(context).toContain("/items/$entity");
    expectSameShape(row, theirs);
    expect(Object.keys(row)).toEqual(Object.keys(theirs ?? {}));
    expect(Object.keys(row["fields"] ?? {}).sort()).toEqual(Object.keys(theirs?.["fields"] ?? {}).sort());
  });

  it("are alike for a page of rows", async () => {
    const answer = await graph.call("senco", `GET ${list}/items?$expand=fields&$top=1`);
    const theirs = samples["listItems.page.v1 (observed 2026-03)"];
    expect(Object.keys(answer.body)).toEqual(Object.keys(theirs ?? {}));
    const [place, query] = String(answer.body["@odata.nextLink"]).split("?");
    const [theirPlace, theirQuery] = String(theirs?.["@odata.nextLink"]).split("?");
    expect(decodeURIComponent(query ?? "")).toBe(theirQuery);
    expect(decodeURIComponent(place ?? "").split("/").slice(3).map(shapeOf).slice(0, 3)).toEqual(theirPlace?.split("/").slice(3).map(shapeOf).slice(0, 3));
    expect(String(answer.body["@odata.context"])).toMatch(/#sites\('localhost%2C[^']+'\)\/lists\('[^']+'\)\/items\(fields\(\)\)$/);
  });

  it("are alike for a column of text", async () => {
    const { "@odata.context": _context, ...column } = (await graph.call("senco", `GET ${list}/columns/Types`)).body;
    expectSameShape(column, samples["column.text.v1 (observed 2025-11)"]);
  });

  it("are alike for a row that is shared with one person", async () => {
    const answer = await graph.call("administrator", `POST ${list}/items/1/createLink`, { body: { type: "edit", scope: "users", recipients: [{ email: "teacher@oakfield.example" }] } });
    const theirs = samples["listItem.createLink users, generic list, beta (observed 2022-10)"];
    expect(answer.status).toBe(Number(theirs?.["status"]));
    expectSameShape(answer.body, theirs?.["body"]);
    expect(answer.headers.get("location")).toMatch(/\/_api\/v2\.0\/(sites\('[^']+'\)\/)?lists\('[0-9a-f-]{36}'\)\/items\('1'\)\/permissions\('[0-9a-f-]{36}'\)$/);
  });

  it("are alike for the file of a row that has none", async () => {
    const answer = await graph.call("senco", `GET ${list}/items/1/driveItem`);
    const theirs = samples["driveItem of a generic list item v1 (observed 2022-06)"];
    expect(answer.status).toBe(Number(theirs?.["status"]));
    expect(answer.body["error"]?.["code"]).toBe(theirs?.["body"]?.["error"]?.["code"]);
    expect(answer.body["error"]?.["message"]).toBe(theirs?.["body"]?.["error"]?.["message"]);
    expect(Object.keys(answer.body["error"]?.["innerError"] ?? {})).toEqual(Object.keys(theirs?.["body"]?.["error"]?.["innerError"] ?? {}));
  });

  it("are alike for a site with chosen properties", async () => {
    const answer = await graph.call("senco", `GET /sites/${SITE}?$select=sharepointIds,displayName,description,id`);
    const theirs = samples["site.$select v1 (observed 2021-12)"];
    expect(Object.keys(answer.body).sort()).toEqual(Object.keys(theirs ?? {}).sort());
    expect(Object.keys(answer.body["sharepointIds"] ?? {}).sort()).toEqual(Object.keys(theirs?.["sharepointIds"] ?? {}).sort());
    expect(String(answer.body["@odata.context"]).split("#")[1]).toBe(String(theirs?.["@odata.context"]).split("#")[1]);
  });
});
