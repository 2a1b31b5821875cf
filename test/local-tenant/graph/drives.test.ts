import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type GraphFixture, type Json, SITE, startGraph } from "./graph-fixture";

const STEP = 320 * 1024;
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

describe("a large file", () => {
  const bytes = Uint8Array.from({ length: 2 * STEP + 1000 }, (_, index) => index % 251);

  async function begin(name: string, item: object = {}): Promise<string> {
    const answer = await graph.call("product", `POST ${root}:/${name}:/createUploadSession`, { body: { item } });
    return String(answer.body["uploadUrl"]);
  }

  async function send(url: string, range: readonly [number, number], total = bytes.length) {
    const [from, to] = range;
    return await fetch(url, { method: "PUT", body: bytes.slice(from, to), headers: { "content-range": `bytes ${String(from)}-${String(to - 1)}/${String(total)}` } });
  }

  it("arrives in fragments at an address that asks for no token, and says what it waits for", async () => {
    const url = await begin("large.bin", { "@odata.type": "microsoft.graph.driveItemUploadableProperties", name: "large.bin", fileSize: bytes.length });
    const first = await send(url, [0, STEP]);
    expect(first.status).toBe(202);
    expect(await first.json()).toMatchObject({ nextExpectedRanges: [`${String(STEP)}-`] });
    expect(await (await fetch(url)).json()).toMatchObject({ nextExpectedRanges: [`${String(STEP)}-`] });
    expect((await send(url, [STEP, 2 * STEP])).status).toBe(202);
    const last = await send(url, [2 * STEP, bytes.length]);
    expect(last.status).toBe(201);
    const item = (await last.json()) as Json;
    expect(item).toMatchObject({ name: "large.bin", size: bytes.length });
    expect((await fetch(url)).status).toBe(404);
    const read = await fetch(String(item["@microsoft.graph.downloadUrl"]));
    expect(Buffer.compare(Buffer.from(await read.arrayBuffer()), Buffer.from(bytes))).toBe(0);
  });

  it.each<readonly [string, readonly [number, number], number, number]>([
    ["comes twice", [0, STEP], bytes.length, 416],
    ["leaves a gap", [2 * STEP, bytes.length], bytes.length, 416],
    ["says another total", [STEP, 2 * STEP], bytes.length + 1, 400],
    ["is no multiple of 320 KiB", [STEP, STEP + 10], bytes.length, 400],
  ])("refuses a fragment that %s", async (_what, range, total, status) => {
    const url = await begin(`refused-${String(status)}-${String(range[0])}-${String(total)}.bin`);
    await send(url, [0, STEP]);
    expect((await send(url, range, total)).status).toBe(status);
    expect(await (await fetch(url)).json()).toMatchObject({ nextExpectedRanges: [`${String(STEP)}-`] });
    expect((await fetch(url, { method: "PUT", body: "abc", headers: { "content-range": "bytes 0-9/10" } })).status).toBe(400);
    expect((await fetch(url, { method: "PUT", body: "abc" })).status).toBe(400);
  });

  it("can be given up, and runs out", async () => {
    const url = await begin("given-up.bin");
    await send(url, [0, STEP]);
    expect((await fetch(url, { method: "DELETE" })).status).toBe(204);
    expect((await fetch(url)).status).toBe(404);
    const late = await begin("late.bin");
    await graph.store.query("update drive_uploads set expires_at = '2026-01-01T00:00:00Z' where name = 'late.bin'");
    expect((await send(late, [0, STEP])).status).toBe(404);
    const left = await graph.store.query<{ total: number }>("select count(*)::int as total from drive_contents c join drive_uploads u on u.content_id = c.id where u.name = 'given-up.bin'");
    expect(left[0]?.total).toBe(0);
  });

  it.each([["replace", 200, "taken-replace.bin"], ["rename", 201, "taken-rename 1.bin"]])("takes a name that is taken by %s", async (conflict, status, name) => {
    await put(`taken-${conflict}.bin`, "before");
    const url = await begin(`taken-${conflict}.bin`, { "@microsoft.graph.conflictBehavior": conflict });
    const sent = await fetch(url, { method: "PUT", body: "after!", headers: { "content-range": "bytes 0-5/6" } });
    expect(sent.status).toBe(status);
    expect(await sent.json()).toMatchObject({ name, size: 6 });
  });

  it("does not begin for a name that is taken, unless it is said what then", async () => {
    await put("taken.bin", "before");
    const answer = await graph.call("product", `POST ${root}:/taken.bin:/createUploadSession`, { body: {} });
    expect([answer.status, answer.body["error"]?.["code"]]).toEqual([409, "nameAlreadyExists"]);
  });

  it("fails in the end when somebody took the name meanwhile, and keeps the upload", async () => {
    const url = await begin("race.bin");
    await put("race.bin", "first");
    const sent = await fetch(url, { method: "PUT", body: "second", headers: { "content-range": "bytes 0-5/6" } });
    expect(sent.status).toBe(409);
    expect((await fetch(url)).status).toBe(200);
  });

  it("replaces a file that is named by its id, when it is the revision that was read", async () => {
    const item = await put("by-id.txt", "one");
    const ask = (headers: Readonly<Record<string, string>>) => graph.call("product", `POST ${drive}/items/${String(item["id"])}/createUploadSession`, { body: {}, headers });
    expect((await ask({ "if-match": "\"{OLD},7\"" })).status).toBe(412);
    const url = String((await ask({ "if-match": String(item["eTag"]) })).body["uploadUrl"]);
    expect((await fetch(url, { method: "PUT", body: "two", headers: { "content-range": "bytes 0-2/3" } })).status).toBe(200);
    expect((await graph.call("product", `GET ${root}:/by-id.txt:/content`)).text).toBe("two");
  });

  it.each([{ deferCommit: true }, { item: { colour: "red" } }, { colour: "red" }])("refuses the wishes %j", async (body) => {
    expect((await graph.call("product", `POST ${root}:/wishes.bin:/createUploadSession`, { body })).status).toBeGreaterThanOrEqual(400);
  });

  it("is begun by nobody who may not write", async () => {
    expect((await graph.call("pupil", `POST ${root}:/mine.bin:/createUploadSession`, { body: {} })).status).toBe(403);
  });
});

