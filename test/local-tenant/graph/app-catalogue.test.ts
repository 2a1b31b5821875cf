import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { readFileSync } from "node:fs";
import { strToU8, zipSync } from "fflate";
import { fillManifest, packApp, WORD_ADDIN_ID } from "../../../src/cli/package/app-package";
import { appPackage, WALKED_MANIFEST } from "./app-package";
import { type GraphFixture, PEOPLE, startGraph } from "./graph-fixture";

const EDITOR = "senco:AppCatalog.ReadWrite.All";
const READER = "app:AppCatalog.Read.All";
const CATALOGUE = "/appCatalogs/teamsApps";

let graph: GraphFixture;
beforeAll(async () => {
  graph = await startGraph();
}, 60_000);
afterAll(() => graph.close());

const publish = (body: Uint8Array, query = "") => graph.call(EDITOR, `POST ${CATALOGUE}${query}`, { body, headers: { "content-type": "application/zip" } });

describe("the catalogue of apps", () => {
  it("takes an app's package once, and tells what its manifest declares", async () => {
    const made = await publish(appPackage());
    const [listed] = (await graph.call(READER, `GET ${CATALOGUE}?$filter=externalId eq '${WALKED_MANIFEST.id}' and distributionMethod eq 'organization'&$expand=appDefinitions`)).value;

    expect(made.status).toBe(201);
    expect(made.headers.get("location")).toBe(`${graph.origin}/v1.0${CATALOGUE}/${String(made.body["id"])}`);
    expect(listed).toMatchObject({
      id: made.body["id"], displayName: "Walked package",
      appDefinitions: [{ version: "1.0.0", shortDescription: "Walked", authorization: { requiredPermissionSet: { resourceSpecificPermissions: [{ permissionValue: "TeamsActivity.Send.User", permissionType: "application" }] } } }],
    });
    expect((await publish(appPackage())).body["error"]?.["code"]).toBe("Conflict");
  });

  it("lets the app of a package be installed, and tells its version", async () => {
    const [app] = (await graph.call(READER, `GET ${CATALOGUE}?$filter=externalId eq '${WALKED_MANIFEST.id}'`)).value;
    const body = { "teamsApp@odata.bind": `https://graph.microsoft.com/v1.0${CATALOGUE}/${String(app?.["id"])}` };
    const installed = await graph.call("app:TeamsAppInstallation.ReadWriteForUser.All", `POST /users/${PEOPLE.teacher}/teamwork/installedApps`, { body });
    const before = await graph.call("app:TeamsAppInstallation.ReadForUser.All", `GET /users/${PEOPLE.teacher}/teamwork/installedApps?$expand=teamsApp,teamsAppDefinition`);

    expect(installed.status).toBe(201);
    expect(before.value).toEqual([expect.objectContaining({ teamsApp: expect.objectContaining({ externalId: WALKED_MANIFEST.id }), teamsAppDefinition: expect.objectContaining({ version: "1.0.0" }) })]);
  });

  it("takes another version in its place, and nobody else's", async () => {
    const [app] = (await graph.call(READER, `GET ${CATALOGUE}?$filter=externalId eq '${WALKED_MANIFEST.id}'`)).value;
    const address = `POST ${CATALOGUE}/${String(app?.["id"])}/appDefinitions`;
    const headers = { "content-type": "application/zip" };

    expect((await graph.call(EDITOR, address, { body: appPackage({ version: "2.0.0" }), headers })).status).toBe(204);
    expect((await graph.call(READER, `GET ${CATALOGUE}/${String(app?.["id"])}/appDefinitions`)).value).toEqual([expect.objectContaining({ version: "2.0.0" })]);
    expect((await graph.call(EDITOR, address, { body: appPackage({ id: "0000ffff-7a1e-4f0e-9a5b-0d4c6a2e1f01" }), headers })).status).toBe(400);
  });

  it("takes the package that an administrator of a school uploads, with the notifications that it declares", async () => {
    const place = { publicUrl: "https://plans.oakfield.example", clientId: "0000f00d-7a1e-4f0e-9a5b-0d4c6a2e1f01", identifierUri: "api://plans.oakfield.example/x", privacyUrl: "https://oakfield.example/p", termsUrl: "https://oakfield.example/t", version: "3.1.0", wordAddinId: WORD_ADDIN_ID };
    const template = readFileSync(new URL("../../../manifest/manifest.json", import.meta.url), "utf8");
    const icon = new Uint8Array(8);
    const made = await publish(packApp(fillManifest(template, place), { color: icon, outline: icon }));
    const [row] = await graph.store.query<{ manifest: Record<string, unknown> }>("select manifest from teams_apps where app_id = $1", [String(made.body["id"])]);

    expect([made.status, made.body["externalId"]]).toEqual([201, place.clientId]);
    expect(row?.manifest).toMatchObject({ clientId: place.clientId, version: "3.1.0", validOrigins: [place.publicUrl], personalTab: { entityId: "personal" }, activityTypes: [{ type: "reviewDue" }, { type: "briefing" }, { type: "handover" }] });
  });

  it.each([
    ["text", strToU8("nonsense")],
    ["an empty zip", zipSync({})],
    ["a zip without a manifest", zipSync({ "color.png": new Uint8Array(8) })],
    ["a zip that is cut short", appPackage().slice(40)],
    ["a manifest that is no JSON", zipSync({ "manifest.json": strToU8("{") })],
    ["a manifest without a name", appPackage({ name: {} })],
    ["a manifest that declares what Teams keeps for itself", appPackage({ id: "0000abcd-7a1e-4f0e-9a5b-0d4c6a2e1f01", activities: { activityTypes: [{ type: "systemDefault", description: "x", templateText: "x" }] } })],
  ])("refuses %s", async (_case, body) => {
    expect((await publish(body)).status).toBe(400);
  });

  it("says what it does not do, and refuses what is no package or comes from an application", async () => {
    expect((await publish(appPackage({ id: "0000abcd-7a1e-4f0e-9a5b-0d4c6a2e1f01" }), "?requiresReview=true")).status).toBe(501);
    expect((await publish(appPackage({ id: "0000abcd-7a1e-4f0e-9a5b-0d4c6a2e1f01", staticTabs: [] }))).status).toBe(501);
    expect((await publish(appPackage(), "?requiresReview=perhaps")).status).toBe(400);
    expect((await graph.call(EDITOR, `POST ${CATALOGUE}`, { body: {} })).status).toBe(415);
    expect((await graph.call("app:AppCatalog.ReadWrite.All", `POST ${CATALOGUE}`, { body: appPackage(), headers: { "content-type": "application/zip" } })).status).toBe(412);
  });

  it.each([["$filter=colour eq 'x'", 400], ["$filter=appDefinitions/any(a:a/version eq '1')", 501], ["$expand=installs", 501], ["$select=colour", 400], ["$top=1", 501]])("answers %s with %d", async (query, status) => {
    expect((await graph.call(READER, `GET ${CATALOGUE}?${query}`)).status).toBe(status);
  });

  it("loses an app with every place where it is installed", async () => {
    const [app] = (await graph.call(READER, `GET ${CATALOGUE}?$filter=externalId eq '${WALKED_MANIFEST.id}'`)).value;
    expect((await graph.call(EDITOR, `DELETE ${CATALOGUE}/${String(app?.["id"])}`)).status).toBe(204);
    expect((await graph.call("app:TeamsAppInstallation.ReadForUser.All", `GET /users/${PEOPLE.teacher}/teamwork/installedApps`)).value).toEqual([]);
    expect((await graph.call(READER, `GET ${CATALOGUE}/${String(app?.["id"])}`)).status).toBe(404);
  });
});
