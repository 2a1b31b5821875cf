import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type GraphFixture, SITE, startGraph } from "./graph-fixture";

const RISK = { prefer: "HonorNonIndexedQueriesWarningMayFailRandomly" };

describe("the list of people of a site", () => {
  let graph: GraphFixture;
  const people = `/sites/${SITE}/lists/User%20Information%20List`;

  beforeAll(async () => {
    graph = await startGraph();
  }, 60_000);
  afterAll(() => graph.close());

  it("is hidden until it is asked for", async () => {
    expect((await graph.call("product", `GET /sites/${SITE}/lists`)).value).toEqual([]);
    const [list] = (await graph.call("product", `GET /sites/${SITE}/lists?$select=id,displayName,list,system`)).value;
    expect(list).toMatchObject({ displayName: "User Information List", system: {}, list: { hidden: true, template: "userInformation" } });
    expect((await graph.call("product", `GET /sites/${SITE}/lists/${String(list?.["id"])}`)).body).toMatchObject({ displayName: "User Information List", webUrl: `${graph.origin}/sites/sen-oakfield/_catalogs/users` });
  });

  it("has a row for each person whom the site knows, by the number that columns of people hold", async () => {
    const answer = await graph.call("senco", `GET ${people}/items?$expand=fields($select=Title,EMail,Name)&$filter=fields/EMail eq 'senco@oakfield.example'`, { headers: RISK });
    expect(answer.value).toMatchObject([{ fields: { Title: "senco Example", EMail: "senco@oakfield.example", Name: "i:0#.f|membership|senco@oakfield.example" }, contentType: { name: "Person" } }]);
    const [row] = answer.value;
    expect((await graph.call("senco", `GET ${people}/items/${String(row?.["id"])}/fields`)).body["UserName"]).toBe("senco@oakfield.example");
    expect((await graph.call("product", `GET ${people}/items?$top=1`)).body["@odata.nextLink"]).toBeDefined();
    expect((await graph.call("product", `GET ${people}/items`)).value).toHaveLength(2);
  });

  it("is not indexed, cannot be written, and is nobody's but the site's", async () => {
    expect((await graph.call("product", `GET ${people}/items?$filter=fields/EMail eq 'x'`)).status).toBe(400);
    expect((await graph.call("product", `POST ${people}/items`, { body: { fields: {} } })).status).toBe(403);
    expect((await graph.call("product", `PATCH ${people}`, { body: { displayName: "x" } })).status).toBe(403);
    expect((await graph.call("product", `DELETE ${people}/items/1`)).status).toBe(403);
    expect((await graph.call("product", `GET ${people}/items/delta`)).status).toBe(501);
    expect((await graph.call("product", `GET ${people}/items/1`)).status).toBe(404);
    expect((await graph.call("teacher", `GET ${people}/items`)).status).toBe(403);
    expect((await graph.call("product", `POST /sites/${SITE}/lists`, { body: { displayName: "User Information List" } })).status).toBe(409);
  });
});