describe("a download", () => {
  it("sends the caller on to an address that needs no token", async () => {
    await put("plain.txt", "0123456789");
    const answer = await fetch(`${graph.origin}/v1.0${root}:/plain.txt:/content`, { headers: { authorization: "Bearer product" }, redirect: "manual" });
    expect(answer.status).toBe(302);
    const address = answer.headers.get("location") ?? "";
    const whole = await fetch(address);
    expect(whole.headers.get("content-length")).toBe("10");
    expect(await whole.text()).toBe("0123456789");
  });

  it.each([["bytes=2-4", 206, "234"], ["bytes=8-", 206, "89"], ["bytes=-3", 206, "789"], ["bytes=4-99", 206, "456789"], ["bytes=1-2,4-5", 200, "0123456789"]])(
    "answers the range %s with %i",
    async (range, status, expected) => {
      const item = (await graph.call("product", `GET ${root}:/plain.txt`)).body;
      const answer = await fetch(String(item["@microsoft.graph.downloadUrl"]), { headers: { range } });
      expect(answer.status).toBe(status);
      expect(await answer.text()).toBe(expected);
    },
  );

  it("refuses a range that the file does not have", async () => {
    const item = (await graph.call("product", `GET ${root}:/plain.txt`)).body;
    const answer = await fetch(String(item["@microsoft.graph.downloadUrl"]), { headers: { range: "bytes=20-" } });
    expect([answer.status, answer.headers.get("content-range")]).toEqual([416, "bytes */10"]);
  });

  it("refuses an address that was changed or has run out", async () => {
    const item = (await graph.call("product", `GET ${root}:/plain.txt`)).body;
    const address = String(item["@microsoft.graph.downloadUrl"]);
    expect((await fetch(address.replace(/\.[0-9a-f]{64}/, `.${"0".repeat(64)}`))).status).toBe(401);
    expect((await fetch(address.replace(/tempauth=v1\.\d+/, "tempauth=v1.1000"))).status).toBe(401);
    expect((await fetch(address.replace(/tempauth=[^&]*/, ""))).status).toBe(404);
  });

  it("gives an empty file too", async () => {
    await graph.call("product", `PUT ${root}:/empty.txt:/content`, { body: new Uint8Array() });
    expect((await graph.call("product", `GET ${root}:/empty.txt:/content`)).text).toBe("");
  });
});

describe("the versions of a file", () => {
  it("are kept, read, and brought back", async () => {
    const item = await put("versions.txt", "one");
    await put("versions.txt", "two");
    await put("versions.txt", "three");
    const versions = `${drive}/items/${String(item["id"])}/versions`;
    expect((await graph.call("product", `GET ${versions}`)).value.map((version) => [version["id"], version["size"]])).toEqual([["3.0", 5], ["2.0", 3], ["1.0", 3]]);
    expect((await graph.call("product", `GET ${versions}/1.0`)).body["id"]).toBe("1.0");
    expect((await graph.call("product", `GET ${versions}/1.0/content`)).text).toBe("one");
    expect((await graph.call("product", `GET ${versions}/9.0`)).status).toBe(404);
    expect((await graph.call("product", `POST ${versions}/1.0/restoreVersion`)).status).toBe(204);
    expect((await graph.call("product", `GET ${root}:/versions.txt:/content`)).text).toBe("one");
    expect((await graph.call("product", `GET ${versions}`)).value).toHaveLength(4);
  });
});

describe("a copy", () => {
  async function copy(item: Json, body: object, query = ""): Promise<readonly Json[]> {
    const answer = await graph.call("product", `POST ${drive}/items/${String(item["id"])}/copy${query}`, { body });
    expect(answer.status).toBe(202);
    const monitor = answer.headers.get("location") ?? "";
    return [(await (await fetch(monitor)).json()) as Json, (await (await fetch(monitor)).json()) as Json];
  }

  it("of a folder holds all that lies in it, and is watched to its end", async () => {
    await put("source/deep/note.txt", "a note");
    const folder = (await graph.call("product", `GET ${root}:/source`)).body;
    const [first, second] = await copy(folder, { name: "target" });
    expect(first).toMatchObject({ status: "inProgress" });
    expect(second).toMatchObject({ status: "completed", percentageComplete: 100 });
    expect((await graph.call("product", `GET ${root}:/target`)).body["id"]).toBe(second?.["resourceId"]);
    expect((await graph.call("product", `GET ${root}:/target/deep/note.txt:/content`)).text).toBe("a note");
  });

  it.each([["", "failed"], ["?@microsoft.graph.conflictBehavior=rename", "completed"], ["?@microsoft.graph.conflictBehavior=replace", "completed"]])("onto a taken name with '%s' is %s", async (query, status) => {
    const item = await put("twice.txt", "twice");
    const [, end] = await copy(item, {}, query);
    expect(end?.["status"]).toBe(status);
  });
});
