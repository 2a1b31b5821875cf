import { expect } from "@jest/globals";
import type * as graphClient from "@microsoft/microsoft-graph-client";
import type { Store } from "../../../../src/local-tenant/store/store";
import { appPackage, WALKED_MANIFEST } from "../app-package";
import { CLASS_OAK, OTHER_APP, PEOPLE } from "../graph-fixture";

type Client = graphClient.Client;

/** What a walk through Teams needs: an application that may do everything, and two people who may do what people may. */
export interface TeamworkWalk {
  readonly store: Store;
  client(caller: "administrator" | "senco" | "teacher"): Client;
}

interface Thing {
  readonly id: string;
  readonly value: readonly Thing[];
  readonly [name: string]: unknown;
}

const ROOT = "https://graph.microsoft.com/v1.0";
const get = async (client: Client, address: string): Promise<Thing> => (await client.api(address).get()) as Thing;
const post = async (client: Client, address: string, body: object): Promise<Thing> => (await client.api(address).post(body)) as Thing;
const idsIn = async (client: Client, address: string): Promise<readonly string[]> => (await get(client, address)).value.map(({ id }) => id);
const member = (id: string) => ({ "@odata.type": "#microsoft.graph.aadUserConversationMember", roles: ["owner"], "user@odata.bind": `${ROOT}/users('${id}')` });

/** Drives every operation of chats, installed apps and notifications through Microsoft's own client. */
export async function walkTeamwork(walk: TeamworkWalk): Promise<void> {
  const tab = { entityId: "home", name: "Home", contentUrl: "http://localhost:4399/tab" };
  const activityTypes = [{ type: "taskCreated", description: "A task", templateText: "{actor} created {task}" }];
  const manifest = { name: "Walked app", accentColor: "#4f52b2", clientId: OTHER_APP, validOrigins: [], personalTab: tab, classTab: tab, activityTypes, bot: { botId: OTHER_APP, name: "Walked bot", messagesUrl: "http://localhost:9/api" } };
  await walk.store.query("insert into teams_apps (app_id, manifest) values ($1, $2)", [OTHER_APP, manifest]);
  await walkCatalogue(walk.client("administrator"));
  await walkPublishing(walk.client("senco"));
  await walkPersonalApps(walk.client("administrator"), walk.client("teacher"));
  const chatId = await walkChats(walk.client("senco"), walk.client("teacher"));
  for (const place of [`/chats/${chatId}`, `/teams/${CLASS_OAK}`]) await walkPlace(walk.client("administrator"), place);
  await walkMembers(walk.client("senco"), chatId);
}

async function walkCatalogue(admin: Client): Promise<void> {
  const [app] = (await get(admin, `/appCatalogs/teamsApps?$filter=externalId eq '${OTHER_APP}'&$expand=appDefinitions($expand=bot)`)).value;
  const definition = (app?.["appDefinitions"] as readonly Thing[] | undefined)?.[0];
  expect(app).toMatchObject({ id: OTHER_APP, distributionMethod: "organization", appDefinitions: [{ teamsAppId: OTHER_APP, bot: { id: OTHER_APP } }] });
  expect(await idsIn(admin, "/appCatalogs/teamsApps?$filter=appDefinitions/any(a:a/bot ne null)")).toEqual([OTHER_APP]);
  expect((await get(admin, `/appCatalogs/teamsApps/${OTHER_APP}`))["displayName"]).toBe("Walked app");
  expect(await idsIn(admin, `/appCatalogs/teamsApps/${OTHER_APP}/appDefinitions`)).toEqual([definition?.id]);
  expect((await get(admin, `/appCatalogs/teamsApps/${OTHER_APP}/appDefinitions/${String(definition?.id)}/bot`)).id).toBe(OTHER_APP);
}

async function walkPublishing(senco: Client): Promise<void> {
  const catalogue = senco.api("/appCatalogs/teamsApps").header("Content-Type", "application/zip");
  const app = (await catalogue.post(appPackage())) as Thing;
  expect(app).toMatchObject({ externalId: WALKED_MANIFEST.id, displayName: "Walked package", distributionMethod: "organization" });
  await senco.api(`/appCatalogs/teamsApps/${app.id}/appDefinitions`).header("Content-Type", "application/zip").post(appPackage({ version: "1.1.0" }));
  expect((await get(senco, `/appCatalogs/teamsApps/${app.id}?$expand=appDefinitions`))["appDefinitions"]).toEqual([expect.objectContaining({ version: "1.1.0" })]);
  await senco.api(`/appCatalogs/teamsApps/${app.id}`).delete();
  expect(await idsIn(senco, `/appCatalogs/teamsApps?$filter=id eq '${app.id}'`)).toEqual([]);
}

const binding = { "teamsApp@odata.bind": `${ROOT}/appCatalogs/teamsApps/${OTHER_APP}` };
const notification = (entity: string) => ({
  topic: { source: "entityUrl", value: `${ROOT}${entity}` }, activityType: "taskCreated", previewText: { content: "Walked" }, templateParameters: [{ name: "task", value: "a walk" }],
});

