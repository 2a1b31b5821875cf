import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { CLASS_ELM, CLASS_OAK, type GraphAnswer, type GraphFixture, OTHER_APP, PEOPLE, SITE, startGraph } from "./graph-fixture";

const [, COLLECTION = "", WEB = ""] = SITE.split(",");
const OAK_SITE = "33333333-3333-4333-8333-333333333333";

describe("sites", () => {
  let graph: GraphFixture;
  const names = (answer: GraphAnswer) => answer.value.map((site) => site["displayName"]);

  beforeAll(async () => {
    graph = await startGraph();
    await graph.store.query(
      "insert into sites (id, web_id, hostname, path, display_name, created_at, group_id) values ($1, '44444444-4444-4444-8444-444444444444', 'localhost', '/sites/class-oak', 'Class Oak', '2026-09-02T08:00:00Z', $2)",
      [OAK_SITE, CLASS_OAK],
    );
  }, 60_000);
  afterAll(() => graph.close());

  it.each([
    SITE, SITE.replaceAll(",", "%2C"), COLLECTION, COLLECTION.toUpperCase(), `${SITE.split(",").slice(0, 2).join(",")}`, "localhost:/sites/sen-oakfield", "localhost:/sites/sen-oakfield:", "LOCALHOST:/Sites/SEN-Oakfield/",
  ])("are found as %s", async (reference) => {
    expect((await graph.call("product", `GET /sites/${reference}`)).body).toMatchObject({ id: SITE, name: "sen-oakfield", webUrl: `${graph.origin}/sites/sen-oakfield`, siteCollection: { hostname: "localhost" } });
  });

  it.each(["nowhere:/sites/sen-oakfield", "localhost:/sites/other", `localhost,${COLLECTION},${COLLECTION}`, `localhost,${WEB},${WEB}`, `${SITE},${WEB}`, "other.example", "%20"])("are not found as %s", async (reference) => {
    expect((await graph.call("administrator", `GET /sites/${reference}`)).status).toBe(404);
  });

  it("have a root that everybody may read and nobody but an administrator may change", async () => {
    for (const reference of ["root", "localhost", "localhost:/"]) {
      expect((await graph.call("pupil", `GET /sites/${reference}`)).body).toMatchObject({ displayName: "Communication site", webUrl: graph.origin, siteCollection: { hostname: "localhost", root: {} } });
    }
    expect((await graph.call("pupil", "GET /sites/root/lists")).value).toEqual([]);
    expect((await graph.call("pupil:Sites.Manage.All", "POST /sites/root/lists", { body: { displayName: "Mine" } })).status).toBe(403);
    expect((await graph.call("product", "GET /sites/root")).status).toBe(403);
  });

  it("show what is selected, and say so in their context", async () => {
    const answer = await graph.call("product", `GET /sites/${SITE}?$select=sharepointIds,displayName,description,id`);
    expect(answer.body).toEqual({
      "@odata.context": `${graph.origin}/v1.0/$metadata#sites(sharepointIds,displayName,description,id)/$entity`,
      description: "", displayName: "SEN Oakfield", id: SITE,
      sharepointIds: { siteId: COLLECTION, siteUrl: `${graph.origin}/sites/sen-oakfield`, tenantId: "7f2c1a34-5b6d-4e8f-9a0b-1c2d3e4f5a6b", webId: WEB },
    });
    const refused = await graph.call("product", `GET /sites/${SITE}?$select=colour`);
    expect(refused.status).toBe(400);
    expect(refused.body["error"]).toMatchObject({ code: "BadRequest", message: "Parsing OData Select and Expand failed: Could not find a property named 'colour' on type 'microsoft.graph.site'." });
  });

  it.each([
    ["administrator", "class", ["Class Oak"]],
    ["administrator", "*", ["Communication site", "Class Oak", "SEN Oakfield"]],
    ["senco", "*", ["Communication site", "SEN Oakfield"]],
    ["pupil", "*", ["Communication site", "Class Oak"]],
    ["product", "*", ["SEN Oakfield"]],
    ["stranger", "*", []],
    ["administrator", "sen oak", ["SEN Oakfield"]],
    ["administrator", "kfield", []],
  ])("are searched by %s for %j, and only what the caller may open is found", async (caller, words, expected) => {
    expect(names(await graph.call(caller, `GET /sites?search=${encodeURIComponent(words)}`))).toEqual(expected);
  });

  it("are all listed for an application only, page by page", async () => {
    const first = await graph.call("administrator", "GET /sites/getAllSites?$top=2");
    expect(names(first)).toEqual(["Communication site", "Class Oak"]);
    expect(names(await graph.call("administrator", `GET ${String(first.body["@odata.nextLink"])}`))).toEqual(["SEN Oakfield"]);
    expect(names(await graph.call("administrator", "GET /sites"))).toHaveLength(3);
    expect(names(await graph.call("senco", "GET /sites?$filter=siteCollection/root ne null&$select=displayName,webUrl"))).toEqual(["Communication site"]);
    expect((await graph.call("senco", "GET /sites/getAllSites")).status).toBe(403);
    expect((await graph.call("senco", "GET /sites")).status).toBe(403);
    expect((await graph.call("administrator", "GET /sites?search=")).status).toBe(400);
  });

  it("belong to a group: its owners and members are theirs", async () => {
    const site = await graph.call("pupil", `GET /groups/${CLASS_OAK}/sites/root`);
    expect(site.body).toMatchObject({ displayName: "Class Oak" });
    expect((await graph.call("colleague", `GET /groups/${CLASS_OAK}/sites/root`)).status).toBe(403);
    expect((await graph.call("teacher", `GET /groups/${CLASS_ELM}/sites/root`)).status).toBe(404);
    expect((await graph.call("teacher", "GET /groups/99999999-9999-4999-8999-999999999999/sites/root")).status).toBe(404);
    expect((await graph.call("pupil:Sites.Manage.All", `POST /sites/${OAK_SITE}/lists`, { body: { displayName: "Homework" } })).status).toBe(201);
  });

  it("change their title by their owners, which delta tells", async () => {
    const whole = await graph.call("administrator", "GET /sites/delta?$top=2");
    const rest = await graph.call("administrator", `GET ${String(whole.body["@odata.nextLink"])}`);
    expect([...whole.value, ...rest.value]).toHaveLength(3);
    expect((await graph.call("senco:Sites.FullControl.All", `PATCH /sites/${SITE}`, { body: { displayName: "SEN", description: "Support" } })).body).toMatchObject({ displayName: "SEN", description: "Support" });
    const changed = await graph.call("administrator", `GET ${String(rest.body["@odata.deltaLink"])}`);
    expect(names(changed)).toEqual(["SEN"]);
    expect((await graph.call("administrator", `GET ${String(changed.body["@odata.deltaLink"])}`)).value).toEqual([]);
    expect((await graph.call("member:Sites.FullControl.All", `PATCH /sites/${SITE}`, { body: { displayName: "Mine" } })).status).toBe(403);
    expect((await graph.call("administrator", `PATCH /sites/${SITE}`, { body: { name: "other" } })).status).toBe(400);
  });

  it("start delta afresh where a token cannot be followed, and give only a token for latest", async () => {
    const stale = await graph.call("administrator", "GET /sites/delta?token=unknown");
    expect(stale.status).toBe(410);
    expect(stale.headers.get("location")).toBe(`${graph.origin}/v1.0/sites/delta`);
    const latest = await graph.call("administrator", "GET /sites/delta(token='latest')");
    expect(latest.value).toEqual([]);
    expect(latest.body["@odata.deltaLink"]).toContain("/sites/delta?token=");
    expect((await graph.call("senco", "GET /sites/delta")).status).toBe(403);
  });

  it("list what applications were given without the roles, which the one permission tells", async () => {
    const permissions = `/sites/${SITE}/permissions`;
    const made = await graph.call("administrator", `POST ${permissions}`, { body: { roles: ["read"], grantedToV2: { application: { id: OTHER_APP, displayName: "Other" } } } });
    expect(made.body).toMatchObject({ roles: ["read"], grantedToIdentitiesV2: [{ application: { id: OTHER_APP, displayName: "Other" } }] });
    expect(Buffer.from(String(made.body["id"]), "base64url").toString()).toBe(`i:0i.t|ms.sp.ext|${OTHER_APP}@7f2c1a34-5b6d-4e8f-9a0b-1c2d3e4f5a6b`);
    expect((await graph.call("administrator", `GET ${permissions}`)).value).toContainEqual({ id: made.body["id"], grantedToIdentitiesV2: [{ application: { id: OTHER_APP, displayName: "Other" } }], grantedToIdentities: [{ application: { id: OTHER_APP, displayName: "Other" } }] });
    const one = `${permissions}/${String(made.body["id"])}`;
    expect((await graph.call("administrator", `PATCH ${one}`, { body: { roles: ["write"] } })).body["roles"]).toEqual(["write"]);
    expect((await graph.call("administrator", `GET ${one}`)).body["roles"]).toEqual(["write"]);
    expect((await graph.call("administrator", `PATCH ${one}`, { body: { roles: ["everything"] } })).status).toBe(400);
    expect((await graph.call("administrator", `POST ${permissions}`, { body: { roles: ["read"], grantedToV2: { user: { id: PEOPLE.teacher } } } })).status).toBe(400);
    expect((await graph.call("administrator", `DELETE ${one}`)).status).toBe(204);
    expect((await graph.call("administrator", `GET ${one}`)).status).toBe(404);
  });
});
