import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type GraphAnswer, type GraphFixture, type Json, PEOPLE, SITE, startGraph } from "./graph-fixture";

const text = (words: string) => ({ body: new TextEncoder().encode(words) });

let graph: GraphFixture;
let drive: string;
let root: string;

beforeAll(async () => {
  graph = await startGraph();
  await graph.call("product", `POST /sites/${SITE}/lists`, { body: { displayName: "Child files", list: { template: "documentLibrary" } } });
  drive = `/drives/${String((await graph.call("product", `GET /sites/${SITE}/drives`)).value[0]?.["id"])}`;
  root = `${drive}/root`;
}, 60_000);
afterAll(() => graph.close());

async function put(path: string, words: string): Promise<Json> {
  return (await graph.call("product", `PUT ${root}:/${path}:/content`, text(words))).body;
}

function namesOf(answer: GraphAnswer): readonly unknown[] {
  return answer.value.map((item) => item["name"]);
}

describe("the changes of a drive", () => {
  async function follow(caller: string, address: string, headers: Readonly<Record<string, string>> = {}): Promise<{ readonly items: readonly Json[]; readonly link: string }> {
    const items: Json[] = [];
    for (let next = `GET ${address}`; ; ) {
      const page = await graph.call(caller, next, { headers });
      expect(page.status).toBe(200);
      items.push(...page.value);
      if (page.body["@odata.nextLink"] === undefined) return { items, link: String(page.body["@odata.deltaLink"]) };
      next = `GET ${String(page.body["@odata.nextLink"])}`;
    }
  }

  it("begin with everything and go on from a link", async () => {
    const item = await put("delta.txt", "one");
    const start = await follow("product", `${root}/delta?$top=3`);
    expect(start.items.some((one) => one["root"] !== undefined)).toBe(true);
    expect(start.items.map((one) => one["id"])).toContain(item["id"]);
    expect((await follow("product", start.link)).items).toEqual([]);
    await graph.call("product", `PATCH ${drive}/items/${String(item["id"])}`, { body: { name: "delta-2.txt" } });
    const renamed = await follow("product", start.link);
    expect(renamed.items.map((one) => one["name"])).toEqual(["delta-2.txt"]);
    expect(renamed.items[0]?.["parentReference"]?.["path"]).toBeUndefined();
    await graph.call("product", `DELETE ${drive}/items/${String(item["id"])}`);
    expect((await follow("product", renamed.link)).items).toMatchObject([{ id: item["id"], deleted: { state: "deleted" } }]);
  });

  it("can begin now, and end in 410 when a token cannot be followed", async () => {
    const latest = await graph.call("product", `GET ${root}/delta?token=latest`);
    expect(latest.value).toEqual([]);
    const lost = await graph.call("product", `GET ${root}/delta?token=garbled`);
    expect([lost.status, lost.headers.get("location")]).toEqual([410, `${graph.origin}/v1.0${root}/delta`]);
  });

  it("tell of sharing when asked to, and of its loss to who lost it", async () => {
    const folder = (await graph.call("product", `POST ${root}/children`, { body: { name: "shared-delta", folder: {} } })).body;
    const { link } = await follow("product", `${root}/delta?token=latest`);
    const item = `${drive}/items/${String(folder["id"])}`;
    const invited = await graph.call("product", `POST ${item}/invite`, { body: { recipients: [{ objectId: PEOPLE.pupil }], roles: ["Read"], requireSignIn: true } });
    const prefer = { prefer: "deltashowremovedasdeleted, deltatraversepermissiongaps, deltashowsharingchanges" };
    const seen = await follow("product", link, prefer);
    expect(seen.items).toMatchObject([{ id: folder["id"], "@microsoft.graph.sharedChanged": "True" }]);
    const pupil = await follow("pupil", `${root}/delta`, prefer);
    expect(pupil.items.map((one) => one["name"]).sort()).toEqual(["root", "shared-delta"]);
    await graph.call("product", `POST ${root}:/stay.txt:/invite`, { body: { recipients: [{ objectId: PEOPLE.pupil }], roles: ["read"], requireSignIn: true } });
    await put("stay.txt", "stay");
    await graph.call("product", `POST ${root}:/stay.txt:/invite`, { body: { recipients: [{ objectId: PEOPLE.pupil }], roles: ["read"], requireSignIn: true } });
    await graph.call("product", `DELETE ${item}/permissions/${String(invited.value[0]?.["id"])}`);
    const lost = await follow("pupil", pupil.link, prefer);
    expect(lost.items.find((one) => one["id"] === folder["id"])?.["deleted"]).toEqual({ state: "deleted" });
    expect((await follow("colleague", `${root}/delta`).catch(() => ({ items: [] }))).items).toEqual([]);
  });
});

