import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { CLASS_ELM, CLASS_OAK, type GraphFixture, OTHER_APP, PEOPLE, startGraph } from "./graph-fixture";

const OWNER = "teacher:Team.ReadBasic.All+TeamSettings.ReadWrite.All+TeamMember.ReadWrite.All+Channel.ReadBasic.All+Channel.Create+ChannelMessage.Send+ChannelMessage.Read.All";
const PUPIL = OWNER.replace("teacher", "pupil");
const OUTSIDER = OWNER.replace("teacher", "colleague");
const APP = "app:Team.ReadBasic.All+TeamMember.ReadWrite.All+Channel.ReadBasic.All+ChannelMessage.Read.All";
const TEAM = `/teams/${CLASS_OAK}`;

describe("the team of a class", () => {
  let graph: GraphFixture;

  beforeAll(async () => {
    graph = await startGraph();
  }, 60_000);
  afterAll(() => graph.close());

  it("is shown to its people and to applications", async () => {
    expect((await graph.call(OWNER, `GET ${TEAM}`)).body).toMatchObject({ id: CLASS_OAK, displayName: "Oak", specialization: "educationClass", visibility: "private", summary: { ownersCount: 1, membersCount: 1, guestsCount: 0 } });
    expect((await graph.call(APP, `GET /teams/${CLASS_ELM}?$select=id`)).body["id"]).toBe(CLASS_ELM);
    expect((await graph.call(OUTSIDER, `GET ${TEAM}`)).status).toBe(403);
    expect((await graph.call(APP, "GET /teams/10000000-0000-4000-8000-0000000000ff")).status).toBe(404);
    expect((await graph.call(PUPIL, `GET /users/${PEOPLE.pupil}/joinedTeams`)).value.map((one) => [one["id"], one["displayName"], one["visibility"]])).toEqual([[CLASS_OAK, "Oak", null]]);
    expect((await graph.call(PUPIL, `GET /users/${PEOPLE.teacher}/joinedTeams`)).status).toBe(403);
  });

  it("is changed by its owner", async () => {
    expect((await graph.call(OWNER, `PATCH ${TEAM}`, { body: { description: "Year 3", funSettings: { allowGiphy: false } } })).status).toBe(204);
    expect((await graph.call(OWNER, `GET ${TEAM}`)).body).toMatchObject({ description: "Year 3", funSettings: { allowGiphy: false, allowCustomMemes: true } });
    expect((await graph.call(PUPIL, `PATCH ${TEAM}`, { body: { description: "x" } })).status).toBe(403);
    expect((await graph.call(OWNER, `PATCH ${TEAM}`, { body: { isArchived: true } })).status).toBe(400);
  });

  it("takes members, changes what they may do, and lets them go, in the class too", async () => {
    const body = { "@odata.type": "#microsoft.graph.aadUserConversationMember", roles: ["owner"], "user@odata.bind": `https://graph.microsoft.com/v1.0/users('${PEOPLE.colleague}')` };
    const made = await graph.call(OWNER, `POST ${TEAM}/members`, { body });
    expect([made.status, made.body["userId"], made.body["roles"]]).toEqual([201, PEOPLE.colleague, ["owner"]]);
    const member = `${TEAM}/members/${String(made.body["id"])}`;
    expect((await graph.call("product", `GET /education/classes/${CLASS_OAK}/teachers`)).value).toHaveLength(2);
    expect((await graph.call(OWNER, `PATCH ${member}`, { body: { "@odata.type": body["@odata.type"], roles: [] } })).body["roles"]).toEqual([]);
    expect((await graph.call(APP, `GET ${member}`)).body["email"]).toBe("colleague@oakfield.example");
    expect((await graph.call(APP, `GET ${TEAM}/members`)).body["@odata.count"]).toBe(3);
    expect((await graph.call(APP, `GET ${TEAM}/members?$filter=roles/any(r:r eq 'owner')`)).value.map((one) => one["userId"])).toEqual([PEOPLE.teacher]);
    expect((await graph.call(APP, `GET ${TEAM}/members?$filter=(microsoft.graph.aadUserConversationMember/userId eq '${PEOPLE.pupil}')`)).value).toHaveLength(1);
    expect((await graph.call(PUPIL, `DELETE ${member}`)).status).toBe(403);
    expect((await graph.call(OWNER, `DELETE ${member}`)).status).toBe(204);
    expect((await graph.call(OWNER, `DELETE ${member}`)).status).toBe(404);
    expect((await graph.call(APP, `GET ${TEAM}/members/nonsense`)).status).toBe(404);
    expect((await graph.call(APP, `GET ${TEAM}/members/${Buffer.from(`${CLASS_OAK}##\0`).toString("base64")}`)).status).toBe(404);
    expect((await graph.call(OWNER, `POST ${TEAM}/members`, { body: { ...body, roles: ["guest"] } })).status).toBe(400);
  });

  it("has a General channel from the start, and others when they are made", async () => {
    const [general] = (await graph.call(OWNER, `GET ${TEAM}/channels`)).value;
    expect([general?.["displayName"], general?.["membershipType"]]).toEqual(["General", "standard"]);
    expect((await graph.call(APP, `GET ${TEAM}/primaryChannel`)).body["id"]).toBe(general?.["id"]);
    const made = await graph.call(OWNER, `POST ${TEAM}/channels`, { body: { displayName: "Reading", description: "Books" } });
    expect([made.status, made.body["displayName"]]).toEqual([201, "Reading"]);
    expect((await graph.call(OWNER, `GET ${TEAM}/channels/${encodeURIComponent(String(made.body["id"]))}`)).body["description"]).toBe("Books");
    expect((await graph.call(OWNER, `GET ${TEAM}/channels?$filter=displayName eq 'Reading'`)).value).toHaveLength(1);
    expect((await graph.call(OWNER, `POST ${TEAM}/channels`, { body: { displayName: "reading" } })).body["error"]?.["message"]).toBe("Channel name already existed, please use other name.");
    expect((await graph.call(OWNER, `POST ${TEAM}/channels`, { body: { displayName: "Private", membershipType: "private" } })).status).toBe(501);
    expect((await graph.call(OWNER, `POST ${TEAM}/channels`, { body: {} })).status).toBe(400);
  });

  it("keeps what people say in a channel, newest first, and refuses applications", async () => {
    const [channel] = (await graph.call(OWNER, `GET ${TEAM}/channels`)).value;
    const messages = `${TEAM}/channels/${String(channel?.["id"])}/messages`;
    for (const content of ["one", "two", "three"]) {
      const said = await graph.call(PUPIL, `POST ${messages}`, { body: { body: { content } } });
      expect([said.status, said.body["from"]?.["user"]?.["id"], said.body["body"]]).toEqual([201, PEOPLE.pupil, { contentType: "text", content }]);
    }
    const first = await graph.call(APP, `GET ${messages}?$top=2`);
    const second = await graph.call(APP, `GET ${String(first.body["@odata.nextLink"])}`);
    expect([...first.value, ...second.value].map((one) => one["body"]?.["content"])).toEqual(["three", "two", "one"]);
    expect((await graph.call("app:ChannelMessage.Send+Group.ReadWrite.All", `POST ${messages}`, { body: { body: { content: "x" } } })).status).toBe(403);
    expect((await graph.call(OUTSIDER, `POST ${messages}`, { body: { body: { content: "x" } } })).status).toBe(403);
    expect((await graph.call(OWNER, `POST ${messages}`, { body: { body: { content: "x" }, hostedContents: [] } })).status).toBe(400);
    expect((await graph.call(OWNER, `POST ${messages}`, { body: {} })).status).toBe(400);
    expect((await graph.call(APP, `GET ${messages}?$top=51`)).status).toBe(400);
    expect((await graph.call(OWNER, `GET ${TEAM}/channels/19:none@thread.tacv2/messages`)).status).toBe(404);
  });

  it("keeps answers under what they answer, with cards and mentions in their places", async () => {
    const [channel] = (await graph.call(OWNER, `GET ${TEAM}/channels`)).value;
    const messages = `${TEAM}/channels/${String(channel?.["id"])}/messages`;
    const card = { id: "c1", contentType: "application/vnd.microsoft.card.adaptive", content: '{"type":"AdaptiveCard"}' };
    const root = await graph.call(OWNER, `POST ${messages}`, { body: { subject: "Books", body: { contentType: "html", content: '<attachment id="c1"></attachment>' }, attachments: [card] } });
    const reply = await graph.call(PUPIL, `POST ${messages}/${String(root.body["id"])}/replies`, { body: { body: { content: "Thank you" } } });
    const listed = await graph.call(APP, `GET ${messages}?$expand=replies&$top=1`);

    expect(root.body).toMatchObject({ subject: "Books", attachments: [card], replyToId: null });
    expect([reply.status, reply.body["replyToId"]]).toEqual([201, root.body["id"]]);
    expect(listed.value).toEqual([expect.objectContaining({ id: root.body["id"], replies: [expect.objectContaining({ id: reply.body["id"] })] })]);
    expect((await graph.call(APP, `GET ${messages}/${String(reply.body["id"])}`)).status).toBe(404);
    expect((await graph.call("app:Teamwork.Migrate.All", `POST ${messages}`, { body: { body: { content: "old" } } })).status).toBe(401);
  });

  it("opens to an application by what its manifest asks of the teams that have it, and to nobody else's", async () => {
    const tab = { entityId: "home", name: "Home", contentUrl: "http://localhost:4399/tab" };
    const asked = ["TeamMember.Read.Group", "ChannelMessage.Read.Group"].map((name) => ({ name, type: "Application" }));
    const manifest = { name: "Reader", accentColor: "#4f52b2", clientId: OTHER_APP, validOrigins: [], personalTab: tab, classTab: tab, resourceSpecificPermissions: asked };
    await graph.store.query("insert into teams_apps (app_id, manifest) values ($1, $2)", [OTHER_APP, manifest]);
    const body = { "teamsApp@odata.bind": `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps('${OTHER_APP}')`, consentedPermissionSet: { resourceSpecificPermissions: asked.map(({ name }) => ({ permissionValue: name, permissionType: "application" })) } };
    const SELF = "app:TeamsAppInstallation.ReadWriteAndConsentSelfForTeam.All";
    const other = { ...body, consentedPermissionSet: { resourceSpecificPermissions: [] } };

    expect((await graph.call("app:User.Read.All", `GET ${TEAM}/members`)).status).toBe(403);
    expect((await graph.call(SELF, `POST ${TEAM}/installedApps`, { body: other })).status).toBe(400);
    expect((await graph.call(SELF, `POST ${TEAM}/installedApps`, { body })).status).toBe(201);
    expect((await graph.call(SELF, `POST ${TEAM}/installedApps`, { body })).body["error"]?.["code"]).toBe("Conflict");
    expect((await graph.call("app:User.Read.All", `GET ${TEAM}/members`)).status).toBe(200);
    expect((await graph.call("app:User.Read.All", `GET /teams/${CLASS_ELM}/members`)).status).toBe(403);
    expect((await graph.call("app:User.Read.All", `GET ${TEAM}/channels`)).status).toBe(403);
  });

  it("tells followers of an app that came and went", async () => {
    const marks = async () => (await graph.store.query<{ present: boolean }>("select present from install_marks where place = 'team' and place_id = $1 order by change", [CLASS_OAK])).map(({ present }) => present);
    const [install] = (await graph.call("app:TeamsAppInstallation.ReadForTeam.All", `GET ${TEAM}/installedApps`)).value;
    expect(await marks()).toEqual([true]);
    await graph.call("app:TeamsAppInstallation.ReadWriteForTeam.All", `DELETE ${TEAM}/installedApps/${String(install?.["id"])}`);
    expect(await marks()).toEqual([false]);
  });
});
