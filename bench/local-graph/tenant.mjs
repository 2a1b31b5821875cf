// The local tenant as a program of its own on a folder of its own, with lists of several sizes, asked through Graph with a real token.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { PGlite } from "@electric-sql/pglite";
import webpack from "webpack";
import configurations from "../../webpack.config.js";
import { send } from "./measure.mjs";

const ROOT = path.join(import.meta.dirname, "../..");
const PROGRAM = path.join(ROOT, ".cache/bench/local-tenant");
const TENANT = "7f2c1a34-5b6d-4e8f-9a0b-1c2d3e4f5a6b";
const APP = { appId: "be4c4000-0000-4000-8000-000000000001", secret: "only-for-the-bench" };
const JSON_HEADERS = { "content-type": "application/json" };

/** Rows that belong together, so that one filter finds as many as a page holds. */
export const ROWS_OF_A_PLAN = 200;

/** The columns of one row, the same for every program that is measured. */
export const rowOf = (number) => ({
  Key: `row-${number}`,
  PlanId: `plan-${Math.floor(number / ROWS_OF_A_PLAN)}`,
  Title: `Row ${number}`,
  Count: number % 97,
  Note: "Reads twenty words from the list with one prompt, three times a week, with the same adult.",
});

/** Builds the local tenant's program alone. */
export async function build() {
  const programs = configurations.find((one) => one.name === "programs");
  mkdirSync(PROGRAM, { recursive: true });
  const compiler = webpack({ ...programs, cache: false, entry: { main: path.join(ROOT, "src/local-tenant/main.ts") }, output: { ...programs.output, path: PROGRAM } });
  const stats = await new Promise((resolve, reject) => compiler.run((error, done) => (error ? reject(error) : resolve(done))));
  if (stats.hasErrors()) throw new Error(stats.toString({ preset: "errors-only" }));
}

/** A port that nobody uses now. */
export async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

