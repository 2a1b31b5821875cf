import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { addSchoolApp, APP, authorizeAddress, choosePerson, cookieOf, openAddress, REDIRECT, SENCO, sentBack, TEACHER } from "../../support/oauth-client";
import { type LocalTenant, startLocalTenant, TENANT_ID } from "../../support/local-tenant";

let tenant: LocalTenant;

beforeAll(async () => {
  tenant = await startLocalTenant();
  await addSchoolApp(tenant);
}, 60_000);
afterAll(() => tenant.close());

const signIn = async (personId: string): Promise<string> => cookieOf(await choosePerson(authorizeAddress(tenant), personId));

describe("the sign-in page", () => {
  it("lists people without any script and cannot be framed", async () => {
    const answer = await openAddress(authorizeAddress(tenant));
    const page = await answer.text();

    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(page).toContain("Local tenant");
    expect(page).toContain(`name="personId" value="${SENCO}"`);
    expect(page).not.toContain("<script");
  });

  it("writes names as text, whatever they contain", async () => {
    const id = "20000000-0000-4000-8000-0000000000ff";
    await tenant.admin("PUT", `people/${id}`, { displayName: `<img src=x onerror="alert(1)">`, userPrincipalName: "x@oakfield.example" });

    expect(await (await openAddress(authorizeAddress(tenant))).text()).not.toContain("<img");
    await tenant.admin("DELETE", `people/${id}`);
  });

  it("signs in whoever is chosen and keeps the sign-in in a cookie of the tenant's own path", async () => {
    const answer = await choosePerson(authorizeAddress(tenant, { client_info: "1" }), SENCO);

    expect(answer.status).toBe(302);
    expect(answer.headers.get("location")).toMatch(new RegExp(`^${REDIRECT}\\?code=`));
    expect(sentBack(answer).get("state")).toBe("state-1");
    expect(JSON.parse(Buffer.from(sentBack(answer).get("client_info") ?? "", "base64url").toString())).toEqual({ uid: SENCO, utid: TENANT_ID });
    expect(answer.headers.get("set-cookie")).toMatch(new RegExp(`^local_tenant_sign_in=[^;]+; Path=/${TENANT_ID}; HttpOnly; SameSite=Lax$`));
  });

  it("refuses a choice that another page's form made", async () => {
    const answer = await choosePerson(authorizeAddress(tenant), SENCO, { origin: "http://evil.example" });

    expect(answer.status).toBe(400);
    expect(answer.headers.get("set-cookie")).toBeNull();
  });

  it("asks again when the chosen person is gone", async () => {
    const answer = await choosePerson(authorizeAddress(tenant), "20000000-0000-4000-8000-0000000000aa");

    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain("cannot sign in any more");
  });
});

