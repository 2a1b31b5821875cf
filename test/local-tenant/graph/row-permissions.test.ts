import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type GraphFixture, OTHER_APP, PEOPLE, SITE, startGraph } from "./graph-fixture";

const LIST_APP = "app:Lists.SelectedOperations.Selected";
const ROW_APP = "app:ListItems.SelectedOperations.Selected";
const application = { id: OTHER_APP, displayName: "Other" };

describe("permissions of a list and its rows", () => {
  let graph: GraphFixture;
  const list = `/sites/${SITE}/lists/Plans`;
  const give = (place: string, roles: readonly string[]) => graph.call("product", `POST ${place}/permissions`, { body: { grantedToV2: { application }, roles } });

  beforeAll(async () => {
    graph = await startGraph();
    await graph.call("product", `POST /sites/${SITE}/lists`, { body: { displayName: "Plans" } });
    for (const Title of ["one", "two"]) await graph.call("product", `POST ${list}/items`, { body: { fields: { Title } } });
  }, 60_000);
  afterAll(() => graph.close());

  it("let an application that was given one list use that list and no more", async () => {
    expect((await graph.call(LIST_APP, `GET ${list}/items`)).status).toBe(403);
    const made = await give(list, ["read"]);
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ id: "1", roles: ["read"], grantedToV2: { application } });
    expect((await graph.call(LIST_APP, `GET ${list}/items`)).value).toHaveLength(2);
    expect((await graph.call(LIST_APP, `POST ${list}/items`, { body: { fields: {} } })).status).toBe(403);
    expect((await graph.call("product", `PATCH ${list}/permissions/1`, { body: { roles: ["write"] } })).body["roles"]).toEqual(["write"]);
    expect((await graph.call(LIST_APP, `PATCH ${list}/items/1/fields`, { body: { Title: "changed" } })).status).toBe(200);
    expect((await graph.call(LIST_APP, `GET /sites/${SITE}`)).status).toBe(403);
    expect((await graph.call(LIST_APP, `PATCH ${list}`, { body: { displayName: "Mine" } })).status).toBe(403);
    expect((await graph.call("member:Lists.SelectedOperations.Selected", `GET ${list}/items`)).status).toBe(200);
    expect((await graph.call("teacher:Lists.SelectedOperations.Selected", `GET ${list}/items`)).status).toBe(403);
    expect((await graph.call("product", `DELETE ${list}/permissions/1`)).status).toBe(204);
    expect((await graph.call(LIST_APP, `GET ${list}/items`)).status).toBe(403);
  });

  it("let an application that was given one row use that row and no other", async () => {
    const row = `${list}/items/2`;
    expect((await graph.call(ROW_APP, `GET ${row}`)).status).toBe(403);
    const made = await give(row, ["write"]);
    expect(made.body["@odata.context"]).toContain("/items('2')/permissions/$entity");
    expect((await graph.call(ROW_APP, `PATCH ${row}/fields`, { body: { Title: "second" } })).body["Title"]).toBe("second");
    expect((await graph.call(ROW_APP, `GET ${list}/items/1`)).status).toBe(403);
    expect((await graph.call(ROW_APP, `GET ${list}/items`)).status).toBe(403);
    expect((await graph.call("product", `GET ${row}/permissions`)).value).toMatchObject([{ id: "1", roles: ["write"] }]);
    expect((await graph.call("product", `GET ${row}/permissions/1`)).body).toMatchObject({ grantedToV2: { application } });
    expect((await give(row, ["read"])).body).toMatchObject({ id: "1", roles: ["read"] });
    expect((await graph.call(ROW_APP, `PATCH ${row}/fields`, { body: { Title: "x" } })).status).toBe(403);
    expect((await graph.call("product", `DELETE ${row}/permissions/1`)).status).toBe(204);
    expect((await graph.call("product", `DELETE ${row}/permissions/1`)).status).toBe(404);
  });

  it("cannot be made for a person, as the documentation says", async () => {
    for (const place of [list, `${list}/items/1`]) {
      const refused = await graph.call("product", `POST ${place}/permissions`, { body: { grantedToV2: { user: { id: PEOPLE.teacher } }, roles: ["read"] } });
      expect(refused.status).toBe(400);
      expect(refused.body["error"]?.["message"]).toContain("Only application permissions can be created");
    }
  });

  it.each([
    ["no roles", { grantedToV2: { application } }],
    ["an unknown role", { grantedToV2: { application }, roles: ["everything"] }],
    ["nobody", { roles: ["read"] }],
    ["something more", { grantedToV2: { application }, roles: ["read"], expirationDateTime: "2027-01-01T00:00:00Z" }],
  ])("are refused with %s", async (_what, body) => {
    expect((await graph.call("product", `POST ${list}/items/1/permissions`, { body })).status).toBe(400);
  });

  it("are an administrator's business: a member may see them and not give any", async () => {
    expect((await graph.call("member", `GET ${list}/permissions`)).status).toBe(200);
    expect((await graph.call("member", `POST ${list}/items/1/permissions`, { body: { grantedToV2: { application }, roles: ["read"] } })).status).toBe(403);
  });
});

