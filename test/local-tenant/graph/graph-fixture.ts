import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import type { Fault } from "../../../src/local-tenant/admin/fault";
import { createCallNotes } from "../../../src/local-tenant/graph/call-notes";
import { createGraph } from "../../../src/local-tenant/graph/create-graph";
import { createDriveDoors } from "../../../src/local-tenant/graph/drives/create-drive-doors";
import type { Caller } from "../../../src/local-tenant/identity/caller";
import { openStoreInMemory } from "../../../src/local-tenant/store/open-store";
import type { Store } from "../../../src/local-tenant/store/store";
import { checkAgainstOracle } from "../../support/graph-oracle";
import { emptyDatabase } from "../../support/empty-database";
import { createWatcher } from "../../support/witnessed";

export const PRODUCT_APP = "b1f5c0de-7a1e-4f0e-9a5b-0d4c6a2e1f01";
export const OTHER_APP = "0000aaaa-7a1e-4f0e-9a5b-0d4c6a2e1f01";
const COLLECTION = "11111111-1111-4111-8111-111111111111";
export const SITE = `localhost,${COLLECTION},22222222-2222-4222-8222-222222222222`;
export const SCHOOL = "aaaaaaaa-0000-4000-8000-000000000001";
export const CLASS_OAK = "cccccccc-0000-4000-8000-000000000001";
export const CLASS_ELM = "cccccccc-0000-4000-8000-000000000002";

/** A SENCO who owns the site, a member of it, two teachers and a pupil. */
export const PEOPLE = {
  senco: "10000000-0000-4000-8000-000000000001",
  member: "20000000-0000-4000-8000-000000000002",
  teacher: "30000000-0000-4000-8000-000000000003",
  colleague: "40000000-0000-4000-8000-000000000004",
  pupil: "50000000-0000-4000-8000-000000000005",
} as const;

const PAGE_SCOPES = ["Sites.ReadWrite.All", "Files.ReadWrite.All", "User.Read", "User.ReadBasic.All", "EduRoster.ReadBasic"];
const PRODUCT_ROLES = ["Sites.Selected", "EduRoster.Read.All", "EduRoster.ReadBasic.All", "User.ReadBasic.All"];

/** Who a request may come as. The fixture's tokens are these words. */
const CALLERS: Readonly<Record<string, Caller>> = {
  product: { appId: PRODUCT_APP, scopes: [], roles: PRODUCT_ROLES },
  stranger: { appId: OTHER_APP, scopes: [], roles: PRODUCT_ROLES },
  administrator: { appId: OTHER_APP, scopes: [], roles: ["Sites.FullControl.All"] },
  powerless: { appId: OTHER_APP, scopes: [], roles: [] },
  ...Object.fromEntries(Object.entries(PEOPLE).map(([name, personId]) => [name, { appId: OTHER_APP, personId, scopes: PAGE_SCOPES, roles: [] }])),
  ...Object.fromEntries(Object.entries(PEOPLE).map(([name, personId]) => [`${name}-selected`, { appId: PRODUCT_APP, personId, scopes: ["Sites.Selected"], roles: [] }])),
};

/** `teacher:User.Read+Team.ReadBasic.All` is a person, and `app:User.Read.All` an application, with these permissions only. */
function callerOf(token: string): Caller | undefined {
  const [name = "", permissions] = token.split(":");
  if (permissions === undefined) return CALLERS[token];
  const held = permissions.split("+");
  if (name === "app") return { appId: OTHER_APP, scopes: [], roles: held };
  const personId = PEOPLE[name as keyof typeof PEOPLE];
  return personId === undefined ? undefined : { appId: OTHER_APP, personId, scopes: held, roles: [] };
}

/** Anything in a Graph answer, read by name or by place as a client without types would. */
export interface Json {
  readonly [name: string]: Json;
}

export interface GraphAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The JSON of the answer; an empty object where there is none. */
  readonly body: Json;
  /** `value` of a collection. */
  readonly value: readonly Json[];
}

export interface GraphFixture {
  readonly origin: string;
  readonly store: Store;
  /** Sends a request under `/v1.0`; every answer is compared with Microsoft's description of Graph, and a download is followed. */
  call(caller: string, request: string, options?: { readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> }): Promise<GraphAnswer>;
  /** What happens to the next matching write after it has been carried out. */
  setFault(fault: Fault): void;
  /** How many writes the tenant has noted. */
  countWrites(): Promise<number>;
  close(): Promise<void>;
}

