import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type GraphAnswer, type GraphFixture, SITE, startGraph } from "./graph-fixture";

describe("lists by their options", () => {
  let graph: GraphFixture;
  const lists = `/sites/${SITE}/lists`;
  const titles = (answer: GraphAnswer) => answer.value.map((list) => list["displayName"]);

  beforeAll(async () => {
    graph = await startGraph();
    for (const displayName of ["Plans", "Reviews", "Bank"]) await graph.call("product", `POST ${lists}`, { body: { displayName, columns: [{ name: "Key", text: {}, indexed: true }] } });
    await graph.call("product", `POST ${lists}`, { body: { displayName: "Files", list: { template: "documentLibrary" } } });
    for (const Key of ["a", "b", "c"]) await graph.call("product", `POST ${lists}/Plans/items`, { body: { fields: { Key } } });
  }, 60_000);
  afterAll(() => graph.close());

  it.each([
    ["$filter=displayName eq 'plans'", ["Plans"]],
    ["$filter=list/template eq 'documentLibrary'", ["Files"]],
    ["$filter=startswith(displayName,'Re') or displayName eq 'Bank'", ["Bank", "Reviews"]],
    ["$filter=not (list/template eq 'documentLibrary')&$orderby=displayName desc", ["Reviews", "Plans", "Bank"]],
    ["$filter=displayName in ('Bank','Files')", ["Bank", "Files"]],
    ["$filter=description ne null&$top=5000", ["Bank", "Files", "Plans", "Reviews"]],
  ])("are listed by %s", async (query, expected) => {
    expect(titles(await graph.call("product", `GET ${lists}?${query}`))).toEqual(expected);
  });

  it("are listed page by page", async () => {
    const first = await graph.call("product", `GET ${lists}?$top=3&$select=displayName`);
    expect(titles(first)).toEqual(["Bank", "Files", "Plans"]);
    expect(titles(await graph.call("product", `GET ${String(first.body["@odata.nextLink"])}`))).toEqual(["Reviews"]);
  });

  it.each([
    ["$select=colour", 400], ["$filter=colour eq 'red'", 400], ["$filter=displayName", 400], ["$orderby=colour", 400], ["$top=0", 400], ["$skiptoken=xyz", 400],
    ["$search=x", 501], ["$count=true", 501], ["$expand=subscriptions", 501], ["$expand=items(", 400], ["$expand=items($skip=1)", 501], ["$expand=columns,columns", 400], ["$expand=items($top=1;$top=2)", 400],
  ])("are not listed by %s", async (query, status) => {
    expect((await graph.call("product", `GET ${lists}?${query}`)).status).toBe(status);
  });

  it("hold their columns, rows and rows' columns inside them", async () => {
    const answer = await graph.call("product", `GET ${lists}/Plans?$select=displayName&$expand=columns($select=name;$filter=name eq 'Key'),items($expand=fields($select=Key);$filter=fields/Key ge 'b';$top=1)`);
    expect(answer.body).toMatchObject({ displayName: "Plans", columns: [{ name: "Key" }], items: [{ id: "2", fields: { Key: "b" } }] });
    const next = await graph.call("product", `GET ${String(answer.body["items@odata.nextLink"])}`);
    expect(next.value).toMatchObject([{ id: "3", fields: { Key: "c" } }]);
    const all = await graph.call("product", `GET ${lists}?$select=displayName&$expand=items(expand=fields(select=Key))&$filter=displayName eq 'Plans'`);
    expect(all.value).toMatchObject([{ displayName: "Plans", items: [{ fields: { Key: "a" } }, {}, {}] }]);
    expect((await graph.call("product", `GET ${lists}/Files?$expand=drive`)).body["drive"]).toMatchObject({ driveType: "documentLibrary" });
    expect((await graph.call("product", `GET ${lists}/Plans?$expand=drive`)).status).toBe(400);
  });

  it("change and go only under the revision that was read", async () => {
    const made = await graph.call("product", `POST ${lists}`, { body: { displayName: "Draft" } });
    const list = `${lists}/${String(made.body["id"])}`;
    const eTag = String(made.body["eTag"]);
    const change = (body: object, mark: string) => graph.call("product", `PATCH ${list}`, { body, headers: { "if-match": mark } });
    expect((await change({ description: "d", list: { hidden: true, contentTypesEnabled: true } }, eTag)).body).toMatchObject({ description: "d", list: { hidden: true, contentTypesEnabled: true } });
    expect((await change({ description: "e" }, eTag)).status).toBe(412);
    expect((await change({ description: "e" }, `"other,1", W/"${String(made.body["id"])},2"`)).status).toBe(200);
    expect((await change({ name: "other" }, "*")).body["error"]?.["message"]).toContain("Cannot define a 'name' for a list");
    expect((await change({ list: { template: "documentLibrary" } }, "*")).status).toBe(400);
    expect((await graph.call("product", `DELETE ${list}`, { headers: { "if-match": eTag } })).status).toBe(412);
    expect((await graph.call("product", `DELETE ${list}`, { headers: { "if-match": "*" } })).status).toBe(204);
  });

  it("of libraries are reached by their drive, too", async () => {
    const drive = String((await graph.call("product", `GET ${lists}/Files/drive`)).body["id"]);
    await graph.call("product", `POST /drives/${drive}/root/children`, { body: { name: "plan", folder: {} } });
    expect((await graph.call("product", `GET /drives/${drive}/list?$select=displayName`)).body["displayName"]).toBe("Files");
    expect((await graph.call("product", `GET /drives/${drive}/list/items?$expand=fields`)).value).toMatchObject([{ fields: { FileLeafRef: "plan" }, contentType: { name: "Folder" } }]);
    const inside = (await graph.call("product", `GET /drives/${drive}/root/children`)).value[0];
    await graph.call("product", `PUT /drives/${drive}/items/${String(inside?.["id"])}:/a b.txt:/content`, { body: new TextEncoder().encode("hello") });
    const files = (await graph.call("product", `GET ${lists}/Files/items?$expand=driveItem`)).value;
    expect(files.map((row) => row["webUrl"])).toEqual([`${graph.origin}/sites/sen-oakfield/Files/plan`, `${graph.origin}/sites/sen-oakfield/Files/plan/a%20b.txt`]);
    expect(files[1]?.["driveItem"]).toMatchObject({ name: "a b.txt", size: 5, parentReference: { driveId: drive } });
    expect((await graph.call("product", `GET ${lists}/Files/items/${String(files[1]?.["id"])}/driveItem?$select=name`)).body).toMatchObject({ name: "a b.txt" });
    expect((await graph.call("product", `GET ${lists}/Plans/items?$expand=driveItem`)).status).toBe(400);
    expect((await graph.call("product", `POST /drives/${drive}/list/items`, { body: { fields: {} } })).status).toBe(400);
    expect((await graph.call("product", `PATCH /drives/${drive}/list`, { body: { description: "Files of children" } })).body["description"]).toBe("Files of children");
    expect((await graph.call("product", "GET /drives/nothing/list")).status).toBe(404);
    expect((await graph.call("stranger", `GET /drives/${drive}/list`)).status).toBe(403);
    expect((await graph.call("product", `DELETE /drives/${drive}/list`)).status).toBe(204);
    expect((await graph.call("product", `GET /drives/${drive}/list`)).status).toBe(404);
  });

  it("name who made them, and what they are named by in SharePoint", async () => {
    const made = await graph.call("senco-selected", `POST ${lists}`, { body: { displayName: "By hand" } });
    expect(made.body).toMatchObject({ createdBy: { user: { displayName: "senco Example" } }, lastModifiedBy: { application: { displayName: "Baton" } } });
    expect((await graph.call("product", `GET ${lists}/By hand?$select=sharepointIds`)).body["sharepointIds"]).toMatchObject({ listId: made.body["id"] });
    expect((await graph.call("product", `GET ${lists}/{${String(made.body["id"])}}`)).body["displayName"]).toBe("By hand");
  });
});

