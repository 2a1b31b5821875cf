import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { type GraphFixture, PEOPLE, SITE, startGraph } from "./graph-fixture";

const READ_ONLY = { roles: ["read"], requireSignIn: true, sendInvitation: false };

describe("sharing a folder of a library", () => {
  let graph: GraphFixture;
  let drive: string;

  beforeAll(async () => {
    graph = await startGraph();
    await graph.call("product", `POST /sites/${SITE}/lists`, { body: { displayName: "Child files", list: { template: "documentLibrary" } } });
    await graph.call("product", `POST /sites/${SITE}/lists`, { body: { displayName: "Plans" } });
    drive = String((await graph.call("product", `GET /sites/${SITE}/lists/Child%20files/drive`)).body["id"]);
    await graph.call("product", `POST /drives/${drive}/root/children`, { body: { name: "c-1", folder: {} } });
    for (const name of ["plan", "restricted"]) await graph.call("product", `POST /drives/${drive}/root:/c-1:/children`, { body: { name, folder: {} } });
    await graph.call("product", `PUT /drives/${drive}/root:/c-1/plan/plan.docx:/content`, { body: new TextEncoder().encode("the plan") });
    await graph.call("product", `PUT /drives/${drive}/root:/c-1/restricted/advice.txt:/content`, { body: new TextEncoder().encode("advice") });
  }, 60_000);
  afterAll(() => graph.close());

  describe("with one teacher", () => {
    let permissionId: string;

    beforeAll(async () => {
      const invited = await graph.call("product", `POST /drives/${drive}/root:/c-1/plan:/invite`, { body: { ...READ_ONLY, recipients: [{ objectId: PEOPLE.teacher }] } });
      permissionId = String(invited.value[0]?.["id"]);
    });

    it("names the permission after the person's claims login", () => {
      expect(Buffer.from(permissionId, "base64url").toString()).toBe("i:0#.f|membership|teacher@oakfield.example");
      expect(permissionId).not.toContain("=");
    });

    it.each([
      ["the folder itself", "GET /drives/{d}/root:/c-1/plan", 200],
      ["what lies in it", "GET /drives/{d}/root:/c-1/plan:/children", 200],
      ["a file in it", "GET /drives/{d}/root:/c-1/plan/plan.docx:/content", 200],
      ["the child's own folder", "GET /drives/{d}/root:/c-1", 404],
      ["the restricted folder", "GET /drives/{d}/root:/c-1/restricted", 404],
      ["a restricted file", "GET /drives/{d}/root:/c-1/restricted/advice.txt:/content", 404],
      ["the site's front page", `GET /sites/${SITE}`, 200],
      ["the lists of plans", `GET /sites/${SITE}/lists/Plans/items`, 403],
      ["the columns of a list", `GET /sites/${SITE}/lists/Plans`, 404],
      ["the rows of the library", `GET /sites/${SITE}/lists/Child%20files/items`, 403],
    ])("answers the teacher for %s", async (_what, request, status) => {
      expect((await graph.call("teacher", request.replace("{d}", drive))).status).toBe(status);
    });

    it("shows the teacher nothing in the root and no list but the library", async () => {
      expect((await graph.call("teacher", `GET /drives/${drive}/root/children`)).value).toEqual([]);
      const lists = await graph.call("teacher", `GET /sites/${SITE}/lists`);
      expect(lists.value.map((list) => list["displayName"])).toEqual(["Child files"]);
    });

    it("lets the teacher find the folder by its address alone", async () => {
      const folder = await graph.call("teacher", `GET /drives/${drive}/root:/c-1/plan`);
      const token = `u!${Buffer.from(String(folder.body["webUrl"])).toString("base64url")}`;
      expect((await graph.call("teacher", `GET /shares/${token}/driveItem`)).body["id"]).toBe(folder.body["id"]);
      expect((await graph.call("colleague", `GET /shares/${token}/driveItem`)).status).toBe(403);
    });

    it("lets a reader neither write, nor delete, nor share", async () => {
      const bytes = { body: new TextEncoder().encode("mine") };
      expect((await graph.call("teacher", `PUT /drives/${drive}/root:/c-1/plan/plan.docx:/content`, bytes)).status).toBe(403);
      expect((await graph.call("teacher", `PUT /drives/${drive}/root:/c-1/plan/new.txt:/content`, bytes)).status).toBe(403);
      expect((await graph.call("teacher", `DELETE /drives/${drive}/root:/c-1/plan`)).status).toBe(403);
      const share = await graph.call("teacher", `POST /drives/${drive}/root:/c-1/plan:/invite`, { body: { ...READ_ONLY, recipients: [{ objectId: PEOPLE.colleague }] } });
      expect(share.status).toBe(403);
    });

    it("shows the teacher their own permission only", async () => {
      const shown = await graph.call("teacher", `GET /drives/${drive}/root:/c-1/plan:/permissions`);
      expect(shown.value.map((permission) => permission["id"])).toEqual([permissionId]);
    });

    it.each(["colleague", "pupil", "stranger"])("answers 403 to a %s", async (caller) => {
      for (const address of [`/drives/${drive}/root:/c-1/plan`, `/drives/${drive}/root:/c-1/plan:/children`, `/drives/${drive}`, `/sites/${SITE}`, `/sites/${SITE}/lists`]) {
        expect((await graph.call(caller, `GET ${address}`)).status).toBe(403);
      }
    });

    it("keeps the SENCO's team in, since what was inherited was retained", async () => {
      expect((await graph.call("member", `GET /drives/${drive}/root:/c-1/plan:/children`)).value).toHaveLength(1);
      expect((await graph.call("senco", `GET /drives/${drive}/root/children`)).value).toHaveLength(1);
    });

    it("ends the share when its permission is deleted", async () => {
      const address = `/drives/${drive}/root:/c-1/plan:/permissions/${permissionId}`;
      expect((await graph.call("product", `DELETE ${address}`)).status).toBe(204);
      expect((await graph.call("teacher", `GET /drives/${drive}/root:/c-1/plan`)).status).toBe(403);
      expect((await graph.call("product", `DELETE ${address}`)).status).toBe(404);
    });
  });

  describe("without what it inherits", () => {
    beforeAll(async () => {
      const body = { ...READ_ONLY, retainInheritedPermissions: false, recipients: [{ email: "teacher@oakfield.example" }, { alias: "colleague" }] };
      await graph.call("product", `POST /drives/${drive}/root:/c-1/restricted:/invite`, { body });
    });

    it("shuts out the site's members but not its owners", async () => {
      expect((await graph.call("member", `GET /drives/${drive}/root:/c-1/restricted`)).status).toBe(404);
      expect((await graph.call("member", `GET /drives/${drive}/root:/c-1:/children`)).value.map((item) => item["name"])).toEqual(["plan"]);
      expect((await graph.call("senco", `GET /drives/${drive}/root:/c-1/restricted`)).status).toBe(200);
      expect((await graph.call("colleague", `GET /drives/${drive}/root:/c-1/restricted`)).status).toBe(200);
    });

    it("hides the same things among the rows of the library", async () => {
      const names = async (caller: string) => (await graph.call(caller, `GET /sites/${SITE}/lists/Child%20files/items?$expand=fields`)).value.map((row) => row["fields"]?.["FileLeafRef"]);
      expect(await names("member")).toEqual(["c-1", "plan", "plan.docx"]);
      expect(await names("senco")).toHaveLength(5);
      expect(await names("product")).toHaveLength(5);
    });
  });

  it.each([
    ["nobody", { ...READ_ONLY, recipients: [] }, 400],
    ["somebody unknown", { ...READ_ONLY, recipients: [{ email: "nobody@oakfield.example" }] }, 404],
    ["anybody with the link", { ...READ_ONLY, requireSignIn: false, sendInvitation: true, recipients: [{ alias: "teacher" }] }, 501],
    ["an owner", { ...READ_ONLY, roles: ["owner"], recipients: [{ alias: "teacher" }] }, 400],
  ])("refuses to invite %s", async (_who, body, status) => {
    expect((await graph.call("product", `POST /drives/${drive}/root:/c-1:/invite`, { body })).status).toBe(status);
  });

  it("refuses to delete what is inherited", async () => {
    const shown = await graph.call("product", `GET /drives/${drive}/root:/c-1/plan:/permissions`);
    const group = shown.value.find((permission) => permission["grantedToV2"]?.["siteGroup"] !== undefined);
    expect((await graph.call("product", `DELETE /drives/${drive}/root:/c-1/plan:/permissions/${String(group?.["id"])}`)).status).toBe(400);
  });
});

