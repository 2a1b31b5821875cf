import { expect } from "@jest/globals";
import * as graphClient from "@microsoft/microsoft-graph-client";

type Client = graphClient.Client;

/** What a walk through libraries needs: a site that the application may do everything on, and an application that may do it. */
export interface DrivesWalk {
  readonly siteId: string;
  client(caller: "administrator"): Client;
}

interface Thing {
  readonly id: string;
  readonly name: string;
  readonly value: readonly Thing[];
  readonly [name: string]: unknown;
}

/** A library to walk through, with a file in it. */
interface Library {
  readonly client: Client;
  readonly drive: string;
  readonly file: Thing;
}

const get = async (client: Client, address: string): Promise<Thing> => (await client.api(address).get()) as Thing;
const post = async (client: Client, address: string, body: object = {}): Promise<Thing> => (await client.api(address).post(body)) as Thing;
const textOf = async (client: Client, address: string): Promise<string> => (await client.api(address).responseType(graphClient.ResponseType.TEXT).get()) as string;
const namesIn = async (client: Client, address: string): Promise<readonly string[]> => (await get(client, address)).value.map(({ name }) => name);

/** Drives every operation of drives, files, folders and shares through Microsoft's own client. */
export async function walkDrives(walk: DrivesWalk): Promise<void> {
  const client = walk.client("administrator");
  const list = await post(client, `/sites/${walk.siteId}/lists`, { displayName: "Walked files", list: { template: "documentLibrary" } });
  const { id } = await get(client, `/sites/${walk.siteId}/lists/${list.id}/drive`);
  const drive = `/drives/${id}`;
  expect((await get(client, `/sites/${walk.siteId}/drives`)).value.map((one) => one.id)).toContain(id);
  expect((await get(client, `/sites/${walk.siteId}/drive`))["driveType"]).toBe("documentLibrary");
  expect((await get(client, drive)).name).toBe("Walked files");
  expect((await client.api(drive).patch({ description: "Walked through" })) as Thing).toMatchObject({ description: "Walked through" });
  const file = (await client.api(`${drive}/root:/notes.txt:/content`).put("a few words")) as Thing;
  const library = { client, drive, file };
  await walkFiles(library);
  await walkUpload(library);
  await walkVersions(library);
  await walkSharing(library);
  await walkChanges(library);
}

async function walkFiles({ client, drive, file }: Library): Promise<void> {
  const item = `${drive}/items/${file.id}`;
  const folder = await post(client, `${drive}/root/children`, { name: "Folder", folder: {}, "@microsoft.graph.conflictBehavior": "rename" });
  expect(await get(client, `${drive}/items/${folder.id}`)).toMatchObject({ folder: { childCount: 0 } });
  expect(await textOf(client, `${item}/content`)).toBe("a few words");
  expect(await client.api(item).header("If-Match", String(file["eTag"])).patch({ parentReference: { id: folder.id } })).toMatchObject({ parentReference: { id: folder.id } });
  expect(await namesIn(client, `${drive}/root:/Folder:/children`)).toEqual(["notes.txt"]);
  expect(await namesIn(client, `${drive}/root/search(q='notes')`)).toEqual(["notes.txt"]);
  expect(await get(client, `${item}/listItem?$expand=fields`)).toMatchObject({ fields: { FileLeafRef: "notes.txt" } });
  const accepted = (await client.api(`${drive}/items/${folder.id}/copy`).responseType(graphClient.ResponseType.RAW).post({ name: "Copied" })) as Response;
  expect(accepted.status).toBe(202);
  expect(await namesIn(client, `${drive}/root:/Copied:/children`)).toEqual(["notes.txt"]);
  await client.api(`${drive}/root:/Copied`).delete();
  await expect(get(client, `${drive}/root:/Copied`)).rejects.toMatchObject({ statusCode: 404, code: "itemNotFound" });
}