async function walkPersonalApps(admin: Client, teacher: Client): Promise<void> {
  const apps = `/users/${PEOPLE.teacher}/teamwork/installedApps`;
  await post(admin, apps, binding);
  const [install] = (await get(teacher, "/me/teamwork/installedApps?$expand=teamsApp")).value;
  expect(install).toMatchObject({ teamsApp: { id: OTHER_APP } });
  expect((await get(admin, `${apps}/${String(install?.id)}?$expand=teamsAppDefinition`))["teamsAppDefinition"]).toMatchObject({ version: "1.0.0" });
  expect(await get(admin, `${apps}/${String(install?.id)}/chat`)).toMatchObject({ chatType: "oneOnOne" });
  await post(admin, `${apps}/${String(install?.id)}/upgrade`, {});
  await post(admin, `/users/${PEOPLE.teacher}/teamwork/sendActivityNotification`, notification(`${apps}/${String(install?.id)}`));
  const recipients = [{ "@odata.type": "microsoft.graph.aadUserNotificationRecipient", userId: PEOPLE.teacher }];
  await post(admin, "/teamwork/sendActivityNotificationToRecipients", { ...notification(`/appCatalogs/teamsApps/${OTHER_APP}`), recipients });
  await admin.api(`${apps}/${String(install?.id)}`).delete();
  expect(await idsIn(admin, apps)).toEqual([]);
}

async function walkChats(senco: Client, teacher: Client): Promise<string> {
  const pair = { chatType: "oneOnOne", members: [member(PEOPLE.senco), member(PEOPLE.teacher)] };
  const [one, again] = [await post(senco, "/chats", pair), await post(teacher, "/chats", pair)];
  expect(again.id).toBe(one.id);
  const group = await post(senco, "/chats", { chatType: "group", topic: "Walk", members: [member(PEOPLE.senco), member(PEOPLE.teacher)] });
  expect((await senco.api(`/chats/${group.id}`).patch({ topic: "Long walk" })) as Thing).toMatchObject({ topic: "Long walk" });
  await walkMessages(senco, teacher, group.id);
  expect(await idsIn(teacher, "/chats?$expand=members,lastMessagePreview&$orderby=lastMessagePreview/createdDateTime desc")).toEqual(expect.arrayContaining([group.id, one.id]));
  expect(await idsIn(teacher, "/me/chats?$filter=chatType eq 'group'")).toEqual([group.id]);
  expect((await get(teacher, `/chats/${group.id}?$expand=members`))["members"]).toHaveLength(2);
  expect((await get(teacher, `/me/chats/${group.id}`))["topic"]).toBe("Long walk");
  return group.id;
}

async function walkMessages(senco: Client, teacher: Client, chatId: string): Promise<void> {
  const messages = `/chats/${chatId}/messages`;
  const said = await post(senco, messages, { body: { content: "<p>Hello</p>", contentType: "html" } });
  await senco.api(`${messages}/${said.id}`).patch({ body: { content: "Hello again" } });
  await post(teacher, `${messages}/${said.id}/setReaction`, { reactionType: "like" });
  expect(await get(teacher, `${messages}/${said.id}`)).toMatchObject({ body: { content: "Hello again" }, reactions: [{ reactionType: "like" }] });
  await post(teacher, `${messages}/${said.id}/unsetReaction`, { reactionType: "like" });
  expect((await get(teacher, `/me${messages}/${said.id}`))["reactions"]).toEqual([]);
  await post(senco, `/me${messages}/${said.id}/softDelete`, {});
  expect((await get(teacher, messages)).value[0]).toMatchObject({ id: said.id, deletedDateTime: expect.any(String) });
  await post(senco, `/me${messages}/${said.id}/undoSoftDelete`, {});
  expect((await get(teacher, `/me${messages}`)).value[0]).toMatchObject({ deletedDateTime: null, body: { content: "Hello again" } });
}

async function walkPlace(admin: Client, place: string): Promise<void> {
  await post(admin, `${place}/installedApps`, binding);
  const [install] = (await get(admin, `${place}/installedApps?$expand=teamsApp`)).value;
  expect(install).toMatchObject({ teamsApp: { id: OTHER_APP } });
  const address = `${place}/installedApps/${String(install?.id)}`;
  expect((await get(admin, address)).id).toBe(install?.id);
  await post(admin, `${address}/upgrade`, {});
  const recipient = { "@odata.type": "microsoft.graph.aadUserNotificationRecipient", userId: PEOPLE.teacher };
  await post(admin, `${place}/sendActivityNotification`, { ...notification(place), recipient });
  await admin.api(address).delete();
  expect(await idsIn(admin, `${place}/installedApps`)).toEqual([]);
}

async function walkMembers(senco: Client, chatId: string): Promise<void> {
  const members = `/chats/${chatId}/members`;
  await post(senco, members, member(PEOPLE.colleague));
  const [last] = (await get(senco, `${members}?$filter=userId eq '${PEOPLE.colleague}'`)).value;
  expect(await get(senco, `${members}/${String(last?.id)}`)).toMatchObject({ userId: PEOPLE.colleague, roles: ["owner"] });
  await senco.api(`${members}/${String(last?.id)}`).delete();
  expect((await get(senco, `/me${members}`)).value).toHaveLength(2);
}
