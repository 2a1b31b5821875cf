import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { type JWTPayload, SignJWT, createLocalJWKSet, exportJWK, generateKeyPair } from "jose";
import { apiFailure } from "../../src/api/failures";
import { API_PATHS, apiPath } from "../../src/api/paths";
import { MisshapenError } from "../../src/application/errors";
import type { PersonId, SchoolId } from "../../src/domain/ids";
import { beginReviewForm } from "../../src/domain/reviewing/review-form";
import { createService } from "../../src/service/create-service";
import { type Listening, listen } from "../../src/service/listen";
import { type Readiness, createReadiness } from "../../src/service/readiness";
import { createReadPerson } from "../../src/service/verify-token";
import { MR_BECKER, MS_HALE, MS_YUSUF, OAKFIELD, PUPIL_JO, WILLOW, aPlanContent, aPlanVersion, aTarget, aTargetRow } from "../support/builders";
import { OAKFIELD_SCHOOL, type TestServices, oakfield } from "../support/fakes/services";
import { CLIENT, ISSUER, type Key, TENANT, TENANT_ORIGIN } from "../support/signed-api";

const PARTS = { concernId: "concern-1", adviceId: "advice-1", schoolId: OAKFIELD, classId: WILLOW, childId: "child-jo", targetId: "target-1", progressId: "progress-1", planId: "plan-1", version: "1", handoverId: "handover-1" };
const POSTED: readonly string[] = ["plans", "planVersions", "targetProgress", "progressWithdrawal", "reviewStart", "reviewClosing", "concernAnswer", "handoverSending", "handoverAcceptance", "auditExport", "packagePreview", "packageArrival", "packageReceipt"];

/** The address that is only written to, and not by POST. */
const PUT_ONLY: readonly string[] = ["adviceEntry"];
const methodOf = (name: string) => (PUT_ONLY.includes(name) ? "PUT" : POSTED.includes(name) ? "POST" : "GET");

const A_REVIEW = beginReviewForm([], []);

const AN_ADVICE = { fromWhom: "Dr Crane", profession: "", state: "asked", askedOn: "2026-09-30", summary: "", recommendations: "", trainsStaff: false, worksWithChild: false };

