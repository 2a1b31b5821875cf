import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import * as graphClient from "@microsoft/microsoft-graph-client";
import { createGraphClient, LOGICAL_ORIGIN } from "./graph-client";
import { type GraphFixture, SITE, startGraph } from "./graph-fixture";

describe("Microsoft's own client on the local Graph", () => {
  let graph: GraphFixture;
  let client: graphClient.Client;
  const items = `/sites/${SITE}/lists/Plans/items`;

  beforeAll(async () => {
    graph = await startGraph();
    client = createGraphClient(graph.origin, "product");
    await client.api(`/sites/${SITE}/lists`).post({ displayName: "Plans", columns: [{ name: "Key", text: {}, indexed: true }] });
    for (const Key of ["a", "b", "c", "d", "e"]) await client.api(items).post({ fields: { Key } });
  }, 60_000);
  afterAll(() => graph.close());

  it("turns pages to the end", async () => {
    const first = (await client.api(items).expand("fields").top(2).get()) as graphClient.PageCollection;
    const keys: string[] = [];
    const iterator = new graphClient.PageIterator(client, first, (row: { fields: { Key: string } }) => {
      keys.push(row.fields.Key);
      return true;
    });
    await iterator.iterate();
    expect(keys).toEqual(["a", "b", "c", "d", "e"]);
  });

  it("learns of a write over another's", async () => {
    const row = (await client.api(`${items}/1`).get()) as { "@odata.etag": string };
    const write = () => client.api(`${items}/1/fields`).header("If-Match", row["@odata.etag"]).patch({ Title: "mine" });
    expect(await write()).toMatchObject({ Title: "mine" });
    await expect(write()).rejects.toMatchObject({ statusCode: 412, code: "resourceModified" });
  });

  it("sends a batch whose parts wait for one another", async () => {
    const address = `${LOGICAL_ORIGIN}/v1.0${items}`;
    const batch = new graphClient.BatchRequestContent([
      { id: "1", request: new Request(address, { method: "POST", body: JSON.stringify({ fields: { Key: "batched" } }), headers: { "Content-Type": "application/json" } }) },
      { id: "2", request: new Request(`${address}?$top=1`) },
      { id: "3", request: new Request(`${address}/999`, { method: "DELETE" }) },
    ]);
    for (const later of ["2", "3"]) batch.addDependency(later, "1");
    const answer = new graphClient.BatchResponseContent((await client.api("/$batch").post(await batch.getContent())) as graphClient.BatchResponseBody);
    expect(["1", "2", "3"].map((id) => answer.getResponseById(id).status)).toEqual([201, 200, 404]);
  });

  it("puts a file and gets it back", async () => {
    await client.api(`/sites/${SITE}/lists`).post({ displayName: "Child files", list: { template: "documentLibrary" } });
    const drive = (await client.api(`/sites/${SITE}/lists/Child files/drive`).get()) as { id: string };
    await client.api(`/drives/${drive.id}/root:/notes.txt:/content`).put("a few words");
    const text = (await client.api(`/drives/${drive.id}/root:/notes.txt:/content`).responseType(graphClient.ResponseType.TEXT).get()) as string;
    expect(text).toBe("a few words");
  });
});
