import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type GraphFixture, SITE, startGraph } from "./graph-fixture";

describe("rows of a list", () => {
  let graph: GraphFixture;
  const items = `/sites/${SITE}/lists/Plans/items`;

  beforeAll(async () => {
    graph = await startGraph();
    const made = await graph.call("product", `POST /sites/${SITE}/lists`, {
      body: {
        displayName: "Plans",
        list: { template: "genericList" },
        columns: [
          { name: "Key", text: {}, indexed: true, enforceUniqueValues: true },
          { name: "Status", choice: { choices: ["draft", "agreed"] }, indexed: true },
          { name: "Areas", choice: { choices: ["literacy", "behaviour"], displayAs: "checkBoxes" } },
          { name: "ReviewOn", dateTime: { format: "dateOnly" }, indexed: true },
          { name: "Version", number: { minimum: 1 }, indexed: true },
          { name: "Closed", boolean: {} },
          { name: "Notes", text: { allowMultipleLines: true } },
        ],
      },
    });
    expect(made.status).toBe(201);
  }, 60_000);
  afterAll(() => graph.close());

  it("keeps what was sent, typed, and shows it back", async () => {
    const made = await graph.call("product", `POST ${items}`, {
      body: { fields: { Key: "p-1", Title: "A", Status: "draft", "Areas@odata.type": "Collection(Edm.String)", Areas: ["literacy"], ReviewOn: "2026-12-18", Version: 1, Closed: false, Notes: "x".repeat(400) } },
    });
    expect(made.status).toBe(201);
    expect(made.body["fields"]).toMatchObject({ Key: "p-1", Areas: ["literacy"], ReviewOn: "2026-12-18T00:00:00Z", Version: 1, Closed: false, id: "1" });
    expect(made.body["@odata.etag"]).toMatch(/^"[0-9a-f-]{36},1"$/);
  });
});
