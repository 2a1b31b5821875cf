import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type GraphFixture, SITE, startGraph } from "./graph-fixture";

describe("the strict door of the local Graph", () => {
  let graph: GraphFixture;
  const items = `/sites/${SITE}/lists/Plans/items`;
  const fields = { fields: { Title: "x" } };

  beforeAll(async () => {
    graph = await startGraph();
    await graph.call("product", `POST /sites/${SITE}/lists`, { body: { displayName: "Plans", list: { template: "genericList" } } });
    await graph.call("product", `POST ${items}`, { body: fields });
  });
  afterAll(() => graph.close());

  it.each([
    ["a condition where nothing is compared", `POST ${items}`, { "if-match": "*" }, 501],
    ["a part of an answer", `GET ${items}`, { range: "bytes=0-1" }, 501],
    ["another method than the request line has", `POST ${items}`, { "x-http-method-override": "DELETE" }, 501],
    ["a preference that is not honoured", `GET ${items}`, { prefer: "return=minimal" }, 501],
    ["one such preference among harmless ones", `GET ${items}`, { prefer: "odata.maxpagesize=5, respond-async" }, 501],
    ["a body that is no JSON", `POST ${items}`, { "content-type": "text/xml" }, 415],
  ])("refuses %s", async (_what, request, headers, status) => {
    const answer = await graph.call("product", request, { headers, ...(request.startsWith("POST") ? { body: fields } : {}) });
    expect(answer.status).toBe(status);
  });

  it.each([
    ["an option that OData does not have", "?$colour=red", 400],
    ["an option twice", "?$top=1&$top=2", 400],
    ["an option twice in two spellings", "?$top=1&top=2", 400],
    ["an option that this address does not have", "?$search=x", 501],
    ["a word that is no option", "?colour=red", 501],
  ])("refuses %s", async (_what, query, status) => {
    expect((await graph.call("product", `GET ${items}${query}`)).status).toBe(status);
  });

  it("takes options without their dollar sign and in any case", async () => {
    const { value } = await graph.call("product", `GET ${items}?EXPAND=fields(select=Title)&Top=1`);
    expect(value.map((item) => item["fields"]?.["Title"])).toEqual(["x"]);
  });

  it.each([
    `/sites('${SITE}')/lists('Plans')/items(1)`,
    `/sites/${encodeURIComponent(SITE)}/lists/plans/items/1/`,
    `/Sites/${SITE}/Lists('Plans')/Items('1')`,
  ])("finds a row at %s", async (path) => {
    expect((await graph.call("product", `GET ${path}`)).body["id"]).toBe("1");
  });

  it.each(["delta()", "microsoft.graph.delta()", "microsoft.graph.delta", "delta(token='latest')"])("finds changes at %s", async (name) => {
    expect((await graph.call("product", `GET ${items}/${name}`)).body["@odata.deltaLink"]).toBeDefined();
  });

  it("knows who 'me' is, and that an application is nobody", async () => {
    expect((await graph.call("senco", "GET /me")).status).toBe(200);
    expect((await graph.call("product", "GET /me/drive")).status).toBe(400);
    expect((await graph.call("senco", "GET /me/drive")).status).toBe(501);
  });

  it("says which methods an address has, to one that Graph never uses", async () => {
    const answer = await graph.call("product", `LOCK ${items}`);
    expect([answer.status, answer.headers.get("allow")]).toEqual([405, "GET, POST"]);
  });
});