/** Starts the built program on a folder and a port, and waits until it answers. */
export async function start(folder, port) {
  const child = spawn(process.execPath, [...(process.env.BENCH_NODE_OPTIONS ?? "").split(" ").filter(Boolean), path.join(PROGRAM, "main.js")], {
    cwd: ROOT,
    env: { ...process.env, LOCAL_TENANT_PORT: String(port), LOCAL_TENANT_FOLDER: folder },
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise((resolve, reject) => {
    child.stdout.once("data", resolve);
    child.once("exit", (code) => reject(new Error(`The tenant ended with ${code}`)));
  });
  return child;
}

/** Stops it and waits. */
export async function stop(child) {
  child.kill("SIGTERM");
  await once(child, "exit");
}

async function token(origin) {
  const form = new URLSearchParams({ grant_type: "client_credentials", client_id: APP.appId, client_secret: APP.secret, scope: "https://graph.microsoft.com/.default" });
  const answer = await send(`${origin}/${TENANT}/oauth2/v2.0/token`, { method: "POST", headers: { "content-type": "application/x-www-form-urlencoded" }, body: form.toString() });
  return JSON.parse(answer.text).access_token;
}

async function makeLists(origin, sizes) {
  const admin = (place, body) => send(`${origin}/admin/api/${place}`, { method: "PUT", headers: JSON_HEADERS, body: JSON.stringify(body) });
  await admin(`applications/${APP.appId}`, { displayName: "Bench", secret: APP.secret, applicationRoles: { "https://graph.microsoft.com": ["Sites.Manage.All"] } });
  const { id: site } = JSON.parse((await admin("sites/bench", { displayName: "Bench" })).text);
  const headers = { ...JSON_HEADERS, authorization: `Bearer ${await token(origin)}` };
  const columns = [
    { name: "Key", text: {}, indexed: true, enforceUniqueValues: true },
    { name: "PlanId", text: {}, indexed: true },
    { name: "Count", number: {}, indexed: true },
    { name: "Note", text: { allowMultipleLines: true } },
  ];
  const lists = new Map();
  for (const size of sizes) {
    const body = JSON.stringify({ displayName: `Rows ${size}`, list: { template: "genericList" }, columns });
    lists.set(size, JSON.parse((await send(`${origin}/v1.0/sites/${site}/lists`, { method: "POST", headers, body })).text).id);
  }
  return { site, lists };
}

// Straight into the stopped tenant's database: through Graph, the largest list alone would take minutes.
async function fill(folder, lists) {
  const database = await PGlite.create(path.join(folder, "database"));
  for (const [size, list] of lists) {
    await database.query(
      `with added as (insert into items (list_id, id, guid, fields, created_at, modified_at, created_by, modified_by)
         select $1, n + 1, gen_random_uuid()::text, jsonb_build_object('Key', 'row-' || n, 'PlanId', 'plan-' || n / ${ROWS_OF_A_PLAN}, 'Title', 'Row ' || n, 'Count', n % 97, 'Note', $3::text), $4, $4, $5::jsonb, $5::jsonb
         from generate_series(0, $2::int - 1) n returning *)
       insert into item_versions (list_id, item_id, version, fields, modified_at, modified_by) select list_id, id, version, fields, modified_at, modified_by from added`,
      [list, size, rowOf(0).Note, "2026-09-01T08:00:00Z", JSON.stringify({ application: { id: APP.appId, displayName: "Bench" } })],
    );
    await database.query("insert into list_numbers values ($1, $2) on conflict (list_id) do update set next_item_id = excluded.next_item_id", [list, size + 1]);
  }
  await database.close();
}

/** Builds the tenant and starts it on `folder` with one list for each of `sizes`; gives what may be asked of a list. */
export async function startTenant(folder, sizes) {
  await build();
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  let child = await start(folder, port);
  const { site, lists } = await makeLists(origin, sizes);
  await stop(child);
  await fill(folder, lists);
  child = await start(folder, port);
  const headers = { ...JSON_HEADERS, authorization: `Bearer ${await token(origin)}` };
  return { questionsTo: (size) => questions({ origin, headers, size, items: `/sites/${site}/lists/${lists.get(size)}/items` }), stop: () => stop(child) };
}

function questions({ origin, headers, size, items }) {
  const address = `${origin}/v1.0${items}`;
  const plans = Math.floor(size / ROWS_OF_A_PLAN);
  const marks = new Map();
  let added = size;
  const read = async (url) => JSON.parse((await send(url, { headers })).text);
  const change = async (number) => {
    const id = (number % Math.min(size, 1000)) + 1;
    const body = JSON.stringify({ fields: { Title: `Changed ${number}` } });
    const answer = await send(`${address}/${id}`, { method: "PATCH", headers: { ...headers, "if-match": marks.get(id) }, body });
    marks.set(id, answer.headers.etag);
  };
  return {
    get: (number) => send(`${address}/${((number * 7919) % size) + 1}?$expand=fields`, { headers }),
    page: (number) => send(`${address}?$expand=fields&$filter=${encodeURIComponent(`fields/PlanId eq 'plan-${number % plans}'`)}&$top=200`, { headers }),
    insert: () => send(address, { method: "POST", headers, body: JSON.stringify({ fields: rowOf(added++) }) }),
    update: change,
    batch: () => {
      const requests = Array.from({ length: 20 }, (_, id) => ({ id: String(id), method: "POST", url: items, headers: JSON_HEADERS, body: { fields: rowOf(added++) } }));
      return send(`${origin}/v1.0/$batch`, { method: "POST", headers, body: JSON.stringify({ requests }) });
    },
    /** Reads the revisions that the changes name. */
    async readMarks() {
      for (const item of (await read(`${address}?$top=1000`)).value) marks.set(Number(item.id), item.eTag);
    },
    /** Changes 1,000 rows, and gives the question for what has changed since before. */
    async prepareDelta() {
      const { "@odata.deltaLink": link } = await read(`${address}/delta?$expand=fields&$top=1000&token=latest`);
      for (let number = 0; number < 1000; number += 1) await change(number);
      const seen = (await read(link)).value.length;
      if (seen !== Math.min(size, 1000)) throw new Error(`Delta tells of ${seen} changes`);
      return () => send(link, { headers });
    },
  };
}
