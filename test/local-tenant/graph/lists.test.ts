import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type GraphFixture, SITE, startGraph } from "./graph-fixture";

describe("lists of a site", () => {
  let graph: GraphFixture;
  const lists = `/sites/${SITE}/lists`;
  const make = (body: object) => graph.call("product", `POST ${lists}`, { body });

  beforeAll(async () => {
    graph = await startGraph();
  }, 60_000);
  afterAll(() => graph.close());

  it("are made with their columns, and found by id and by title", async () => {
    const made = await make({ displayName: "Review notes", description: "Reviews", list: { template: "genericList" }, columns: [{ name: "Key", text: {}, indexed: true }] });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ name: "Review notes", displayName: "Review notes", webUrl: `${graph.origin}/sites/sen-oakfield/Lists/Review%20notes`, list: { template: "genericList" } });
    expect((await graph.call("product", `GET ${lists}/review%20notes?$expand=columns`)).body["columns"]).toEqual(
      expect.arrayContaining([expect.objectContaining({ name: "Title" }), expect.objectContaining({ name: "Key", indexed: true, columnGroup: "Custom Columns", text: expect.objectContaining({ maxLength: 255 }) })]),
    );
    expect((await graph.call("product", `GET /sites/localhost:/sites/sen-oakfield:/lists/${String(made.body["id"])}`)).body["id"]).toBe(made.body["id"]);
    expect((await graph.call("product", `GET ${lists}?$select=displayName`)).value).toEqual([{ "@odata.etag": expect.any(String), displayName: "Review notes" }]);
  });

  it.each([
    ["a name of the caller's choice", { displayName: "A", name: "A" }, 400],
    ["a title that is taken", { displayName: "REVIEW notes" }, 409],
    ["no title", { displayName: " " }, 400],
    ["an unknown kind of list", { displayName: "B", list: { template: "cupboard" } }, 400],
    ["a kind of list that is not made here", { displayName: "B", list: { template: "survey" } }, 501],
    ["rows of its own", { displayName: "B", items: [] }, 501],
    ["an unknown property", { displayName: "B", colour: "red" }, 400],
    ["two columns of a name", { displayName: "B", columns: [{ name: "X", text: {} }, { name: "x", number: {} }] }, 400],
    ["a column that Graph would refuse", { displayName: "B", columns: [{ name: "X" }] }, 400],
  ])("are refused with %s", async (_what, body, status) => {
    expect((await make(body)).status).toBe(status);
    expect((await graph.call("product", `GET ${lists}`)).value).toHaveLength(1);
  });

  it("can be renamed and deleted, which frees their title", async () => {
    await make({ displayName: "Short-lived" });
    expect((await graph.call("product", `PATCH ${lists}/Short-lived`, { body: { displayName: "Renamed" } })).body["displayName"]).toBe("Renamed");
    expect((await graph.call("product", `PATCH ${lists}/Renamed`, { body: { displayName: "Review notes" } })).status).toBe(409);
    expect((await graph.call("product", `DELETE ${lists}/Renamed`)).status).toBe(204);
    expect((await graph.call("product", `GET ${lists}/Renamed`)).status).toBe(404);
    expect((await make({ displayName: "Renamed" })).status).toBe(201);
  });

  it.each([
    ["an application with no grant", "stranger", 403],
    ["an application with no permission", "powerless", 403],
    ["a pupil", "pupil", 403],
    ["a teacher with nothing there", "teacher", 403],
    ["a member of the site", "member", 200],
    ["an application that may read all sites", "administrator", 200],
  ])("answer %s", async (_who, caller, status) => {
    expect((await graph.call(caller, `GET ${lists}`)).status).toBe(status);
    expect((await graph.call(caller, `GET /sites/${SITE}`)).status).toBe(status);
  });

  it("let a member write rows but the page they use not make lists", async () => {
    expect((await graph.call("member", `POST ${lists}/Renamed/items`, { body: { fields: { Title: "by hand" } } })).status).toBe(201);
    expect((await graph.call("member", `POST ${lists}`, { body: { displayName: "C" } })).status).toBe(403);
  });

  it("let a person through a chosen application do only what both may", async () => {
    expect((await graph.call("member-selected", `GET ${lists}`)).status).toBe(200);
    expect((await graph.call("teacher-selected", `GET ${lists}`)).status).toBe(403);
  });
});

