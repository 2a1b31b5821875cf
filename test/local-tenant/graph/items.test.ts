import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type GraphAnswer, type GraphFixture, SITE, startGraph } from "./graph-fixture";

const COLUMNS = [
  { name: "Key", text: {}, indexed: true, enforceUniqueValues: true },
  { name: "Status", choice: { choices: ["draft", "agreed"] }, indexed: true, defaultValue: { value: "draft" } },
  { name: "Areas", choice: { choices: ["literacy", "behaviour"], displayAs: "checkBoxes" } },
  { name: "ReviewOn", dateTime: { format: "dateOnly" }, indexed: true },
  { name: "AgreedAt", dateTime: { format: "dateTime" } },
  { name: "Version", number: { minimum: 1, maximum: 99 }, indexed: true },
  { name: "Closed", boolean: {}, indexed: true },
  { name: "Notes", text: { allowMultipleLines: true } },
  { name: "Lead", personOrGroup: {} },
];

/** A list with the columns above, made anew under a title of its own. */
async function makeList(graph: GraphFixture, displayName: string): Promise<string> {
  const made = await graph.call("product", `POST /sites/${SITE}/lists`, { body: { displayName, list: { template: "genericList" }, columns: COLUMNS } });
  return `/sites/${SITE}/lists/${String(made.body["id"])}/items`;
}