describe("a sign-in request", () => {
  it.each([
    ["an unknown application", { client_id: "50000000-0000-4000-8000-00000000dead" }, "AADSTS700016"],
    ["another path of the same origin", { redirect_uri: "http://localhost:4399/other.html" }, "AADSTS50011"],
    ["a longer redirect address", { redirect_uri: `${REDIRECT}?x=1` }, "AADSTS50011"],
    ["no redirect address", { redirect_uri: undefined }, "AADSTS900144"],
  ])("of %s is refused on the spot and leads nowhere", async (_case, overrides, code) => {
    const answer = await openAddress(authorizeAddress(tenant, overrides));

    expect(answer.status).toBe(400);
    expect(answer.headers.get("location")).toBeNull();
    expect(await answer.text()).toContain(code);
  });

  it.each([
    ["without proof key", { code_challenge: undefined }, "invalid_request", "AADSTS9002325"],
    ["with a plain proof key", { code_challenge_method: "plain" }, "invalid_request", "AADSTS9002325"],
    ["for a token in the address", { response_type: "token" }, "unsupported_response_type", "AADSTS700051"],
    ["for two resources", { scope: `api://localhost/${APP}/access_as_user https://graph.microsoft.com/User.Read` }, "invalid_request", "AADSTS28000"],
    ["for an unknown resource", { scope: "api://elsewhere/read" }, "invalid_resource", "AADSTS500011"],
    ["for a scope that its API does not offer", { scope: `api://localhost/${APP}/delete_all` }, "invalid_scope", "AADSTS70011"],
    ["for a Graph permission that nobody consented to", { scope: "Mail.Send" }, "invalid_grant", "AADSTS65001"],
    ["that may not ask, with nobody signed in", { prompt: "none" }, "login_required", "AADSTS50058"],
  ])("%s is refused to the application", async (_case, overrides, error, code) => {
    const back = sentBack(await openAddress(authorizeAddress(tenant, overrides)));

    expect(back.get("error")).toBe(error);
    expect(back.get("error_description")).toContain(code);
    expect(back.get("state")).toBe("state-1");
    expect(back.get("code")).toBeNull();
  });

  it("is answered silently while somebody is signed in", async () => {
    const cookie = await signIn(SENCO);

    expect(sentBack(await openAddress(authorizeAddress(tenant, { prompt: "none" }), cookie)).get("code")).not.toBeNull();
    expect(sentBack(await openAddress(authorizeAddress(tenant, { prompt: "none", login_hint: "SAM@oakfield.example" }), cookie)).get("code")).not.toBeNull();
  });

  it("never takes one person's sign-in for another's", async () => {
    const answer = await openAddress(authorizeAddress(tenant, { prompt: "none", login_hint: "tia@oakfield.example" }), await signIn(SENCO));

    expect(sentBack(answer).get("error")).toBe("login_required");
  });

  it.each(["login", "select_account"])("with prompt %s asks although somebody is signed in", async (prompt) => {
    const answer = await openAddress(authorizeAddress(tenant, { prompt }), await signIn(SENCO));

    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain("Who is signing in?");
  });

  it("is answered in the fragment or by a posted form when the application wants it so", async () => {
    const cookie = await signIn(TEACHER);
    const inFragment = await openAddress(authorizeAddress(tenant, { response_mode: "fragment" }), cookie);
    const asForm = await openAddress(authorizeAddress(tenant, { response_mode: "form_post", state: `"><script>` }), cookie);
    const form = await asForm.text();

    expect(inFragment.headers.get("location")).toMatch(new RegExp(`^${REDIRECT}#code=.+&state=state-1$`));
    expect(form).toContain(`<form method="post" action="${REDIRECT}">`);
    expect(form).toContain(`value="&quot;&gt;&lt;script&gt;"`);
  });

  it("under a general tenant name leads to the tenant's own address", async () => {
    const general = authorizeAddress(tenant).replace(`/${TENANT_ID}/`, "/common/");
    const answer = await openAddress(general);

    expect(answer.status).toBe(302);
    expect(new URL(answer.headers.get("location") ?? "", tenant.origin).href).toBe(authorizeAddress(tenant));
  });
});

describe("a sign-in", () => {
  it("ends with a log-out, which leads only to a known address", async () => {
    const cookie = await signIn(SENCO);
    const logOut = (to: string): Promise<Response> =>
      openAddress(`${tenant.origin}/${TENANT_ID}/oauth2/v2.0/logout?${new URLSearchParams({ post_logout_redirect_uri: to, state: "s" })}`, cookie);

    expect((await logOut("http://evil.example/")).headers.get("location")).toBeNull();
    expect((await logOut(REDIRECT)).headers.get("location")).toBe(`${REDIRECT}?state=s`);
    expect((await logOut(`${tenant.origin}/teams`)).headers.get("location")).toBe(`${tenant.origin}/teams?state=s`);
    expect(sentBack(await openAddress(authorizeAddress(tenant, { prompt: "none" }), cookie)).get("error")).toBe("login_required");
  });

  it("ends when an administrator ends all of them", async () => {
    const cookie = await signIn(SENCO);
    await tenant.admin("POST", "clear-sign-ins");

    expect(sentBack(await openAddress(authorizeAddress(tenant, { prompt: "none" }), cookie)).get("error")).toBe("login_required");
  });

  it("is worth nothing once the account is disabled", async () => {
    const leaver = { displayName: "Lee Leaver", userPrincipalName: "lee@oakfield.example" };
    const id = "20000000-0000-4000-8000-000000000009";
    await tenant.admin("PUT", `people/${id}`, leaver);
    const cookie = await signIn(id);
    await tenant.admin("PUT", `people/${id}`, { ...leaver, accountEnabled: false });

    expect(sentBack(await openAddress(authorizeAddress(tenant, { prompt: "none" }), cookie)).get("error")).toBe("login_required");
    expect((await choosePerson(authorizeAddress(tenant), id)).status).toBe(200);
  });
});