describe("versions of a row", () => {
  let graph: GraphFixture;
  const row = `/sites/${SITE}/lists/Plans/items/1`;

  beforeAll(async () => {
    graph = await startGraph();
    await graph.call("product", `POST /sites/${SITE}/lists`, { body: { displayName: "Plans", columns: [{ name: "Note", text: {} }] } });
    await graph.call("product", `POST /sites/${SITE}/lists/Plans/items`, { body: { fields: { Title: "first", Note: "n" } } });
    await graph.call("product", `PATCH ${row}/fields`, { body: { Title: "second", Note: null } });
  }, 60_000);
  afterAll(() => graph.close());

  it("are read one by one", async () => {
    expect((await graph.call("product", `GET ${row}/versions`)).value.map((version) => version["id"])).toEqual(["2.0", "1.0"]);
    expect((await graph.call("product", `GET ${row}/versions/1.0?$expand=fields`)).body).toMatchObject({ id: "1.0", fields: { Title: "first", Note: "n" } });
    expect((await graph.call("product", `GET ${row}/versions/1.0/fields?$select=Title`)).body).toMatchObject({ Title: "first" });
    expect((await graph.call("product", `GET ${row}/versions/9.0`)).status).toBe(404);
    expect((await graph.call("product", `GET ${row}/versions/x`)).status).toBe(404);
  });

  it("are restored as a new version", async () => {
    expect((await graph.call("product", `POST ${row}/versions/1.0/restoreVersion`)).status).toBe(204);
    expect((await graph.call("product", `GET ${row}/fields`)).body).toMatchObject({ Title: "first", Note: "n", _UIVersionString: "3.0" });
    expect((await graph.call("product", `POST ${row}/versions/7.0/restoreVersion`)).status).toBe(404);
    expect((await graph.call("member:Sites.Read.All", `POST ${row}/versions/1.0/restoreVersion`)).status).toBe(403);
  });

  it("are restored without the columns that are gone", async () => {
    await graph.call("product", `DELETE /sites/${SITE}/lists/Plans/columns/Note`);
    await graph.call("product", `POST ${row}/versions/1.0/restoreVersion`);
    expect((await graph.call("product", `GET ${row}/fields`)).body).not.toHaveProperty("Note");
  });
});