describe("sharing links of a row", () => {
  let graph: GraphFixture;
  const list = `/sites/${SITE}/lists/Plans`;
  const row = `${list}/items/1`;
  const share = (body: object) => graph.call("administrator", `POST ${row}/createLink`, { body });

  beforeAll(async () => {
    graph = await startGraph();
    await graph.call("product", `POST /sites/${SITE}/lists`, { body: { displayName: "Plans" } });
    for (const Title of ["one", "two"]) await graph.call("product", `POST ${list}/items`, { body: { fields: { Title } } });
  }, 60_000);
  afterAll(() => graph.close());

  it("let their recipients read the one row, and nobody else", async () => {
    expect((await graph.call("teacher", `GET ${row}`)).status).toBe(403);
    const made = await share({ type: "view", scope: "users", recipients: [{ email: "teacher@oakfield.example" }] });
    expect(made.status).toBe(201);
    expect(made.headers.get("location")).toContain(`/_api/v2.0/lists(`);
    expect(made.body).toMatchObject({ roles: ["read"], hasPassword: false, link: { scope: "users", type: "view", preventsDownload: false }, grantedToIdentitiesV2: [{ user: { id: PEOPLE.teacher }, siteUser: { loginName: "i:0#.f|membership|teacher@oakfield.example" } }] });
    expect((await graph.call("teacher", `GET ${row}?$expand=fields($select=Title)`)).body["fields"]?.["Title"]).toBe("one");
    expect((await graph.call("teacher", `PATCH ${row}/fields`, { body: { Title: "x" } })).status).toBe(403);
    expect((await graph.call("teacher", `GET ${list}/items/2`)).status).toBe(403);
    expect((await graph.call("teacher", `GET ${list}/items`)).status).toBe(403);
    expect((await graph.call("colleague", `GET ${row}`)).status).toBe(403);
    expect((await graph.call("teacher:User.Read", `GET ${row}`)).status).toBe(403);
  });

  it("can be listed, given to more people and taken away", async () => {
    const made = await share({ type: "edit", scope: "users", recipients: [{ objectId: PEOPLE.colleague }] });
    const link = `${row}/permissions/${String(made.body["id"])}`;
    expect((await graph.call("product", `GET ${link}`)).body).toMatchObject({ roles: ["write"] });
    expect((await graph.call("colleague", `PATCH ${row}/fields`, { body: { Title: "by link" } })).status).toBe(200);
    const granted = await graph.call("product", `POST ${link}/grant`, { body: { recipients: [{ alias: "pupil" }], roles: ["write"] } });
    expect(granted.value[0]?.["grantedToIdentities"]).toHaveLength(2);
    expect((await graph.call("pupil", `GET ${row}`)).status).toBe(200);
    expect((await graph.call("product", `PATCH ${link}`, { body: { roles: ["read"] } })).status).toBe(400);
    expect((await graph.call("product", `DELETE ${link}`)).status).toBe(204);
    expect((await graph.call("pupil", `GET ${row}`)).status).toBe(403);
    expect((await graph.call("product", `POST ${link}/grant`, { body: { recipients: [{ alias: "pupil" }] } })).status).toBe(404);
  });

  it("of the organization are there once for each type", async () => {
    const first = await share({ type: "view", scope: "organization" });
    const again = await share({ type: "view", scope: "organization" });
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body["id"]).toBe(first.body["id"]);
    expect((await graph.call("pupil", `GET ${row}`)).status).toBe(200);
    await graph.call("product", `DELETE ${row}/permissions/${String(first.body["id"])}`);
  });

  it.each([
    ["everybody", { type: "view", scope: "anonymous" }, 403],
    ["nobody", { type: "view", scope: "users" }, 400],
    ["a stranger", { type: "view", scope: "users", recipients: [{ email: "nobody@elsewhere.example" }] }, 400],
    ["a type that only files have", { type: "embed", scope: "organization" }, 400],
    ["an unknown property", { type: "view", colour: "red" }, 400],
    ["an end", { type: "view", scope: "organization", expirationDateTime: "2027-01-01T00:00:00Z" }, 501],
    ["mail", { type: "view", scope: "organization", sendNotification: true }, 501],
    ["nothing inherited", { type: "view", scope: "organization", retainInheritedPermissions: false }, 501],
  ])("are refused for %s", async (_what, body, status) => {
    expect((await share(body)).status).toBe(status);
  });
});
