import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type GraphFixture, SITE, startGraph } from "./graph-fixture";

describe("content types of a list", () => {
  let graph: GraphFixture;
  let listId: string;
  const list = `/sites/${SITE}/lists/Reviews`;
  const types = `${list}/contentTypes`;
  const own = () => listId.replaceAll("-", "").toUpperCase();

  beforeAll(async () => {
    graph = await startGraph();
    listId = String((await graph.call("product", `POST /sites/${SITE}/lists`, { body: { displayName: "Reviews" } })).body["id"]);
  }, 60_000);
  afterAll(() => graph.close());

  it("are from the start the item and the folder, with ids of the list's own", async () => {
    const answer = await graph.call("product", `GET ${types}`);
    expect(answer.value).toMatchObject([
      { id: `0x0100${own()}`, name: "Item", group: "List Content Types", parentId: "0x01", hidden: false, readOnly: false, sealed: false, base: { id: "0x01", name: "Item" } },
      { id: `0x012000${own()}`, name: "Folder", parentId: "0x0120" },
    ]);
    expect((await graph.call("product", `GET ${types}/0x0100${own()}?$select=name,order`)).body).toMatchObject({ name: "Item", order: { default: true, position: 0 } });
    expect((await graph.call("product", `GET ${list}?$select=id&$expand=contentTypes($select=name)`)).body["contentTypes"]).toEqual([{ name: "Item" }, { name: "Folder" }]);
  });

  it("are the ones that rows have, and a row may be made of another", async () => {
    const copied = await graph.call("product", `POST ${types}/addCopy`, { body: { contentType: "0x0108" } });
    expect(copied.status).toBe(200);
    expect(copied.body).toMatchObject({ name: "Task", parentId: "0x0108" });
    const plain = await graph.call("product", `POST ${list}/items`, { body: { fields: { Title: "plain" } } });
    expect(plain.body["contentType"]).toEqual({ id: `0x0100${own()}`, name: "Item" });
    const task = await graph.call("product", `POST ${list}/items`, { body: { fields: { Title: "task" }, contentType: { id: copied.body["id"] } } });
    expect(task.body).toMatchObject({ contentType: { id: copied.body["id"], name: "Task" }, fields: { ContentType: "Task" } });
    expect((await graph.call("product", `PATCH ${list}/items/1`, { body: { contentType: { name: "Task" } } })).body["contentType"]).toEqual({ id: copied.body["id"], name: "Task" });
    expect((await graph.call("product", `PATCH ${list}/items/1/fields`, { body: { ContentType: "Item" } })).body["ContentType"]).toBe("Item");
    expect((await graph.call("product", `POST ${list}/items`, { body: { fields: {}, contentType: { id: "0x0199" } } })).status).toBe(400);
    expect((await graph.call("product", `POST ${list}/items`, { body: { fields: { ContentType: "Folder" } } })).status).toBe(400);
    const used = await graph.call("product", `DELETE ${types}/${String(copied.body["id"])}`);
    expect(used.status).toBe(400);
    expect(used.body["error"]?.["message"]).toBe("Content type is still in use.");
  });

  it("are made, renamed in the rows too, and deleted", async () => {
    const made = await graph.call("product", `POST ${types}`, { body: { name: "Annual review", description: "Once a year", base: { name: "Item", id: "0x01" } } });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ name: "Annual review", group: "Custom Content Types", parentId: "0x01" });
    const one = `${types}/${String(made.body["id"])}`;
    const row = await graph.call("product", `POST ${list}/items`, { body: { fields: {}, contentType: { id: made.body["id"] } } });
    expect((await graph.call("product", `PATCH ${one}`, { body: { name: "Yearly review" } })).body["name"]).toBe("Yearly review");
    expect((await graph.call("product", `GET ${list}/items/${String(row.body["id"])}`)).body["contentType"]?.["name"]).toBe("Yearly review");
    expect((await graph.call("product", `PATCH ${one}`, { body: { name: "task" } })).status).toBe(409);
    await graph.call("product", `DELETE ${list}/items/${String(row.body["id"])}`);
    expect((await graph.call("product", `DELETE ${one}`)).status).toBe(204);
    expect((await graph.call("product", `GET ${one}`)).status).toBe(404);
  });

  it.each([
    ["no name", {}, 400],
    ["a taken name", { name: "ITEM" }, 409],
    ["an unknown base", { name: "X", base: { id: "0x0199" } }, 400],
    ["an unknown property", { name: "X", colour: "red" }, 400],
    ["a document set", { name: "X", documentSet: {} }, 501],
  ])("are refused with %s", async (_what, body, status) => {
    expect((await graph.call("product", `POST ${types}`, { body })).status).toBe(status);
  });

  it("stay as SharePoint made them, and need a manager", async () => {
    expect((await graph.call("product", `DELETE ${types}/0x0100${own()}`)).status).toBe(501);
    expect((await graph.call("product", `POST ${types}/addCopy`, { body: { contentType: "0x0199" } })).status).toBe(404);
    expect((await graph.call("product", `POST ${types}/addCopy`, { body: {} })).status).toBe(400);
    expect((await graph.call("member", `POST ${types}`, { body: { name: "X" } })).status).toBe(403);
    expect((await graph.call("member", `GET ${types}`)).status).toBe(200);
  });
});
