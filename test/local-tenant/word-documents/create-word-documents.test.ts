import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { createBlankDocument } from "../../../src/local-tenant/word-documents/blank-document";
import { type LocalTenant, startLocalTenant } from "../../support/local-tenant";
import { APP, SECRET, SENCO, TEACHER, addSchoolApp } from "../../support/oauth-client";

const WORD_PAGE = "9a4d2c67-7f6e-4c0e-9b57-3f8f1d0c6a24";
const USER_READ = "https://graph.microsoft.com/User.Read";

describe("the documents of the Word page", () => {
  let tenant: LocalTenant;
  let senco: string;
  let teacher: string;

  beforeAll(async () => {
    tenant = await startLocalTenant();
    await addSchoolApp(tenant);
    senco = await tenant.personToken(SENCO, WORD_PAGE, [USER_READ]);
    teacher = await tenant.personToken(TEACHER, WORD_PAGE, [USER_READ]);
  }, 30_000);

  afterAll(async () => await tenant.close());

  function call(path: string, token: string | undefined, init: RequestInit = {}): Promise<Response> {
    const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
    return fetch(`${tenant.origin}/word/api/documents${path}`, { ...init, headers: { "content-type": "application/json", ...authorization } });
  }

  async function create(token: string, name: string): Promise<{ readonly id: string; readonly name: string }> {
    const answer = await call("", token, { method: "POST", body: JSON.stringify({ name }) });
    expect(answer.status).toBe(201);
    return (await answer.json()) as { readonly id: string; readonly name: string };
  }

  it("begins a document blank, lists it, keeps new bytes and lets it go", async () => {
    const { id, name } = await create(senco, " Plan for Autumn ");
    expect(name).toBe("Plan for Autumn");
    expect(new Uint8Array(await (await call(`/${id}/content`, senco)).arrayBuffer())).toEqual(createBlankDocument());
    const bytes = new Uint8Array([0x50, 0x4b, 1, 2, 3]);
    expect((await call(`/${id}/content`, senco, { method: "PUT", body: bytes })).status).toBe(204);
    expect(new Uint8Array(await (await call(`/${id}/content`, senco)).arrayBuffer())).toEqual(bytes);
    expect(await (await call("", senco)).json()).toEqual({ value: [{ id, name, modifiedAt: expect.stringMatching(/Z$/) }] });
    expect((await call(`/${id}`, senco, { method: "DELETE" })).status).toBe(204);
    expect((await call(`/${id}`, senco)).status).toBe(404);
  });

  it("keeps a new name and what an add-in keeps with the document, each without the other", async () => {
    const { id } = await create(senco, "First name");
    expect((await call(`/${id}`, senco, { method: "PATCH", body: JSON.stringify({ settings: { shown: "true" } }) })).status).toBe(200);
    expect(await (await call(`/${id}`, senco, { method: "PATCH", body: JSON.stringify({ name: "Second name" }) })).json()).toMatchObject({
      name: "Second name",
      settings: { shown: "true" },
    });
  });

  it("shows nobody the documents of somebody else", async () => {
    const { id } = await create(senco, "Only for the SENCO");
    expect(await (await call("", teacher)).json()).toEqual({ value: [] });
    const answers = await Promise.all([
      call(`/${id}`, teacher),
      call(`/${id}/content`, teacher),
      call(`/${id}/content`, teacher, { method: "PUT", body: new Uint8Array(createBlankDocument()) }),
      call(`/${id}`, teacher, { method: "PATCH", body: JSON.stringify({ name: "Mine" }) }),
      call(`/${id}`, teacher, { method: "DELETE" }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
    expect(await (await call(`/${id}`, senco)).json()).toMatchObject({ name: "Only for the SENCO" });
  });

  it("answers nobody without a person's token", async () => {
    const application = await tenant.appToken({ appId: APP, secret: SECRET });
    expect((await call("", undefined)).status).toBe(401);
    expect((await call("", `${senco.slice(0, -3)}AAA`)).status).toBe(401);
    expect((await call("", application)).status).toBe(403);
  });

  it.each([
    ["an empty name", "", { method: "POST", body: JSON.stringify({ name: " " }) }, 400],
    ["a body that is not JSON", "", { method: "POST", body: "name" }, 400],
    ["an address that does not exist", "/one/two/three", {}, 404],
  ])("refuses %s", async (_, path, init, status) => {
    expect((await call(path, senco, init)).status).toBe(status);
  });

  it("refuses bytes that are no Word file", async () => {
    const { id } = await create(senco, "Not a file");
    expect((await call(`/${id}/content`, senco, { method: "PUT", body: "text" })).status).toBe(400);
    expect((await call(`/${id}/content`, senco, { method: "PUT", body: new Uint8Array(20_000_001) })).status).toBe(413);
  });
});