const FACETS = { text: 1, choice: 1, dateTime: 1, number: 1, boolean: 1, personOrGroup: 1, currency: 1, hyperlinkOrPicture: 1, geolocation: 1, thumbnail: 1 };

describe("columns of a list", () => {
  let graph: GraphFixture;
  const columns = `/sites/${SITE}/lists/Plans/columns`;
  const add = (body: object) => graph.call("product", `POST ${columns}`, { body });

  beforeAll(async () => {
    graph = await startGraph();
    await graph.call("product", `POST /sites/${SITE}/lists`, { body: { displayName: "Plans" } });
  }, 60_000);
  afterAll(() => graph.close());

  it.each([
    [{ name: "OneLine", text: {} }, { type: "text", text: { allowMultipleLines: false, appendChangesToExistingText: false, linesForEditing: 0, maxLength: 255 } }],
    [{ name: "ManyLines", text: { allowMultipleLines: true, textType: "plain", linesForEditing: 6 } }, { type: "note" }],
    [{ name: "OneOf", choice: { choices: ["a", "b"] } }, { type: "choice", choice: { displayAs: "dropDownMenu", allowTextEntry: false, choices: ["a", "b"] } }],
    [{ name: "SomeOf", choice: { choices: ["a", "b"], displayAs: "checkBoxes" } }, { type: "multichoice" }],
    [{ name: "Day", dateTime: { format: "dateOnly" } }, { type: "dateTime", dateTime: { format: "dateOnly", displayAs: "default" } }],
    [{ name: "Amount", number: { decimalPlaces: "none", minimum: 0 } }, { type: "number" }],
    [{ name: "Whether", boolean: {}, defaultValue: { value: "0" } }, { type: "boolean" }],
    [{ name: "Person", personOrGroup: { chooseFromType: "peopleOnly" } }, { type: "user" }],
    [{ name: "Fee", currency: {} }, { type: "currency", currency: { locale: "en-us" } }],
    [{ name: "Page", hyperlinkOrPicture: { isPicture: false } }, { type: "url", hyperlinkOrPicture: { isPicture: false } }],
    [{ name: "Place", geolocation: {} }, { type: "geolocation" }],
    [{ name: "Picture", thumbnail: {} }, { type: "thumbnail", thumbnail: {} }],
    [{ name: "Key", text: {}, indexed: true, enforceUniqueValues: true }, { indexed: true, enforceUniqueValues: true }],
  ])("are made: %j", async (definition, expected) => {
    const made = await add(definition);
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ name: definition.name, displayName: definition.name, hidden: false, readOnly: false, required: false });
    expect(made.body).not.toHaveProperty("type");
    const chosen = await graph.call("product", `GET ${columns}/${String(made.body["id"])}?$select=type,indexed,enforceUniqueValues,${Object.keys(definition).find((name) => name in FACETS) ?? ""}`);
    expect(chosen.body).toMatchObject(expected);
  });

  it.each([
    ["a name that is taken", { name: "onELine", text: {} }, 409],
    ["a name of SharePoint's own", { name: "Modified", text: {} }, 400],
    ["a name with a space", { name: "Two Words", text: {} }, 400],
    ["no type", { name: "X" }, 400],
    ["two types", { name: "X", text: {}, number: {} }, 400],
    ["an unknown property", { name: "X", text: {}, colour: "red" }, 400],
    ["an unknown property of its type", { name: "X", text: { length: 5 } }, 400],
    ["unique values without an index", { name: "X", text: {}, enforceUniqueValues: true }, 400],
    ["an index on many lines", { name: "X", text: { allowMultipleLines: true }, indexed: true }, 400],
    ["an index on many choices", { name: "X", choice: { choices: ["a"], displayAs: "checkBoxes" }, indexed: true }, 400],
    ["no choices", { name: "X", choice: { choices: [] } }, 400],
    ["a lookup into a list that is not there", { name: "X", lookup: { listId: "11111111-1111-4111-8111-111111111119", columnName: "Title" } }, 400],
    ["unique values of yes and no", { name: "X", boolean: {}, indexed: true, enforceUniqueValues: true }, 400],
    ["terms", { name: "X", term: { allowMultipleValues: false } }, 501],
    ["an approval that SharePoint makes itself", { name: "X", contentApprovalStatus: {} }, 400],
    ["a formula that is none", { name: "X", calculated: { formula: "=1+" } }, 400],
    ["a formula of a column that is not there", { name: "X", calculated: { formula: "=[Nowhere]" } }, 400],
    ["a formula that calls what is not kept here", { name: "X", calculated: { formula: "=PHONETIC([Title])" } }, 501],
    ["a rule about another column", { name: "X", text: {}, validation: { formula: "=[Title]=1" } }, 400],
    ["two defaults", { name: "X", text: {}, defaultValue: { value: "a", formula: "=1" } }, 400],
    ["nothing at all", [], 400],
  ])("are refused with %s", async (_what, definition, status) => {
    expect((await add(definition)).status).toBe(status);
  });

  it("can be indexed and given more choices, and keep their name and type", async () => {
    expect((await graph.call("product", `PATCH ${columns}/OneOf`, { body: { indexed: true, choice: { choices: ["a", "b", "c"] } } })).body).toMatchObject({ indexed: true, choice: { choices: ["a", "b", "c"], displayAs: "dropDownMenu" } });
    expect((await graph.call("product", `PATCH ${columns}/OneOf`, { body: { name: "Renamed" } })).status).toBe(400);
    expect((await graph.call("product", `PATCH ${columns}/OneOf`, { body: { number: {} } })).status).toBe(400);
    expect((await graph.call("product", `PATCH ${columns}/Title`, { body: { required: false, indexed: true } })).body).toMatchObject({ required: false, indexed: true });
  });

  it("cannot enforce what their rows already break", async () => {
    for (const Title of ["same", "SAME"]) await graph.call("product", `POST /sites/${SITE}/lists/Plans/items`, { body: { fields: { Title } } });
    expect((await graph.call("product", `PATCH ${columns}/Title`, { body: { enforceUniqueValues: true } })).status).toBe(400);
  });

  it("take their values with them when they are deleted, but the title stays", async () => {
    await graph.call("product", `POST /sites/${SITE}/lists/Plans/items`, { body: { fields: { Title: "x", OneLine: "gone soon", Key: "k" } } });
    expect((await graph.call("product", `DELETE ${columns}/OneLine`)).status).toBe(204);
    expect((await graph.call("product", `GET ${columns}/OneLine`)).status).toBe(404);
    const rows = await graph.call("product", `GET /sites/${SITE}/lists/Plans/items?$expand=fields&$filter=fields/Key eq 'k'`);
    expect(rows.value[0]?.["fields"]).not.toHaveProperty("OneLine");
    expect((await graph.call("product", `DELETE ${columns}/Title`)).status).toBe(400);
  });
});

