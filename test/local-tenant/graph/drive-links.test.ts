import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type GraphFixture, type Json, PEOPLE, SITE, startGraph } from "./graph-fixture";

describe("links to files and folders", () => {
  let graph: GraphFixture;
  let drive: string;
  let item: string;

  const shareOf = (permission: Json) => `/shares/${String(permission["shareId"])}`;
  const link = async (body: object, address = item, caller = "product") => await graph.call(caller, `POST ${address}/createLink`, { body });

  async function makeFile(name: string): Promise<string> {
    const made = await graph.call("product", `PUT ${drive}/root:/${name}:/content`, { body: new TextEncoder().encode(name) });
    return `${drive}/items/${String(made.body["id"])}`;
  }

  beforeAll(async () => {
    graph = await startGraph();
    await graph.call("product", `POST /sites/${SITE}/lists`, { body: { displayName: "Child files", list: { template: "documentLibrary" } } });
    await graph.call("product", `POST /sites/${SITE}/lists`, { body: { displayName: "Plans" } });
    drive = `/drives/${String((await graph.call("product", `GET /sites/${SITE}/lists/Child%20files/drive`)).body["id"])}`;
    item = await makeFile("plan.txt");
  }, 60_000);
  afterAll(() => graph.close());

  it("are made once for each kind, and named by a GUID", async () => {
    const first = await link({ type: "view", scope: "organization" });
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({ roles: ["read"], hasPassword: false, link: { type: "view", scope: "organization", preventsDownload: false } });
    expect(String(first.body["id"])).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/);
    const again = await link({ type: "view", scope: "organization" });
    expect([again.status, again.body["id"]]).toEqual([200, first.body["id"]]);
    expect((await link({ type: "edit", scope: "organization" })).status).toBe(201);
  });

  it.each<readonly [object, number]>([
    [{ type: "view", scope: "anonymous" }, 403],
    [{ type: "embed" }, 400],
    [{ type: "view", scope: "organization", password: "secret" }, 400],
    [{ type: "view", scope: "organization", recipients: [{ objectId: PEOPLE.teacher }] }, 400],
    [{ type: "view", scope: "users", recipients: [{ email: "nobody@elsewhere.example" }] }, 404],
    [{ type: "view", scope: "users", expirationDateTime: "2030-01-01T00:00:00Z" }, 501],
    [{ type: "view", colour: "red" }, 400],
  ])("of the wish %j are answered with %i", async (body, status) => {
    expect((await link(body)).status).toBe(status);
  });

  it("for chosen people let in nobody else, and more when they are added", async () => {
    const address = await makeFile("chosen.txt");
    const made = await link({ type: "edit", scope: "users", recipients: [{ objectId: PEOPLE.teacher }] }, address);
    expect(made.body["grantedToIdentitiesV2"]).toMatchObject([{ user: { id: PEOPLE.teacher }, siteUser: { loginName: "i:0#.f|membership|teacher@oakfield.example" } }]);
    expect((await graph.call("teacher", `GET ${shareOf(made.body)}/driveItem`)).body["name"]).toBe("chosen.txt");
    expect((await graph.call("teacher", `GET ${address}`)).status).toBe(200);
    expect((await graph.call("colleague", `GET ${shareOf(made.body)}/driveItem`)).status).toBe(403);
    const grant = { recipients: [{ email: "colleague@oakfield.example" }], roles: ["write"] };
    const granted = await graph.call("product", `POST ${address}/permissions/${String(made.body["id"])}/grant`, { body: grant });
    expect(granted.value[0]?.["grantedToIdentitiesV2"]).toHaveLength(2);
    expect((await graph.call("colleague", `GET ${address}`)).status).toBe(200);
    const more = await graph.call("product", `POST ${shareOf(made.body)}/permission/grant`, { body: { ...grant, recipients: [{ objectId: PEOPLE.pupil }] } });
    expect(more.value[0]?.["grantedToIdentitiesV2"]).toHaveLength(3);
  });

  it("for the organisation let a person in for the call, and for good when redeemed", async () => {
    const address = await makeFile("everybody.txt");
    const made = await link({ type: "view", scope: "organization" }, address);
    const share = shareOf(made.body);
    expect((await graph.call("pupil", `GET ${address}`)).status).not.toBe(200);
    expect((await graph.call("pupil", `GET ${share}/driveItem`)).status).toBe(200);
    expect((await graph.call("pupil", `GET ${address}`)).status).not.toBe(200);
    expect((await graph.call("pupil", `GET ${share}/driveItem`, { headers: { prefer: "redeemSharingLink" } })).status).toBe(200);
    expect((await graph.call("pupil", `GET ${address}`)).status).toBe(200);
    expect((await graph.call("pupil", `PUT ${address}/content`, { body: new Uint8Array([1]) })).status).toBe(403);
  });

  it("end for everybody who came in by them", async () => {
    const address = await makeFile("ending.txt");
    const made = await link({ type: "view", scope: "users", recipients: [{ objectId: PEOPLE.colleague }] }, address);
    expect((await graph.call("colleague", `GET ${address}`)).status).toBe(200);
    expect((await graph.call("product", `DELETE ${address}/permissions/${String(made.body["id"])}`)).status).toBe(204);
    expect((await graph.call("colleague", `GET ${address}`)).status).not.toBe(200);
    expect((await graph.call("product", `GET ${shareOf(made.body)}/driveItem`)).status).toBe(404);
  });

  it("are read, and ended, by their own address", async () => {
    const address = await makeFile("by-address.txt");
    const made = await link({ type: "view", scope: "users" }, address);
    const share = shareOf(made.body);
    expect((await graph.call("product", `GET ${share}`)).body).toMatchObject({ name: "by-address.txt" });
    expect((await graph.call("product", `GET ${share}/permission`)).body["id"]).toBe(made.body["id"]);
    expect((await graph.call("product", `GET ${share}/listItem?$expand=fields`)).body["fields"]?.["FileLeafRef"]).toBe("by-address.txt");
    expect((await graph.call("product", `PATCH ${share}/permission`, { body: { roles: ["write"] } })).status).toBe(400);
    expect((await graph.call("product", `DELETE ${share}/permission`)).status).toBe(204);
    expect((await graph.call("product", `GET ${share}/permission`)).status).toBe(404);
  });

  it("lead to the row of a generic list by the address that it shows", async () => {
    const row = await graph.call("product", `POST /sites/${SITE}/lists/Plans/items`, { body: { fields: { Title: "A plan" } } });
    const share = `/shares/u!${Buffer.from(String(row.body["webUrl"])).toString("base64url")}`;
    expect((await graph.call("product", `GET ${share}/listItem?$expand=fields`)).body["fields"]?.["Title"]).toBe("A plan");
    expect((await graph.call("teacher", `GET ${share}/listItem`)).status).toBe(403);
    expect((await graph.call("product", `GET ${share}/permission`)).status).toBe(404);
    expect((await graph.call("product", "GET /shares/u!notanaddress/driveItem")).status).toBe(400);
  });

  it("and shares are changed by nobody who may not share", async () => {
    const address = await makeFile("role.txt");
    const invited = await graph.call("product", `POST ${address}/invite`, { body: { recipients: [{ alias: "teacher" }], roles: ["READ"], requireSignIn: true, sendInvitation: false } });
    const permission = `${address}/permissions/${String(invited.value[0]?.["id"])}`;
    expect((await graph.call("teacher", `PATCH ${permission}`, { body: { roles: ["write"] } })).status).toBe(403);
    expect((await link({ type: "view", scope: "organization" }, address, "teacher")).status).toBe(403);
    expect((await graph.call("product", `PATCH ${permission}`, { body: { roles: ["write"] } })).body["roles"]).toEqual(["write"]);
    expect((await graph.call("teacher", `PUT ${address}/content`, { body: new Uint8Array([1]) })).status).toBe(200);
    expect((await graph.call("product", `POST ${address}/permissions`, { body: { roles: ["write"], grantedToV2: { user: { id: PEOPLE.pupil } } } })).status).toBe(400);
    expect((await graph.call("product", `POST ${address}/permissions`, { body: { roles: ["write"], grantedToV2: { application: { id: "a" } } } })).status).toBe(501);
    expect((await graph.call("product", `POST ${permission}/grant`, { body: { recipients: [{ alias: "pupil" }], roles: ["write"] } })).status).toBe(400);
  });
});