describe("the API over HTTP", () => {
  let key: Key;
  let keys: ReturnType<typeof createLocalJWKSet>;
  let services: TestServices;
  let readiness: Readiness;
  let listening: Listening;
  let log: string[];

  beforeAll(async () => {
    const pair = await generateKeyPair("RS256");
    key = pair.privateKey;
    keys = createLocalJWKSet({ keys: [{ ...(await exportJWK(pair.publicKey)), kid: "one", alg: "RS256" }] });
  });
  beforeEach(async () => {
    services = await oakfield({ Plans: [aPlanVersion()], Targets: [aTargetRow()] });
    readiness = createReadiness([OAKFIELD]);
    for (const part of ["lists", "roster"] as const) readiness.hasRead(OAKFIELD, part);
    log = [];
    await serve();
  });
  const opened: Listening[] = [];
  afterAll(() => Promise.all(opened.map((one) => one.close())));

  async function serve(): Promise<void> {
    const app = createService({
      api: {
        services, readiness, otherOrigin: TENANT_ORIGIN, refreshClock: () => Promise.resolve(), mintRequestId: () => "request-1", log: (line) => log.push(line),
        readPerson: createReadPerson({ issuer: ISSUER, audience: CLIENT, tenantId: TENANT, keys: (header, token) => keys(header, token) }),
      },
      bot: { bot: { answer: () => Promise.resolve({ status: 200 }) }, refreshClock: () => Promise.resolve() },
      pages: { publicUrl: "http://localhost:4311", localTenantUrl: TENANT_ORIGIN, pagesFolder: "/nowhere", config: {} as never },
    });
    listening = await listen(app.fetch, { port: 0, host: "127.0.0.1" });
    opened.push(listening);
  }

  const claimsOf = (personId: string): JWTPayload => ({ tid: TENANT, oid: personId, name: "Somebody", scp: "openid access_as_user", idtyp: "user" });
  const now = () => Math.floor(Date.now() / 1000);
  const token = (claims: JWTPayload, signedWith: Key = key) =>
    new SignJWT({ iss: ISSUER, aud: CLIENT, nbf: now() - 5, exp: now() + 600, ...claims }).setProtectedHeader({ alg: "RS256", kid: "one" }).sign(signedWith);
  const call = (address: string, options: RequestInit = {}) => fetch(`http://localhost:${String(listening.port)}${address}`, options);

  async function ask(personId: string, question: string, body?: unknown) {
    const [method = "GET", address = "/"] = question.split(" ");
    const answer = await call(address, {
      method,
      headers: { authorization: `Bearer ${await token(claimsOf(personId))}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  }
  const codeIn = (text: string) => apiFailure.parse(JSON.parse(text)).error.code;

  describe("checks tokens", () => {
    it("says that it is unavailable while keys cannot be had", async () => {
      const working = keys;
      keys = (() => Promise.reject(new TypeError("fetch failed"))) as unknown as typeof keys;
      const answer = await ask(MS_HALE, `GET ${API_PATHS.me}`);
      keys = working;
      expect([answer.status, codeIn(answer.text), answer.headers.get("retry-after")]).toEqual([503, "unavailable", "5"]);
    });
  });

  it.each((Object.keys(API_PATHS) as (keyof typeof API_PATHS)[]).map((name) => [name]))("refuses a pupil and a stranger at %s", async (name) => {
    const question = `${methodOf(name)} ${apiPath(name, PARTS)}`;
    const body = { plans: { content: aPlanContent() }, planVersions: { over: 1, texts: [], agreedWith: "Mum" }, targetProgress: { id: "3f0c3c8e-57a5-4a52-9d4e-0c6d2d3b1a01", rating: "nearly", note: "" }, progressWithdrawal: {}, reviewStart: { targets: [] }, reviewClosing: { form: A_REVIEW, over: "r1" }, concernAnswer: { answer: "Yes", over: "r1" }, adviceEntry: AN_ADVICE, packagePreview: { file: "AAAA" }, packageArrival: { file: "AAAA" }, packageReceipt: { code: "0000" } }[name as "plans"];
    for (const personId of [PUPIL_JO, "person-nobody"]) {
      const answer = await ask(personId, question, body);
      expect([answer.status, codeIn(answer.text)]).toEqual([403, "not-allowed"]);
      expect(answer.text).not.toMatch(/Jo|Willow|O'Neill/);
    }
    expect((await call(apiPath(name, PARTS), { method: methodOf(name) })).status).toBe(401);
  });

  it.each(["child", "classPlans", "folder", "draft", "planVersion"] as const)("keeps from a teacher of another class whether there is anything at %s", async (name) => {
    const answer = await ask(MR_BECKER, `GET ${apiPath(name, PARTS)}`);
    expect([answer.status, codeIn(answer.text)]).toEqual([404, "not-found"]);
  });

  it("answers a stale draft with 409 and keeps what was there", async () => {
    const address = apiPath("draft", PARTS);
    const first = await ask(MS_HALE, `PUT ${address}`, { content: aPlanContent(), over: 0 });
    expect(first.status).toBe(200);
    const late = await ask(MS_HALE, `PUT ${address}`, { content: aPlanContent({ strategies: "Later" }), over: 0 });
    expect([late.status, codeIn(late.text)]).toEqual([409, "stale"]);
    expect((await ask(MS_HALE, `GET ${address}`)).text).toBe(first.text);
  });

  it("names the field whose text is too long, and repeats none of it", async () => {
    const content = aPlanContent({ targets: [aTarget({ statement: "secret".repeat(1000) })] });
    const answer = await ask(MS_HALE, `PUT ${apiPath("draft", PARTS)}`, { content, over: 0 });
    expect(JSON.parse(answer.text)).toEqual({ error: { code: "invalid", requestId: "request-1", problems: ["content.targets.0.statement"] } });
    expect(answer.status).toBe(400);
  });

  it("names what a plan lacks, as paths", async () => {
    const answer = await ask(MS_HALE, `POST ${apiPath("plans", PARTS)}`, { content: aPlanContent({ agreedWith: "" }) });
    expect(JSON.parse(answer.text)).toMatchObject({ error: { code: "invalid", problems: ["agreedWith: missing"] } });
  });

  it("refuses what is not JSON, what is too large, and parts of an address that are no ids", async () => {
    const authorization = `Bearer ${await token(claimsOf(MS_HALE))}`;
    const put = (body: string, type: string) => call(apiPath("draft", PARTS), { method: "PUT", headers: { authorization, "content-type": type }, body });
    expect((await put("{}", "text/plain")).status).toBe(400);
    expect((await put("{", "application/json")).status).toBe(400);
    expect((await put(JSON.stringify({ content: "x".repeat(1_100_000) }), "application/json")).status).toBe(413);
    expect((await ask(MS_HALE, `GET ${apiPath("child", { childId: "<script>" })}`)).status).toBe(400);
    expect((await ask(MS_HALE, "GET /api/nothing")).status).toBe(404);
    expect((await ask(MS_HALE, `PUT ${API_PATHS.me}`, {})).status).toBe(404);
  });

  it("makes one plan and one point of requests that are repeated", async () => {
    const content = aPlanContent({ startsOn: "2026-10-01" });
    const plans = [await ask(MS_HALE, `POST ${apiPath("plans", PARTS)}`, { content }), await ask(MS_HALE, `POST ${apiPath("plans", PARTS)}`, { content })];
    expect(plans.map(({ status }) => status)).toEqual([201, 201]);
    expect(plans[1]?.text).toBe(plans[0]?.text);
    const tap = { id: "3f0c3c8e-57a5-4a52-9d4e-0c6d2d3b1a01", rating: "got-it", note: "" };
    for (let time = 0; time < 2; time += 1) expect((await ask(MS_YUSUF, `POST ${apiPath("targetProgress", PARTS)}`, tap)).status).toBe(201);
    expect(services.lists.records("Progress")).toHaveLength(1);
    expect(services.lists.records("Plans")).toHaveLength(2);
  });

  it("makes the next version of the plan in force from changed texts, and shows the version before", async () => {
    const [target, line] = [aTarget(), aTarget().provision[0]];
    services.lists.put("Provision", { ...line, planId: "plan-1", planVersion: 1, childId: "child-jo", targetId: target.id } as never);
    await services.catchUp();
    const versions = apiPath("planVersions", PARTS);
    const revision = { over: 1, texts: [{ place: { of: "target", targetId: "target-1", field: "happened" }, text: "Knows 12 of 20" }], agreedWith: "Mum by phone" };
    const answer = await ask(MS_HALE, `POST ${versions}`, revision);
    expect([answer.status, (JSON.parse(answer.text) as { plan: unknown }).plan]).toMatchObject([201, { version: 2, targets: [{ id: "target-1", happened: "Knows 12 of 20" }] }]);
    expect((await ask(MS_HALE, `POST ${versions}`, revision)).text).toBe(answer.text);
    expect((await ask(MS_HALE, `POST ${versions}`, { ...revision, agreedWith: "Dad" })).status).toBe(409);
    expect(JSON.parse((await ask(MS_YUSUF, `GET ${apiPath("planVersion", PARTS)}`)).text)).toMatchObject({ plan: { version: 1, targets: [{ happened: target.happened }] } });
    expect((await ask(MS_YUSUF, `POST ${versions}`, revision)).status).toBe(403);
    expect((await ask(MS_HALE, `GET ${apiPath("planVersion", { ...PARTS, version: "one" })}`)).status).toBe(400);
    expect((await ask(MS_HALE, `GET ${apiPath("planVersion", { ...PARTS, version: "9" })}`)).status).toBe(404);
  });

  it("gives away nothing of a bug, in the answer or in the log", async () => {
    services.directory.names = () => Promise.reject(new Error("Jo O'Neill-Wren tells a good story"));
    const answer = await ask(MS_HALE, `GET ${apiPath("child", PARTS)}`);
    expect([answer.status, answer.text]).toEqual([500, JSON.stringify({ error: { code: "bug", requestId: "request-1" } })]);
    expect(log).toHaveLength(1);
    expect(log[0]).toMatch(/^bug in request request-1: Error at /);
    expect(log[0]).not.toMatch(/O'Neill|story/);
  });

  it("waits until the schools have been read, and says what stands in the way", async () => {
    const fresh = createReadiness([OAKFIELD]);
    readiness.mustAnswerSomebody = () => fresh.mustAnswerSomebody();
    const waiting = await ask(MS_HALE, `GET ${API_PATHS.me}`);
    expect([waiting.status, codeIn(waiting.text), waiting.headers.get("retry-after")]).toEqual([503, "not-ready", "2"]);
    fresh.blockedBy(OAKFIELD, "lists", new MisshapenError({ kind: "list", id: "Plans" }, ["the list is missing"]));
    const blocked = await ask(MS_HALE, `GET ${API_PATHS.me}`);
    expect(JSON.parse(blocked.text)).toMatchObject({ error: { code: "misshapen", problems: ["Plans: the list is missing"] } });
  });

  it("answers staff of a school that is ready, and tells those of one that is not what stands in the way", async () => {
    const elm = { ...OAKFIELD_SCHOOL, id: "school-elm" as SchoolId, firstSencoIds: ["person-elm" as PersonId] };
    const both = createReadiness([elm.id, OAKFIELD]);
    for (const part of ["lists", "roster"] as const) both.hasRead(OAKFIELD, part);
    services = await oakfield({}, { schools: [elm, OAKFIELD_SCHOOL], readiness: both });
    await serve();
    expect((await ask(MS_HALE, `GET ${API_PATHS.me}`)).status).toBe(200);
    const waiting = await ask("person-elm", `GET ${API_PATHS.me}`);
    expect([waiting.status, codeIn(waiting.text), waiting.headers.get("retry-after")]).toEqual([503, "not-ready", "2"]);
    both.blockedBy(elm.id, "lists", new MisshapenError({ kind: "list", id: "Plans" }, ["the list is missing"]));
    const blocked = await ask("person-elm", `GET ${API_PATHS.me}`);
    expect([blocked.status, codeIn(blocked.text)]).toEqual([503, "misshapen"]);
    expect((await ask(PUPIL_JO, `GET ${API_PATHS.me}`)).status).toBe(403);
  });

  it("is never kept by a browser, and lets only the tenant's pages call from elsewhere", async () => {
    const { headers } = await ask(MS_HALE, `GET ${API_PATHS.me}`);
    expect([headers.get("cache-control"), headers.get("x-content-type-options"), headers.get("referrer-policy"), headers.get("request-id")]).toEqual(["no-store", "nosniff", "no-referrer", "request-1"]);
    const preflight = (origin: string) => call(API_PATHS.me, { method: "OPTIONS", headers: { origin, "access-control-request-method": "GET", "access-control-request-headers": "authorization" } });
    const allowed = await preflight(TENANT_ORIGIN);
    expect([allowed.status, allowed.headers.get("access-control-allow-origin"), allowed.headers.get("access-control-allow-credentials")]).toEqual([204, TENANT_ORIGIN, null]);
    expect((await preflight("http://localhost:9999")).headers.get("access-control-allow-origin")).not.toBe("http://localhost:9999");
  });
});