describe("grants of a site", () => {
  let graph: GraphFixture;
  const permissions = `/sites/${SITE}/permissions`;

  beforeAll(async () => {
    graph = await startGraph();
  }, 60_000);
  afterAll(() => graph.close());

  it.each([
    { role: "read", reads: 200, writes: 403, makes: 403 },
    { role: "write", reads: 200, writes: 404, makes: 403 },
    { role: "fullcontrol", reads: 200, writes: 404, makes: 201 },
  ])("as $role let an application do so much", async ({ role, reads, writes, makes }) => {
    const application = { id: "0000aaaa-7a1e-4f0e-9a5b-0d4c6a2e1f01", displayName: "Another" };
    const made = await graph.call("administrator", `POST ${permissions}`, { body: { roles: [role], grantedToIdentities: [{ application }] } });
    expect(made.status).toBe(201);
    expect((await graph.call("stranger", `GET /sites/${SITE}/lists`)).status).toBe(reads);
    expect((await graph.call("stranger", `POST /sites/${SITE}/lists/Nowhere/items`, { body: { fields: {} } })).status).toBe(writes);
    expect((await graph.call("stranger", `POST /sites/${SITE}/lists`, { body: { displayName: `By ${role}` } })).status).toBe(makes);
    expect((await graph.call("administrator", `DELETE ${permissions}/${String(made.body["id"])}`)).status).toBe(204);
    expect((await graph.call("stranger", `GET /sites/${SITE}`)).status).toBe(403);
  });

  it("are an administrator's business only", async () => {
    expect((await graph.call("administrator", `GET ${permissions}`)).value).toHaveLength(1);
    expect((await graph.call("product", `GET ${permissions}`)).status).toBe(403);
    expect((await graph.call("senco", `GET ${permissions}`)).status).toBe(403);
    expect((await graph.call("administrator", `POST ${permissions}`, { body: { roles: ["read"] } })).status).toBe(400);
    expect((await graph.call("administrator", `DELETE ${permissions}/nothing`)).status).toBe(404);
  });
});