describe("files of a library", () => {
  let graph: GraphFixture;
  let root: string;
  const text = (words: string) => ({ body: new TextEncoder().encode(words) });

  beforeAll(async () => {
    graph = await startGraph();
    await graph.call("product", `POST /sites/${SITE}/lists`, { body: { displayName: "Child files", list: { template: "documentLibrary" } } });
    root = `/drives/${String((await graph.call("product", `GET /sites/${SITE}/drives`)).value[0]?.["id"])}/root`;
  }, 60_000);
  afterAll(() => graph.close());
  beforeEach(async () => {
    await graph.call("product", `PUT ${root}:/a.txt:/content`, text("one"));
  });

  it("gives back what was put, and a new revision each time", async () => {
    const again = await graph.call("product", `PUT ${root}:/a.txt:/content`, text("two"));
    expect(again.status).toBe(200);
    const read = await graph.call("product", `GET ${root}:/a.txt:/content`);
    expect(read.text).toBe("two");
    expect(read.headers.get("content-type")).toBe("text/plain");
    expect((await graph.call("product", `PUT ${root}:/a.txt:/content`, { ...text("three"), headers: { "if-match": "\"{OLD},1\"" } })).status).toBe(412);
  });

  it.each([
    ["fail", 409],
    ["rename", 201],
    ["replace", 200],
  ])("answers a second file of a name by %s", async (conflict, status) => {
    const answer = await graph.call("product", `PUT ${root}:/a.txt:/content?@microsoft.graph.conflictBehavior=${conflict}`, text("again"));
    expect(answer.status).toBe(status);
  });

  it("makes a folder once, and by another name when asked to", async () => {
    const make = (conflict: string) => graph.call("product", `POST ${root}/children`, { body: { name: "Folder", folder: {}, "@microsoft.graph.conflictBehavior": conflict } });
    expect((await make("fail")).status).toBe(201);
    expect((await make("fail")).body["error"]?.["code"]).toBe("nameAlreadyExists");
    expect((await make("rename")).body["name"]).toBe("Folder 1");
    expect((await make("replace")).body["name"]).toBe("Folder");
  });

  it("renames, moves and deletes with all that lies below", async () => {
    const folder = await graph.call("product", `POST ${root}/children`, { body: { name: "Old", folder: {} } });
    const inner = await graph.call("product", `POST ${root}:/Old:/children`, { body: { name: "Inner", folder: {} } });
    expect((await graph.call("product", `PATCH ${root}:/Old:`, { body: { name: "New" } })).body["name"]).toBe("New");
    expect((await graph.call("product", `PATCH ${root}:/New:`, { body: { parentReference: { id: inner.body["id"] } } })).status).toBe(400);
    expect((await graph.call("product", `DELETE ${root}:/New:`)).status).toBe(204);
    expect((await graph.call("product", `GET ${root.replace("/root", "")}/items/${String(inner.body["id"])}`)).status).toBe(404);
    expect((await graph.call("product", `GET ${root.replace("/root", "")}/items/${String(folder.body["id"])}`)).status).toBe(404);
  });

  it.each(["a:b", "a/b", " a", "a.", "~$a", ""])("refuses the name '%s'", async (name) => {
    expect((await graph.call("product", `POST ${root}/children`, { body: { name, folder: {} } })).status).toBe(400);
  });
});