async function walkUpload({ client, drive }: Library): Promise<void> {
  const rangeSize = 320 * 1024;
  const bytes = new Uint8Array(2 * rangeSize + 7).fill(65);
  const session = await graphClient.LargeFileUploadTask.createUploadSession(client, `${drive}/root:/large.txt:/createUploadSession`, { item: { "@microsoft.graph.conflictBehavior": "replace" } });
  const task = new graphClient.LargeFileUploadTask(client, new graphClient.FileUpload(bytes.buffer, "large.txt", bytes.length), session, { rangeSize });
  const { responseBody } = await task.upload();
  expect(responseBody).toMatchObject({ name: "large.txt", size: bytes.length });
}

async function walkVersions({ client, drive, file }: Library): Promise<void> {
  const item = `${drive}/items/${file.id}`;
  await client.api(`${item}/content`).put("other words");
  expect((await get(client, `${item}/versions`)).value.map((version) => version.id)).toEqual(["2.0", "1.0"]);
  expect(await get(client, `${item}/versions/1.0`)).toMatchObject({ size: 11 });
  expect(await textOf(client, `${item}/versions/1.0/content`)).toBe("a few words");
  await client.api(`${item}/versions/1.0/restoreVersion`).post({});
  expect(await textOf(client, `${item}/content`)).toBe("a few words");
}

async function walkSharing({ client, drive, file }: Library): Promise<void> {
  const item = `${drive}/items/${file.id}`;
  const person = (await get(client, "/users?$top=1")).value[0]?.id;
  const invited = await post(client, `${item}/invite`, { recipients: [{ objectId: person }], roles: ["read"], requireSignIn: true, sendInvitation: false });
  const permission = `${item}/permissions/${String(invited.value[0]?.id)}`;
  expect((await client.api(permission).patch({ roles: ["write"] })) as Thing).toMatchObject({ roles: ["write"] });
  expect(await get(client, permission)).toMatchObject({ roles: ["write"] });
  await client.api(permission).delete();
  await expect(post(client, `${item}/permissions`, { roles: ["read"], grantedToV2: { user: { id: person } } })).rejects.toMatchObject({ statusCode: 400 });
  const link = await post(client, `${item}/createLink`, { type: "view", scope: "users" });
  const grant = { recipients: [{ objectId: person }], roles: ["read"] };
  expect((await post(client, `${item}/permissions/${link.id}/grant`, grant)).value).toHaveLength(1);
  expect((await get(client, `${item}/permissions`)).value.map(({ id }) => id)).toContain(link.id);
  const share = `/shares/${String(link["shareId"])}`;
  expect(await get(client, share)).toMatchObject({ name: "notes.txt" });
  expect(await get(client, `${share}/driveItem`)).toMatchObject({ id: file.id });
  expect(await get(client, `${share}/root`)).toMatchObject({ id: file.id });
  expect(await get(client, `${share}/listItem?$expand=fields`)).toMatchObject({ fields: { FileLeafRef: "notes.txt" } });
  expect(await get(client, `${share}/permission`)).toMatchObject({ id: link.id });
  expect((await post(client, `${share}/permission/grant`, grant)).value).toHaveLength(1);
  await expect(client.api(`${share}/permission`).patch({ roles: ["write"] })).rejects.toMatchObject({ statusCode: 400 });
  await client.api(`${share}/permission`).delete();
  await expect(get(client, `${share}/permission`)).rejects.toMatchObject({ statusCode: 404 });
}

async function walkChanges({ client, drive, file }: Library): Promise<void> {
  const start = await get(client, `${drive}/root/delta`);
  expect(start.value.map(({ id }) => id)).toContain(file.id);
  await client.api(`${drive}/items/${file.id}`).delete();
  const next = await get(client, String(start["@odata.deltaLink"]));
  expect(next.value).toMatchObject([{ id: file.id, deleted: { state: "deleted" } }]);
}
