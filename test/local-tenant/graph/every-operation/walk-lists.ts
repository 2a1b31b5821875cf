import { expect } from "@jest/globals";
import type * as graphClient from "@microsoft/microsoft-graph-client";

type Client = graphClient.Client;

/** What a walk through sites and lists needs: an application with full control of every site, a person who owns one, and that site. */
export interface ListsWalk {
  client(caller: "administrator" | "senco"): Client;
  readonly siteId: string;
  /** A class whose group has no site of its own. */
  readonly classId: string;
}

interface Thing {
  readonly id: string;
  readonly value: readonly Thing[];
  readonly [name: string]: unknown;
}

const OTHER_APPLICATION = { id: "89ea5c94-7736-4e25-95ad-3fa95f62b66e", displayName: "Another application" };
const get = async (client: Client, address: string): Promise<Thing> => (await client.api(address).get()) as Thing;
const post = async (client: Client, address: string, body: object): Promise<Thing> => (await client.api(address).post(body)) as Thing;
const patch = async (client: Client, address: string, body: object): Promise<Thing> => (await client.api(address).patch(body)) as Thing;

/** Drives every operation of sites, lists, columns, content types and rows through Microsoft's own client. */
export async function walkLists(walk: ListsWalk): Promise<void> {
  const admin = walk.client("administrator");
  await walkSites(admin, walk);
  await walkSiteGrants(admin, `/sites/${walk.siteId}/permissions`);
  const list = await walkOneList(admin, walk);
  await walkColumns(admin, list);
  await walkContentTypes(admin, list);
  await walkRows(admin, list);
  await walkSharing(admin, list);
  await walkDriveList(admin, walk);
  await admin.api(list).delete();
  await expect(get(admin, list)).rejects.toMatchObject({ statusCode: 404 });
}

async function walkSites(admin: Client, { siteId, classId, client }: ListsWalk): Promise<void> {
  const site = await get(admin, `/sites/${siteId}?$select=id,displayName`);
  expect(site.id).toBe(siteId);
  expect((await patch(admin, `/sites/${siteId}`, { description: "Walked" }))["description"]).toBe("Walked");
  const ids = (page: Thing) => page.value.map(({ id }) => id);
  expect(ids(await get(admin, "/sites?search=*"))).toContain(siteId);
  expect(ids(await get(admin, "/sites/getAllSites"))).toContain(siteId);
  const changes = await get(admin, "/sites/delta");
  expect(ids(changes)).toContain(siteId);
  expect((await get(admin, String(changes["@odata.deltaLink"]))).value).toEqual([]);
  await expect(get(admin, `/groups/${classId}/sites/root`)).rejects.toMatchObject({ statusCode: 404, code: "itemNotFound" });
  await expect(get(client("senco"), "/sites/getAllSites")).rejects.toMatchObject({ statusCode: 403, code: "accessDenied" });
}

async function walkSiteGrants(admin: Client, permissions: string): Promise<void> {
  const made = await post(admin, permissions, { roles: ["read"], grantedToIdentities: [{ application: OTHER_APPLICATION }] });
  expect((await get(admin, permissions)).value.map(({ id }) => id)).toContain(made.id);
  expect((await patch(admin, `${permissions}/${made.id}`, { roles: ["write"] }))["roles"]).toEqual(["write"]);
  expect((await get(admin, `${permissions}/${made.id}`))["roles"]).toEqual(["write"]);
  await admin.api(`${permissions}/${made.id}`).delete();
}

async function walkOneList(admin: Client, { siteId }: ListsWalk): Promise<string> {
  const lists = `/sites/${siteId}/lists`;
  const made = await post(admin, lists, { displayName: "Walked list", list: { template: "genericList" }, columns: [{ name: "Key", text: {}, indexed: true, enforceUniqueValues: true }] });
  expect((await get(admin, `${lists}?$filter=displayName eq 'Walked list'`)).value).toHaveLength(1);
  const list = `${lists}/${made.id}`;
  expect((await get(admin, `${list}?$expand=columns,contentTypes`))["columns"]).toEqual(expect.arrayContaining([expect.objectContaining({ name: "Key" })]));
  expect((await patch(admin, list, { description: "Walked" }))["description"]).toBe("Walked");
  return list;
}

async function walkColumns(admin: Client, list: string): Promise<void> {
  const columns = `${list}/columns`;
  const made = await post(admin, columns, { name: "Status", choice: { choices: ["draft", "agreed"] } });
  expect((await get(admin, columns)).value.map(({ id }) => id)).toContain(made.id);
  expect((await patch(admin, `${columns}/${made.id}`, { indexed: true }))["indexed"]).toBe(true);
  expect((await get(admin, `${columns}/${made.id}`))["name"]).toBe("Status");
  const gone = await post(admin, columns, { name: "Gone", number: {} });
  await admin.api(`${columns}/${gone.id}`).delete();
  await expect(get(admin, `${columns}/${gone.id}`)).rejects.toMatchObject({ statusCode: 404 });
}