describe("a search in a drive", () => {
  it("finds names for those who may read them, and nothing for others", async () => {
    await put("quest/Autumn report.docx", "x");
    await put("quest/secret/autumn advice.txt", "x");
    const restricted = { recipients: [{ objectId: PEOPLE.teacher }], roles: ["read"], requireSignIn: true, retainInheritedPermissions: false };
    await graph.call("product", `POST ${root}:/quest/secret:/invite`, { body: restricted });
    const found = async (caller: string, question: string) => namesOf(await graph.call(caller, `GET ${root}/search(q='${question}')`));
    expect(await found("product", "autumn")).toEqual(["autumn advice.txt", "Autumn report.docx"]);
    expect(await found("member", "AUTUMN")).toEqual(["Autumn report.docx"]);
    expect(await found("teacher", "autumn")).toEqual(["autumn advice.txt"]);
    expect(await found("product", "o''clock")).toEqual([]);
    expect((await graph.call("colleague", `GET ${root}/search(q='autumn')`)).status).toBe(403);
  });
});

describe("files and folders", () => {
  it("are listed in the order asked for, page by page, with what is expanded", async () => {
    for (const name of ["b.txt", "a.txt", "c.txt"]) await put(`paged/${name}`, name.repeat(name === "a.txt" ? 3 : 1));
    const children = `GET ${root}:/paged:/children`;
    expect(namesOf(await graph.call("product", `${children}?$orderby=name desc`))).toEqual(["c.txt", "b.txt", "a.txt"]);
    expect(namesOf(await graph.call("senco", `${children}?$orderby=size desc&$top=1`))).toEqual(["a.txt"]);
    const first = await graph.call("member", `${children}?$top=2&$expand=listItem`);
    expect(namesOf(first)).toEqual(["a.txt", "b.txt"]);
    expect(first.value[0]?.["listItem"]?.["contentType"]).toMatchObject({ name: "Document" });
    expect(namesOf(await graph.call("member", `GET ${String(first.body["@odata.nextLink"])}`))).toEqual(["c.txt"]);
    expect((await graph.call("product", `${children}?$orderby=colour`)).status).toBe(501);
    expect((await graph.call("product", `${children}?$expand=thumbnails`)).status).toBe(501);
    expect((await graph.call("product", `${children}?$select=colour`)).status).toBe(400);
    const withFields = await graph.call("product", `${children}?$top=1&$select=name,@microsoft.graph.downloadUrl&$expand=listItem($expand=fields($select=FileLeafRef))`);
    expect(withFields.body["error"]).toBeUndefined();
    expect(withFields.value[0]).toMatchObject({ name: "a.txt", listItem: { fields: { FileLeafRef: "a.txt" } }, "@microsoft.graph.downloadUrl": expect.stringContaining("download.aspx") });
    expect((await graph.call("product", `${children}?$select=name`)).value[0]).toEqual({ name: "a.txt" });
    const folder = (await graph.call("product", `GET ${root}:/paged?$expand=children($select=name),permissions&$select=id`)).body;
    expect((folder["children"] as unknown as readonly Json[]).map((child) => child["name"])).toEqual(["a.txt", "b.txt", "c.txt"]);
    expect(folder["name"]).toBeUndefined();
  });

  it("are changed only in the revision that was read", async () => {
    const item = await put("revision.txt", "one");
    const address = `${drive}/items/${String(item["id"])}`;
    expect((await graph.call("product", `PATCH ${address}`, { body: { name: "no.txt" }, headers: { "if-match": "\"{OLD},1\"" } })).status).toBe(412);
    const described = await graph.call("product", `PATCH ${address}`, { body: { description: "the plan", fileSystemInfo: { createdDateTime: "2020-01-02T03:04:05Z" } }, headers: { "if-match": String(item["eTag"]) } });
    expect(described.body).toMatchObject({ description: "the plan", fileSystemInfo: { createdDateTime: "2020-01-02T03:04:05Z" }, cTag: item["cTag"] });
    expect(described.body["eTag"]).not.toBe(item["eTag"]);
    expect((await graph.call("product", `DELETE ${address}`, { headers: { "if-match": String(item["eTag"]) } })).status).toBe(412);
    expect((await graph.call("product", `DELETE ${address}`, { headers: { "if-match": String(item["cTag"]) } })).status).toBe(204);
  });

  it("are moved by id or path, and onto a taken name as asked", async () => {
    const item = await put("move-me.txt", "moved");
    await put("moved/move-me.txt", "there");
    const move = (body: object) => graph.call("product", `PATCH ${drive}/items/${String(item["id"])}`, { body });
    const parentReference = { path: `${drive}/root:/moved` };
    expect((await move({ parentReference })).status).toBe(409);
    expect((await move({ parentReference, "@microsoft.graph.conflictBehavior": "rename" })).body["name"]).toBe("move-me 1.txt");
    expect((await move({ name: "move-me.txt", "@microsoft.graph.conflictBehavior": "replace" })).body["name"]).toBe("move-me.txt");
    expect(namesOf(await graph.call("product", `GET ${root}:/moved:/children`))).toEqual(["move-me.txt"]);
    expect((await move({ parentReference: { driveId: "other", id: "x" } })).status).toBe(400);
    expect((await move({ colour: "red" })).status).toBe(400);
  });

  it("are reached through their site and their list too", async () => {
    const item = await put("reached/here.txt", "here");
    const places = [`/sites/${SITE}/drive`, `/sites/localhost:/sites/sen-oakfield:/drive`, `/sites/${SITE}/drives/${drive.replace("/drives/", "")}`, `/sites/${SITE}/lists/Child%20files/drive`];
    for (const place of places) {
      for (const rest of ["root:/reached/here.txt", `items/${String(item["id"])}`, "root:/reached:/children"]) {
        const answer = await graph.call("member", `GET ${place}/${rest}`);
        expect((answer.value[0] ?? answer.body)["id"]).toBe(item["id"]);
      }
    }
    expect((await graph.call("stranger", `GET /sites/${SITE}/drive/root/children`)).status).toBe(403);
    const row = (await graph.call("member", `GET ${drive}/items/${String(item["id"])}/listItem`)).body;
    const behind = await graph.call("member", `GET /sites/${SITE}/lists/Child%20files/items/${String(row["id"])}/driveItem`);
    expect(behind.body).toMatchObject({ id: item["id"], name: "here.txt", size: 4 });
  });

  it("are not sent again to who has them", async () => {
    const item = await put("unchanged.txt", "as it was");
    const ask = (rest: string) => graph.call("product", `GET ${drive}/items/${String(item["id"])}${rest}`, { headers: { "if-none-match": String(item["eTag"]) } });
    expect((await ask("")).status).toBe(304);
    expect((await ask("/content")).status).toBe(304);
    await put("unchanged.txt", "otherwise");
    expect((await ask("/content")).text).toBe("otherwise");
  });

  it("are not deleted with a folder by somebody shut out of a part of it", async () => {
    await put("mixed/hidden/advice.txt", "x");
    await graph.call("product", `POST ${root}:/mixed/hidden:/invite`, { body: { recipients: [{ objectId: PEOPLE.teacher }], roles: ["read"], requireSignIn: true, retainInheritedPermissions: false } });
    expect((await graph.call("member", `DELETE ${root}:/mixed`)).status).toBe(403);
    expect((await graph.call("senco", `DELETE ${root}:/mixed`)).status).toBe(204);
  });

  it("survive the opening of a folder whose contents were kept whole", async () => {
    const item = await put("old.txt", "as before");
    await graph.store.query("update drive_items set content_id = null, content = 'long past' where id = $1", [item["id"]]);
    await graph.store.query("delete from drive_item_versions where item_id = $1", [item["id"]]);
    const { DRIVE_TABLES } = await import("../../../src/local-tenant/store/tables/drives");
    for (const statement of DRIVE_TABLES.split(";").slice(-5)) if (statement.trim() !== "") await graph.store.query(statement);
    expect((await graph.call("product", `GET ${root}:/old.txt:/content`)).text).toBe("long past");
  });
});
