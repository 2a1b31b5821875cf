import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { CLASS_ELM, CLASS_OAK, type GraphAnswer, type GraphFixture, PEOPLE, SITE, startGraph } from "./graph-fixture";

/** Follows a reading of changes to its end. */
async function follow(graph: GraphFixture, caller: string, address: string) {
  const seen: GraphAnswer["value"][number][] = [];
  let answer = await graph.call(caller, `GET ${address}`);
  for (;;) {
    expect(answer.status).toBe(200);
    seen.push(...answer.value);
    const next = answer.body["@odata.nextLink"];
    if (next === undefined) return { seen, link: String(answer.body["@odata.deltaLink"]) };
    answer = await graph.call(caller, `GET ${String(next)}`);
  }
}

describe("changes of a list", () => {
  let graph: GraphFixture;
  let items: string;
  const add = (Key: string) => graph.call("product", `POST ${items}`, { body: { fields: { Key } } });
  const makeList = async () => {
    const made = await graph.call("product", `POST /sites/${SITE}/lists`, { body: { displayName: "Plans", columns: [{ name: "Key", text: {}, indexed: true }] } });
    return `/sites/${SITE}/lists/${String(made.body["id"])}/items`;
  };

  beforeAll(async () => {
    graph = await startGraph();
    items = await makeList();
    for (const Key of ["a", "b", "c", "d", "e"]) await add(Key);
  }, 60_000);
  afterAll(() => graph.close());

  it("begin with every row, page by page, and then tell only what is new", async () => {
    const first = await follow(graph, "product", `${items}/delta?$expand=fields&$top=2`);
    expect(first.seen.map((row) => row["fields"]?.["Key"])).toEqual(["a", "b", "c", "d", "e"]);
    expect((await follow(graph, "product", first.link)).seen).toEqual([]);
    await graph.call("product", `PATCH ${items}/2/fields`, { body: { Title: "changed" } });
    await graph.call("product", `DELETE ${items}/3`);
    await add("f");
    const second = await follow(graph, "product", first.link);
    expect(second.seen.map((row) => [row["id"], row["deleted"]?.["state"], row["fields"]?.["Key"]])).toEqual([["2", undefined, "b"], ["3", "deleted", undefined], ["6", undefined, "f"]]);
    expect((await follow(graph, "product", second.link)).seen).toEqual([]);
  });

  it("tell of a row that is deleted while the first reading is under way", async () => {
    const page = await graph.call("product", `GET ${items}/delta?$top=1`);
    await graph.call("product", `DELETE ${items}/1`);
    const rest = await follow(graph, "product", String(page.body["@odata.nextLink"]));
    expect(rest.seen.find((row) => String(row["id"]) === "1")).toMatchObject({ deleted: { state: "deleted" } });
    expect(rest.seen.find((row) => String(row["id"]) === "3")).toBeUndefined();
  });

  it.each(["delta?token=latest", "delta(token='latest')"])("can begin now: %s", async (address) => {
    const latest = await graph.call("product", `GET ${items}/${address}`);
    expect(latest.value).toEqual([]);
    const made = await add(`after ${address}`);
    expect((await follow(graph, "product", String(latest.body["@odata.deltaLink"]))).seen.map((row) => row["id"])).toEqual([made.body["id"]]);
  });

  it.each(["garbage", "W10", Buffer.from(JSON.stringify(["elsewhere", 1, null])).toString("base64url")])("answer the token %s with 410 and a fresh start", async (token) => {
    const answer = await graph.call("product", `GET ${items}/delta?$expand=fields&token=${token}`);
    expect(answer.status).toBe(410);
    expect(answer.body["error"]?.["code"]).toBe("resyncChangesApplyDifferences");
    const again = await follow(graph, "product", String(answer.headers.get("location")));
    expect(again.seen.every((row) => row["fields"] !== undefined)).toBe(true);
  });

  it("refuse a token that an administrator has let expire", async () => {
    const { link } = await follow(graph, "product", `${items}/delta`);
    await add("later");
    const [row] = await graph.store.query<{ last: number }>("select max(change)::int as last from items");
    await graph.store.query("insert into settings values ('expired_delta_before', $1::jsonb)", [String(row?.last)]);
    expect((await graph.call("product", `GET ${link}`)).status).toBe(410);
    await graph.store.query("delete from settings where name = 'expired_delta_before'");
  });

  it("refuse a token of a list that was made anew under the same title", async () => {
    const { link } = await follow(graph, "product", `${items}/delta`);
    expect((await graph.call("product", `DELETE ${items.replace(/\/items$/, "")}`)).status).toBe(204);
    expect((await graph.call("product", `GET ${link}`)).status).toBe(404);
    const token = new URL(link).searchParams.get("token") ?? "";
    items = await makeList();
    expect((await graph.call("product", `GET ${items}/delta?token=${token}`)).status).toBe(410);
  });
});

describe("changes of the rosters", () => {
  let graph: GraphFixture;

  beforeAll(async () => {
    graph = await startGraph();
  }, 60_000);
  afterAll(() => graph.close());

  it("tell of a class whose people changed, and never of one that was deleted", async () => {
    const first = await follow(graph, "product", "/education/classes/delta?$top=1");
    expect(first.seen.map((one) => one["id"]).sort()).toEqual([CLASS_OAK, CLASS_ELM]);
    await graph.store.query("update classes set change = nextval('change_number') where id = $1", [CLASS_OAK]);
    await graph.store.query("update classes set removed = true, change = nextval('change_number') where id = $1", [CLASS_ELM]);
    expect((await follow(graph, "product", first.link)).seen.map((one) => one["id"])).toEqual([CLASS_OAK]);
    expect((await follow(graph, "product", "/education/classes/delta")).seen.map((one) => one["id"])).toEqual([CLASS_OAK]);
  });

  it("tell of people who have left", async () => {
    const first = await follow(graph, "product", "/education/users/delta?$select=displayName");
    expect(first.seen).toHaveLength(5);
    await graph.store.query("update people set removed = true, change = nextval('change_number') where id = $1", [PEOPLE.pupil]);
    expect((await follow(graph, "product", first.link)).seen).toEqual([{ id: PEOPLE.pupil, "@removed": { reason: "deleted" } }]);
  });

  it("answer a garbled token with 410 and a fresh start", async () => {
    const answer = await graph.call("product", "GET /education/schools/delta?$deltatoken=garbage");
    expect([answer.status, answer.headers.get("location")]).toEqual([410, `${graph.origin}/v1.0/education/schools/delta?$deltatoken=`]);
    expect((await follow(graph, "product", String(answer.headers.get("location")))).seen).toHaveLength(1);
  });

  it("show a person only their own classes", async () => {
    expect((await follow(graph, "colleague", "/education/classes/delta")).seen).toEqual([]);
    expect((await follow(graph, "teacher", "/education/classes/delta")).seen.map((one) => one["id"])).toEqual([CLASS_OAK]);
  });
});