async function walkContentTypes(admin: Client, list: string): Promise<void> {
  const types = `${list}/contentTypes`;
  const made = await post(admin, types, { name: "Walked type", base: { name: "Item", id: "0x01" } });
  const copied = await post(admin, `${types}/addCopy`, { contentType: "0x0108" });
  expect((await get(admin, types)).value.map(({ id }) => id)).toEqual(expect.arrayContaining([made.id, copied.id]));
  expect((await patch(admin, `${types}/${made.id}`, { description: "Walked" }))["description"]).toBe("Walked");
  expect((await get(admin, `${types}/${made.id}`))["name"]).toBe("Walked type");
  await admin.api(`${types}/${made.id}`).delete();
}

async function walkRows(admin: Client, list: string): Promise<void> {
  const items = `${list}/items`;
  const start = await get(admin, `${items}/delta?token=latest`);
  const made = await post(admin, items, { fields: { Key: "a", Status: "draft" } });
  expect((await get(admin, `${items}?$expand=fields($select=Key)&$filter=fields/Key eq 'a'`)).value).toMatchObject([{ id: made.id, fields: { Key: "a" } }]);
  const row = `${items}/${made.id}`;
  const eTag = String((await get(admin, row))["@odata.etag"]);
  expect((await admin.api(`${row}/fields`).header("If-Match", eTag).patch({ Status: "agreed" })) as Thing).toMatchObject({ Status: "agreed" });
  await expect(admin.api(row).header("If-Match", eTag).patch({ fields: { Status: "draft" } })).rejects.toMatchObject({ statusCode: 412 });
  expect((await patch(admin, row, { fields: { Title: "by row" } }))["fields"]).toMatchObject({ Title: "by row" });
  expect(await get(admin, `${row}/fields`)).toMatchObject({ Key: "a", Title: "by row" });
  await walkVersions(admin, row);
  await expect(get(admin, `${row}/driveItem`)).rejects.toMatchObject({ statusCode: 400, code: "invalidRequest" });
  const gone = await post(admin, items, { fields: { Key: "gone" } });
  await admin.api(`${items}/${gone.id}`).delete();
  expect((await get(admin, String(start["@odata.deltaLink"]))).value).toEqual(expect.arrayContaining([expect.objectContaining({ id: made.id }), expect.objectContaining({ id: gone.id, deleted: { state: "deleted" } })]));
}

async function walkVersions(admin: Client, row: string): Promise<void> {
  const versions = await get(admin, `${row}/versions`);
  expect(versions.value.map(({ id }) => id)).toEqual(["3.0", "2.0", "1.0"]);
  expect((await get(admin, `${row}/versions/2.0?$expand=fields`))["fields"]).toMatchObject({ Status: "agreed" });
  expect(await get(admin, `${row}/versions/1.0/fields`)).toMatchObject({ Status: "draft" });
  await admin.api(`${row}/versions/1.0/restoreVersion`).post({});
  expect(await get(admin, `${row}/fields`)).toMatchObject({ Status: "draft" });
}

async function walkSharing(admin: Client, list: string): Promise<void> {
  const row = `${list}/items/1`;
  for (const place of [list, row]) {
    const made = await post(admin, `${place}/permissions`, { grantedToV2: { application: OTHER_APPLICATION }, roles: ["read"] });
    const permission = `${place}/permissions/${made.id}`;
    expect((await get(admin, `${place}/permissions`)).value.map(({ id }) => id)).toContain(made.id);
    expect((await patch(admin, permission, { roles: ["write"] }))["roles"]).toEqual(["write"]);
    expect((await get(admin, permission))["roles"]).toEqual(["write"]);
    await admin.api(permission).delete();
  }
  const link = await post(admin, `${row}/createLink`, { type: "view", scope: "organization" });
  await expect(post(admin, `${row}/permissions/${link.id}/grant`, { recipients: [], roles: ["read"] })).rejects.toMatchObject({ statusCode: 501 });
  await expect(post(admin, `${row}/permissions`, { grantedToV2: { user: { id: OTHER_APPLICATION.id } }, roles: ["read"] })).rejects.toMatchObject({ statusCode: 400 });
}

async function walkDriveList(admin: Client, { siteId }: ListsWalk): Promise<void> {
  const made = await post(admin, `/sites/${siteId}/lists`, { displayName: "Walked library", list: { template: "documentLibrary" } });
  const drive = await get(admin, `/sites/${siteId}/lists/${made.id}/drive`);
  const list = `/drives/${drive.id}/list`;
  expect((await get(admin, list)).id).toBe(made.id);
  expect((await patch(admin, list, { description: "Walked" }))["description"]).toBe("Walked");
  expect((await get(admin, `${list}/items`)).value).toEqual([]);
  await expect(post(admin, `${list}/items`, { fields: {} })).rejects.toMatchObject({ statusCode: 400 });
  await admin.api(list).delete();
}
