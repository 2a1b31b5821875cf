// What opening a class of 30 costs a teacher: requests, raw bytes (nothing compressed) and SharePoint's resource units, beside
// a hand-tuned client that reads the same rows from the lists. Both wait 50 ms before each request, in the same run.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { CHILDREN, CLASS_ID, classRecords } from "./class-open/class-rows.mjs";
import { openByLists } from "./class-open/rival.mjs";
import { freePort } from "./local-graph/tenant.mjs";
import { loadParts } from "./shared/product-parts.mjs";

const ROOT = path.join(import.meta.dirname, "..");
const PARTS = [
  "src/config/service-settings", "src/graph/microsoft-graph", "src/service/app-token", "src/local-tenant/graph/under-budget", "src/cli/seed/known-people", "test/support/redeem-sign-in",
];
const TENANT = "7f2c1a34-5b6d-4e8f-9a0b-1c2d3e4f5a6b";
const BATON = "b1f5c0de-7a1e-4f0e-9a5b-0d4c6a2e1f01";
const LATENCY_MS = 50;
/** The lists are followed this often, so that a round can be told from what a reader causes. */
const ROUND_SECONDS = 12;
const OPENINGS = 20;

async function start(folder) {
  const [tenantPort, servicePort] = [await freePort(), await freePort()];
  const witness = path.join(folder, "witness.jsonl");
  const env = {
    ...process.env, LOCAL_TENANT_PORT: String(tenantPort), LOCAL_TENANT_FOLDER: path.join(folder, "tenant"), LOCAL_TENANT_WITNESS: witness, BATON_PORT: String(servicePort),
    BATON_STATE_FOLDER: path.join(folder, "service"), BATON_LISTS_SECONDS: String(ROUND_SECONDS), BATON_ROSTER_SECONDS: "5",
  };
  const child = spawn(process.execPath, [path.join(ROOT, "dist/cli/start.js")], { env, stdio: ["ignore", "pipe", "inherit"] });
  const service = `http://localhost:${servicePort}`;
  const ended = once(child, "exit");
  const isReady = async () => (await fetch(`${service}/health`).then((answer) => answer.json(), () => ({ ready: false }))).ready;
  for (let waited = 0; !(await isReady()); waited += 1) {
    if (child.exitCode !== null || waited > 360) throw new Error("the product did not start; build it first with: npm run build");
    await pause(500);
  }
  return { tenant: `http://localhost:${tenantPort}`, service, witness, stateFolder: env.BATON_STATE_FOLDER, stop: async () => { child.kill("SIGTERM"); await ended; } };
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** Resource units of everything that has been asked so far of one school's site. */
function unitsSoFar(witness, site, unitsOf) {
  const lines = readFileSync(witness, "utf8").split("\n").slice(0, -1);
  return lines.map((line) => JSON.parse(line)).filter((one) => decodeURIComponent(one.path).includes(site)).reduce((sum, { method, path: place, query }) => sum + unitsOf({ method, path: place, query: new URLSearchParams(query) }), 0);
}

/** Puts the class into the roster and its rows into the lists, as the product writes them. */
async function fill(product, { tenant, stateFolder }) {
  const settings = product.readServiceSettings({ BATON_LOCAL_TENANT_URL: tenant, BATON_STATE_FOLDER: stateFolder });
  const { id: schoolId } = product.KNOWN_SCHOOLS.oakfield;
  const teacherId = product.KNOWN_PEOPLE.willowTeacher.id;
  const put = await fetch(`${tenant}/admin/api/classes/${CLASS_ID}`, {
    method: "PUT", headers: { "content-type": "application/json" }, body: JSON.stringify({ displayName: "Bench", schoolId, teacherIds: [teacherId], pupilIds: [] }),
  });
  if (!put.ok) throw new Error(await put.text());
  const patience = { begin: () => ({ again: async () => false }), callWithinMs: (seconds) => seconds * 1000 };
  const getToken = product.createAppToken(settings, { patience, pem: readFileSync(settings.certificateFile, "utf8") });
  const clock = { now: () => new Date().toISOString(), today: () => new Date().toISOString().slice(0, 10) };
  const graph = product.createMicrosoftGraph({ graphOrigin: settings.graphOrigin, appId: settings.teamsAppId, getToken, clock, patience });
  const school = JSON.parse(readFileSync(settings.schoolsFile, "utf8")).map((one) => ({ ...one, id: one.educationSchoolId })).find((one) => one.id === schoolId);
  const day = (offset) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
  const records = classRecords({ schoolId, leadId: teacherId, days: { from: day(-30), until: day(60) } });
  for (const [list, rows] of Object.entries(records)) for (const record of rows) await graph.lists.create(school, list, record, teacherId);
  return { childIds: records.Children.map(({ id }) => id), teacherId, getToken, siteUrl: school.siteUrl };
}

async function openClass(service, token) {
  await pause(LATENCY_MS);
  const answer = await fetch(`${service}/api/classes/${CLASS_ID}/plans`, { headers: { authorization: `Bearer ${token}`, "accept-encoding": "identity" } });
  const text = await answer.text();
  if (!answer.ok) return { children: 0, bytes: 0 };
  const { children } = JSON.parse(text);
  return { children: children.length, targets: children.flatMap(({ plan }) => plan.targets).length, bytes: Buffer.byteLength(text) };
}

async function timed(work) {
  const times = [];
  let last;
  for (let round = 0; round < OPENINGS; round += 1) {
    const from = performance.now();
    last = await work();
    times.push(performance.now() - from);
  }
  return { ...last, medianMs: Math.round(median(times)) };
}

/** Waits for the round in which the lists are followed to begin and to end; gives what it has cost. */
async function nextRound(units) {
  const before = units();
  while (units() === before) await pause(100);
  let now = units();
  for (let last = -1; last !== now; now = units()) {
    last = now;
    await pause(1500);
  }
  return now - before;
}

/** Folders are still being shared, copies filed and acts recorded: waits until three rounds running have cost the same. */
async function untilQuiet(units) {
  for (let same = 0, last = await nextRound(units); same < 2; ) {
    const now = await nextRound(units);
    same = now === last ? same + 1 : 0;
    last = now;
  }
}

async function compare(product, place) {
  const { childIds, teacherId, getToken, siteUrl } = await fill(product, place);
  const token = await product.redeemSignIn(`${place.tenant}/${TENANT}/oauth2/v2.0`, {
    personId: teacherId, clientId: BATON, redirectUri: `${place.service}/redirect.html`, scope: `openid api://localhost/${BATON}/access_as_user`,
  });
  const headers = { authorization: `Bearer ${await getToken()}`, "accept-encoding": "identity" };
  const ask = async (address) => {
    await pause(LATENCY_MS);
    const answer = await fetch(address.startsWith("http") ? address : `${place.tenant}/v1.0${address}`, { headers });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${address}: ${text}`);
    return text;
  };
  const { hostname, pathname } = new URL(siteUrl);
  const { id: site } = JSON.parse(await ask(`/sites/${hostname}:${pathname}`));
  const units = () => unitsSoFar(place.witness, site, product.unitsOf);
  while ((await openClass(place.service, token)).children < CHILDREN) await pause(500);
  await untilQuiet(units);
  const before = units();
  const ours = await timed(() => openClass(place.service, token));
  const warmResourceUnits = units() - before;
  const refreshResourceUnits = await nextRound(units);

  const rival = await timed(() => openByLists({ ask, site, childIds }, ["Plans", "Targets", "Provision"]));
  const withReviews = await openByLists({ ask, site, childIds }, ["Plans", "Targets", "Provision", "Reviews"]);
  const line = (what, { requests, bytes, medianMs }) => console.log(`${what.padEnd(34)} ${String(requests).padStart(2)} requests ${String(Math.round(bytes / 1024)).padStart(5)} KB${medianMs === undefined ? "" : `  median ${medianMs} ms`}`);
  console.log(`${ours.children} children, ${ours.targets} targets; ${LATENCY_MS} ms before each request`);
  line("our service", { requests: 1, ...ours });
  line("lists, the rows that we show", rival);
  line("lists, with reviews as well", withReviews);
  console.log(JSON.stringify({ requests: 1, rawBytesRatio: Number((ours.bytes / rival.bytes).toFixed(2)), warmResourceUnits, refreshResourceUnits }));
}

const folder = mkdtempSync(path.join(tmpdir(), "bench-class-open-"));
try {
  const product = await loadParts("class-open", PARTS);
  const place = await start(folder);
  try {
    await compare(product, place);
  } finally {
    await place.stop();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