describe("columns of people and lookups", () => {
  let graph: GraphFixture;
  const items = `/sites/${SITE}/lists/Plans/items`;
  let senco: number;
  let member: number;

  beforeAll(async () => {
    graph = await startGraph();
    const children = await graph.call("product", `POST /sites/${SITE}/lists`, { body: { displayName: "Children" } });
    await graph.call("product", `POST /sites/${SITE}/lists/Children/items`, { body: { fields: { Title: "A. B." } } });
    const lookups = Array.from({ length: 13 }, (_, index) => ({ name: `Child${String(index)}`, lookup: { listId: children.body["id"], columnName: "Title" } }));
    const columns = [
      { name: "Lead", personOrGroup: {} }, { name: "Team", personOrGroup: { allowMultipleSelection: true } }, { name: "Secret", text: {}, hidden: true },
      { name: "Since", dateTime: { format: "dateOnly" }, defaultValue: { value: "[today]" } }, { name: "Link", hyperlinkOrPicture: {} }, { name: "Fee", currency: {} }, ...lookups,
    ];
    await graph.call("product", `POST /sites/${SITE}/lists`, { body: { displayName: "Plans", columns } });
    const people = (await graph.call("product", `GET /sites/${SITE}/lists/users/items?$expand=fields($select=UserName)`)).value;
    const numberOf = (name: string) => Number(people.find((row) => row["fields"]?.["UserName"] === (`${name}@oakfield.example` as unknown))?.["id"]);
    [senco, member] = [numberOf("senco"), numberOf("member")];
    const fields = { Title: "p", LeadLookupId: senco, "TeamLookupId@odata.type": "Collection(Edm.Int32)", TeamLookupId: [senco, member], Child0LookupId: "1", Secret: "s", Fee: 12.5 };
    await graph.call("product", `POST ${items}`, { body: { fields } });
  }, 60_000);
  afterAll(() => graph.close());

  it("show one by its number, and what it stands for only when it is chosen", async () => {
    const whole = (await graph.call("product", `GET ${items}/1?$expand=fields`)).body["fields"];
    expect(whole).toMatchObject({ LeadLookupId: String(senco), Child0LookupId: "1", Fee: 12.5 });
    expect(whole).not.toHaveProperty("Lead");
    const chosen = (await graph.call("product", `GET ${items}?$expand=fields($select=Lead,LeadLookupId,Child0)`)).value[0]?.["fields"];
    expect(chosen).toMatchObject({ Lead: "senco Example", LeadLookupId: String(senco), Child0: "A. B." });
  });

  it("show many with what they stand for", async () => {
    const fields = (await graph.call("product", `GET ${items}/1/fields`)).body;
    expect(fields["Team"]).toEqual([
      { LookupId: senco, LookupValue: "senco Example", Email: "senco@oakfield.example" },
      { LookupId: member, LookupValue: "member Example", Email: "member@oakfield.example" },
    ]);
    expect(fields).not.toHaveProperty("TeamLookupId");
    expect((await graph.call("product", `GET ${items}/1/versions?$expand=fields`)).value[0]?.["fields"]?.["Team"]).toHaveLength(2);
    expect((await graph.call("product", `GET ${items}/delta?$expand=fields`)).value[0]?.["fields"]?.["Team"]).toHaveLength(2);
  });

  it("are at most twelve in one question", async () => {
    const names = (count: number) => Array.from({ length: count }, (_, index) => `Child${String(index)}`).join(",");
    expect((await graph.call("product", `GET ${items}?$expand=fields($select=${names(12)})`)).status).toBe(200);
    const refused = await graph.call("product", `GET ${items}?$expand=fields($select=${names(13)})`);
    expect(refused.status).toBe(400);
    expect(refused.body["error"]?.["message"]).toContain("lookup column threshold");
  });

  it("beside them, hidden columns show only when they are chosen, and today is a default", async () => {
    const whole = (await graph.call("product", `GET ${items}/1/fields`)).body;
    expect(whole).not.toHaveProperty("Secret");
    expect(String(whole["Since"])).toMatch(/^\d{4}-\d{2}-\d{2}T00:00:00Z$/);
    expect((await graph.call("product", `GET ${items}/1/fields?$select=Secret`)).body["Secret"]).toBe("s");
    const columns = `/sites/${SITE}/lists/Plans/columns`;
    expect((await graph.call("product", `GET ${columns}?$filter=name eq 'Secret'`)).value).toEqual([]);
    expect((await graph.call("product", `GET ${columns}?$select=name,hidden&$filter=hidden eq true`)).value).toEqual([{ name: "Secret", hidden: true }]);
  });

  it("refuse links, as Graph does, and what SharePoint fills in itself", async () => {
    const refused = await graph.call("product", `PATCH ${items}/1/fields`, { body: { Link: { Url: "https://example.org", Description: "x" } } });
    expect(refused.body["error"]).toMatchObject({ code: "invalidRequest", message: "Invalid request" });
    expect((await graph.call("product", `PATCH ${items}/1/fields`, { body: { _UIVersionString: "9.0" } })).status).toBe(400);
    expect((await graph.call("product", `PATCH ${items}/1`, { body: { fields: {}, colour: "red" } })).status).toBe(400);
  });
});