describe("rows of a list", () => {
  let graph: GraphFixture;
  let items: string;
  const add = (fields: object): Promise<GraphAnswer> => graph.call("product", `POST ${items}`, { body: { fields } });

  beforeAll(async () => {
    graph = await startGraph();
    items = await makeList(graph, "Plans");
  }, 60_000);
  afterAll(() => graph.close());

  it("keep what was sent, typed, and show it with what SharePoint adds", async () => {
    const made = await add({
      Key: "p-1", Title: "First", "Areas@odata.type": "Collection(Edm.String)", Areas: ["literacy"], ReviewOn: "2026-12-18", AgreedAt: "2026-11-02T09:30:15.250+01:00",
      Version: 1, Closed: false, Notes: "x".repeat(4000), LeadLookupId: 7,
    });
    expect(made.status).toBe(201);
    expect(made.body["fields"]).toMatchObject({
      Key: "p-1", Status: "draft", Areas: ["literacy"], ReviewOn: "2026-12-18T00:00:00Z", AgreedAt: "2026-11-02T08:30:15Z", Version: 1, Closed: false, LeadLookupId: "7",
      id: "1", ContentType: "Item", _UIVersionString: "1.0", Attachments: false, LinkTitle: "First",
    });
    expect(made.body["@odata.etag"]).toMatch(/^"[0-9a-f-]{36},1"$/);
    expect(made.body["eTag"]).toBe(made.body["@odata.etag"]);
    expect(made.body["fields"]?.["@odata.etag"]).toBe(made.body["@odata.etag"]);
    expect(made.body["webUrl"]).toBe(`${graph.origin}/sites/sen-oakfield/Lists/Plans/1_.000`);
    expect(made.body["lastModifiedBy"]).toMatchObject({ application: { displayName: "Baton" } });
  });

  it("show their columns only when they are asked for, and only the chosen ones", async () => {
    expect((await graph.call("product", `GET ${items}/1`)).body).not.toHaveProperty("fields");
    const chosen = (await graph.call("product", `GET ${items}/1?$expand=fields($select=Key,Version)`)).body["fields"];
    expect(Object.keys(chosen ?? {}).sort()).toEqual(["@odata.etag", "Key", "Version"]);
    expect((await graph.call("product", `GET ${items}/1/fields`)).body["Key"]).toBe("p-1");
    expect((await graph.call("product", `GET ${items}/1?$expand=fields($select=Nothing)`)).status).toBe(400);
  });

  it.each([
    ["an unknown column", { Colour: "red" }],
    ["text for a number", { Version: "1" }],
    ["a number beyond its limits", { Version: 100 }],
    ["text for yes or no", { Closed: "true" }],
    ["a day that does not exist", { ReviewOn: "2026-02-30" }],
    ["words for a date", { ReviewOn: "next week" }],
    ["a choice that is not offered", { Status: "lost" }],
    ["many choices without their type", { Areas: ["literacy"] }],
    ["a choice among many that is not offered", { "Areas@odata.type": "Collection(Edm.String)", Areas: ["sums"] }],
    ["a number for text", { Title: 5 }],
    ["text that is too long", { Title: "x".repeat(256) }],
    ["a column that SharePoint fills in", { Modified: "2026-01-01T00:00:00Z" }],
    ["a person by name", { Lead: "Ms Example" }],
    ["one person announced as many", { "LeadLookupId@odata.type": "Collection(Edm.Int32)", LeadLookupId: [7] }],
  ])("refuse %s", async (_what, fields) => {
    const answer = await add({ Key: "p-bad", ...fields });
    expect(answer.status).toBe(400);
    expect(answer.body["error"]?.["code"]).toBe("invalidRequest");
    expect((await graph.call("product", `GET ${items}?$filter=fields/Key eq 'p-bad'`)).value).toEqual([]);
  });

  it("refuse a second row with a unique value, whatever its case", async () => {
    const answer = await add({ Key: "P-1" });
    expect(answer.status).toBe(409);
    expect(answer.body["error"]?.["code"]).toBe("nameAlreadyExists");
    await add({ Key: "p-2" });
    expect((await graph.call("product", `PATCH ${items}/2/fields`, { body: { Key: "p-1" } })).status).toBe(409);
  });

  it("change under the revision that was read and under no other", async () => {
    const eTag = String((await graph.call("product", `GET ${items}/1`)).body["@odata.etag"]);
    const first = await graph.call("product", `PATCH ${items}/1/fields`, { body: { Status: "agreed", Areas: null }, headers: { "if-match": eTag } });
    expect(first.status).toBe(200);
    expect(first.body["Status"]).toBe("agreed");
    expect(first.body).not.toHaveProperty("Areas");
    expect(first.body["@odata.etag"]).toBe(eTag.replace(",1", ",2"));
    const second = await graph.call("product", `PATCH ${items}/1`, { body: { fields: { Status: "draft" } }, headers: { "if-match": eTag } });
    expect(second.status).toBe(412);
    expect((await graph.call("product", `DELETE ${items}/1`, { headers: { "if-match": eTag } })).status).toBe(412);
    expect((await graph.call("product", `GET ${items}/1/fields`)).body["Status"]).toBe("agreed");
  });

  it("let one of several hurried writers win, and only one", async () => {
    const eTag = String((await add({ Key: "contested" })).body["@odata.etag"]);
    const found = await graph.call("product", `GET ${items}?$filter=fields/Key eq 'contested'`);
    const row = `${items}/${String(found.value[0]?.["id"])}`;
    const writes = await Promise.all(["a", "b", "c", "d"].map((Title) => graph.call("product", `PATCH ${row}/fields`, { body: { Title }, headers: { "if-match": eTag } })));
    expect(writes.map((write) => write.status).sort()).toEqual([200, 412, 412, 412]);
    const creates = await Promise.all(["a", "b", "c"].map(() => add({ Key: "only one" })));
    expect(creates.map((create) => create.status).sort()).toEqual([201, 409, 409]);
    await graph.call("product", `DELETE ${row}`);
  });

  it("keep their earlier versions, newest first", async () => {
    const versions = await graph.call("product", `GET ${items}/1/versions?$expand=fields`);
    expect(versions.value.map((version) => [version["id"], version["fields"]?.["Status"]])).toEqual([["2.0", "agreed"], ["1.0", "draft"]]);
    expect((await graph.call("product", `GET ${items}/1/versions/1.0/fields`)).body["Status"]).toBe("draft");
  });

  it("cannot be shared with a person, nor read as a file", async () => {
    const grant = await graph.call("product", `POST ${items}/1/permissions`, { body: { grantedToV2: { user: { id: "x" } }, roles: ["read"] } });
    expect(grant.status).toBe(400);
    const file = await graph.call("product", `GET ${items}/1/driveItem`);
    expect([file.status, file.body["error"]?.["message"]]).toEqual([400, "Only a File or a Folder in a DocumentLibrary can be accessed as a DriveItem."]);
  });

  it("take numbers that are never used again", async () => {
    const last = String((await add({ Key: "p-3" })).body["id"]);
    expect((await graph.call("product", `DELETE ${items}/${last}`)).status).toBe(204);
    expect((await graph.call("product", `GET ${items}/${last}`)).status).toBe(404);
    expect((await add({ Key: "p-3" })).body["id"]).toBe(String(Number(last) + 1));
  });

  it("say who wrote them when a person works through an application", async () => {
    const made = await graph.call("senco", `POST ${items}`, { body: { fields: { Key: "by-hand" } } });
    expect(made.body["createdBy"]).toEqual({ user: { email: "senco@oakfield.example", id: expect.any(String), displayName: "senco Example" } });
    expect(made.body["lastModifiedBy"]).toHaveProperty("application");
  });
});