/** Starts the local Graph on a free port with a small school in an empty store. */
export async function startGraph(): Promise<GraphFixture> {
  const store = await openStoreInMemory(emptyDatabase());
  await fillStore(store);
  let fault: Fault = "none";
  const watcher = createWatcher();
  const calls = createCallNotes(store, (line) => process.stderr.write(`${line}\n`));
  const graph = createGraph({
    store,
    calls,
    witness: watcher.witness,
    tenantId: "7f2c1a34-5b6d-4e8f-9a0b-1c2d3e4f5a6b",
    faults: { take: () => { const taken = fault; fault = "none"; return taken; } },
    readCaller: (authorization) => Promise.resolve(callerOf(authorization?.replace("Bearer ", "") ?? "") ?? { refused: "Access token validation failure." }),
  });
  const app = new Hono();
  app.route("/v1.0", graph);
  app.route("/", createDriveDoors({ store, tenantId: "7f2c1a34-5b6d-4e8f-9a0b-1c2d3e4f5a6b" }));
  const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" });
  await new Promise((resolve) => server.once("listening", resolve));
  const origin = `http://localhost:${String((server.address() as AddressInfo).port)}`;
  return {
    origin,
    store,
    call: (caller, request, options = {}) => callGraph(origin, { caller, request, options }),
    setFault(next) { fault = next; },
    async countWrites() {
      await calls.flush();
      const rows = await store.query<{ total: number }>("select count(*)::int as total from calls");
      return rows[0]?.total ?? 0;
    },
    async close() {
      await new Promise((resolve) => server.close(resolve));
      await calls.flush();
      await store.close();
      watcher.check();
    },
  };
}

interface Sending {
  readonly caller: string;
  readonly request: string;
  readonly options: { readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> };
}

async function callGraph(origin: string, { caller, request, options }: Sending): Promise<GraphAnswer> {
  const [method = "GET", address = ""] = request.split(/ (.*)/s);
  const url = address.startsWith("http") ? address : `${origin}/v1.0${address}`;
  const bytes = options.body instanceof Uint8Array;
  const body = options.body === undefined ? null : bytes ? (options.body as Uint8Array<ArrayBuffer>) : JSON.stringify(options.body);
  const headers = { authorization: `Bearer ${caller}`, ...(body === null ? {} : { "content-type": bytes ? "application/octet-stream" : "application/json" }), ...options.headers };
  const first = await fetch(url, { method, headers, body, redirect: "manual" });
  const response = first.status === 302 ? await fetch(first.headers.get("location") ?? "") : first;
  const text = await response.text();
  const json = response.headers.get("content-type")?.includes("json") === true ? (JSON.parse(text) as Json) : ({} as Json);
  const path = new URL(url).pathname.replace("/v1.0", "");
  if (response === first && (response.status < 300 || text !== "")) {
    const findings = checkAgainstOracle({ method, path, status: response.status, body: json });
    if (findings.length > 0) throw new Error(`${request} differs from Microsoft Graph:\n${findings.join("\n")}`);
  }
  return { status: response.status, headers: response.headers, text, body: json, value: (json["value"] as unknown as readonly Json[] | undefined) ?? [] };
}

async function fillStore(store: Store): Promise<void> {
  await store.query("insert into schools (id, display_name) values ($1, 'Oakfield Primary')", [SCHOOL]);
  const roles = { senco: "teacher", member: "teacher", teacher: "teacher", colleague: "teacher", pupil: "student" } as const;
  for (const [name, id] of Object.entries(PEOPLE)) {
    await store.query("insert into people (id, user_principal_name, display_name, given_name, surname, job_title, primary_role) values ($1, $2, $3, $4, 'Example', 'Staff', $5)", [
      id, `${name}@oakfield.example`, `${name} Example`, name, roles[name as keyof typeof roles],
    ]);
    await store.query("insert into school_people values ($1, $2)", [SCHOOL, id]);
  }
  for (const [id, title, teacher] of [[CLASS_OAK, "Oak", PEOPLE.teacher], [CLASS_ELM, "Elm", PEOPLE.colleague]] as const) {
    await store.query("insert into classes (id, school_id, display_name) values ($1, $2, $3)", [id, SCHOOL, title]);
    await store.query("insert into class_people values ($1, $2, true)", [id, teacher]);
  }
  await store.query("insert into class_people values ($1, $2, false)", [CLASS_OAK, PEOPLE.pupil]);
  await store.query("insert into applications (app_id, display_name, registration) values ($1, 'Baton', '{}')", [PRODUCT_APP]);
  await store.query("insert into sites values ($1, '22222222-2222-4222-8222-222222222222', 'localhost', '/sites/sen-oakfield', 'SEN Oakfield', '2026-09-01T08:00:00Z')", [COLLECTION]);
  await store.query("insert into site_people values ($1, $2, 'owner'), ($1, $3, 'member')", [COLLECTION, PEOPLE.senco, PEOPLE.member]);
  await store.query("insert into site_grants values ('grant-1', $1, $2, 'Baton', '[\"fullcontrol\"]')", [COLLECTION, PRODUCT_APP]);
}