describe("a question to a list", () => {
  let graph: GraphFixture;
  let items: string;
  const keys = (answer: GraphAnswer) => answer.value.map((row) => row["fields"]?.["Key"]);
  const ask = (query: string, headers: Readonly<Record<string, string>> = {}) => graph.call("product", `GET ${items}?$expand=fields($select=Key)&${query}`, { headers });

  beforeAll(async () => {
    graph = await startGraph();
    items = await makeList(graph, "Plans");
    for (const [index, Key] of ["a", "b", "c", "d", "O'Brien"].entries()) {
      const fields = { Key, Title: `Title ${Key}`, Status: index % 2 === 0 ? "draft" : "agreed", ReviewOn: `2026-12-0${String(index + 1)}`, Closed: index > 2, ...(Key === "d" ? {} : { Version: index * 3 + 1 }) };
      await graph.call("product", `POST ${items}`, { body: { fields } });
    }
  }, 60_000);
  afterAll(() => graph.close());

  it.each([
    ["$filter=fields/Key eq 'B'", ["b"]],
    ["$filter=fields/Key eq 'O''Brien'", ["O'Brien"]],
    ["$filter=fields/Status eq 'draft'", ["a", "c", "O'Brien"]],
    ["$filter=fields/Status ne 'draft' and fields/Closed eq false", ["b"]],
    ["$filter=fields/ReviewOn lt '2026-12-03'", ["a", "b"]],
    ["$filter=fields/ReviewOn ge '2026-12-04T00:00:00Z'", ["d", "O'Brien"]],
    ["$filter=fields/Version gt 4", ["c", "O'Brien"]],
    ["$filter=fields/Version eq null", ["d"]],
    ["$filter=not (fields/Version gt 4)", ["a", "b", "d"]],
    ["$filter=startswith(fields/Key,'o''b')", ["O'Brien"]],
    ["$filter=(fields/Key eq 'a' or fields/Key eq 'b') and fields/Closed eq 0", ["a", "b"]],
    ["$orderby=fields/ReviewOn desc", ["O'Brien", "d", "c", "b", "a"]],
    ["$orderby=fields/Version", ["d", "a", "b", "c", "O'Brien"]],
  ])("answers %s", async (query, expected) => {
    expect(keys(await ask(query))).toEqual(expected);
  });

  it.each(["$filter=fields/Title eq 'x'", "$orderby=fields/Title"])("refuses %s, since the column is not indexed", async (query) => {
    const answer = await ask(query);
    expect(answer.status).toBe(400);
    expect(answer.body["error"]?.["message"]).toBe(
      "Field 'Title' cannot be referenced in filter or orderby as it is not indexed. Provide the 'Prefer: HonorNonIndexedQueriesWarningMayFailRandomly' header to allow this, but be warned that such queries may fail on large lists.",
    );
  });

  it("answers it all the same when the caller takes the risk", async () => {
    const answer = await ask("$filter=fields/Title eq 'Title a'", { prefer: "HonorNonIndexedQueriesWarningMayFailRandomly" });
    expect(keys(answer)).toEqual(["a"]);
  });

  it.each([
    "$filter=fields/Key", "$filter=fields/Key eq", "$filter=fields/Key eq 'a", "$filter=fields/Colour eq 'x'", "$filter=Key eq 'a'", "$filter=fields/Version eq 'x'",
    "$filter=fields/Key eq 'a') or (1 eq 1", "$filter=contains(fields/Key,'a')", "$filter=fields/Key eq 'a'; drop table items", "$top=0", "$top=x", "$skiptoken=xyz", "$filter=fields/Notes eq 'x'",
  ])("refuses %s", async (query) => {
    expect((await ask(query)).status).toBe(400);
  });

  it.each(["$skip=1", "$search=x", "$count=true", "$expand=analytics", "unknown=1"])("says that it does not support %s", async (query) => {
    expect((await graph.call("product", `GET ${items}?${query}`)).status).toBe(501);
  });

  it.each(["$orderby=fields/Key", "$orderby=fields/Key desc", "$orderby=fields/Version", "$orderby=fields/Closed desc", "$orderby=fields/ReviewOn", "$select=id"])("goes on page by page by %s and misses nothing", async (query) => {
    const whole = keys(await ask(query));
    const paged: unknown[] = [];
    let answer = await ask(`${query}&$top=2`);
    paged.push(...keys(answer));
    while (answer.body["@odata.nextLink"] !== undefined) {
      answer = await graph.call("product", `GET ${String(answer.body["@odata.nextLink"])}`);
      expect(answer.value.length).toBeLessThanOrEqual(2);
      paged.push(...keys(answer));
    }
    expect(paged).toEqual(whole);
    expect(paged).toHaveLength(5);
  });

  it("marks the next page as SharePoint does", async () => {
    const link = String((await ask("$top=1")).body["@odata.nextLink"]);
    expect(link).toContain(`${graph.origin}/v1.0/sites/`);
    expect(link).toMatch(/\$skiptoken=UGFnZWQ9VFJVRSZwX0lEPTE$/);
  });
});
