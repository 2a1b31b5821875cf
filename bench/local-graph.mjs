// How fast the local tenant answers Graph, and whether a long list costs more than a short one; beside it, in the same run
// and with as many requests at once, Azurite's table service. Every write that the tenant has answered is on disk: a killed
// program loses none. Azurite answers from memory and writes its file every five seconds.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { startAzurite } from "./local-graph/azurite.mjs";
import { CONCURRENCY, measure, middle } from "./local-graph/measure.mjs";
import { startTenant } from "./local-graph/tenant.mjs";

const MAIN_SIZE = 20_000;
const SIZES = [1000, 10_000, 100_000];
const ROUNDS = 3;
const ROUND_MS = Number(process.env["BENCH_ROUND_MS"] ?? 1500);
const OPERATIONS = { get: "item by id", page: "filtered page of 200", insert: "insert", update: "change with If-Match", batch: "batch of 20 inserts" };

async function measureBeside(ours, theirs) {
  const results = {};
  for (const name of Object.keys(OPERATIONS)) {
    const own = [];
    const other = [];
    await measure(ours[name], ROUND_MS / 3);
    await measure(theirs[name], ROUND_MS / 3);
    for (let round = 0; round < ROUNDS; round += 1) {
      own.push(await measure(ours[name], ROUND_MS));
      other.push(await measure(theirs[name], ROUND_MS));
    }
    results[name] = { ours: middle(own), azurite: middle(other) };
  }
  return results;
}

async function measureSize(asked) {
  await asked.readMarks();
  const results = {};
  for (const name of ["get", "page", "insert", "update"]) {
    await measure(asked[name], ROUND_MS / 3);
    results[name] = await measure(asked[name], ROUND_MS);
  }
  results.delta = await measure(await asked.prepareDelta(), ROUND_MS);
  return results;
}

const shown = ({ perSecond, medianMs, p95Ms }) => `${String(perSecond).padStart(6)}/s  median ${String(medianMs).padStart(6)} ms  p95 ${String(p95Ms).padStart(6)} ms`;
const ratio = ({ ours, azurite }) => Number((ours.perSecond / azurite.perSecond).toFixed(2));

async function compare(tenant, azurite) {
  const main = tenant.questionsTo(MAIN_SIZE);
  await main.readMarks();
  await azurite.questions.readMarks();
  console.log(`${CONCURRENCY} requests at once; a list and a table of ${MAIN_SIZE} rows`);
  const beside = await measureBeside(main, azurite.questions);
  for (const [name, title] of Object.entries(OPERATIONS)) {
    console.log(`${title.padEnd(22)} tenant  ${shown(beside[name].ours)}`);
    console.log(`${"".padEnd(22)} Azurite ${shown(beside[name].azurite)}   ratio ${ratio(beside[name])}`);
  }
  console.log(`${"delta of 1,000 changes".padEnd(22)} tenant  ${shown(await measure(await main.prepareDelta(), ROUND_MS))}`);
  return Object.fromEntries(Object.keys(OPERATIONS).map((name) => [name, ratio(beside[name])]));
}

async function compareSizes(tenant) {
  const filteredPageP95Ms = {};
  for (const size of SIZES) {
    const results = await measureSize(tenant.questionsTo(size));
    console.log(`\na list of ${size} rows`);
    for (const [name, result] of Object.entries(results)) console.log(`${(OPERATIONS[name] ?? "delta of 1,000 changes").padEnd(22)} ${shown(result)}`);
    filteredPageP95Ms[size] = results.page.p95Ms;
  }
  return filteredPageP95Ms;
}

const folder = mkdtempSync(path.join(tmpdir(), "bench-local-graph-"));
const running = [];
try {
  const azurite = await startAzurite(path.join(folder, "azurite"), MAIN_SIZE);
  running.push(azurite);
  const tenant = await startTenant(path.join(folder, "tenant"), [MAIN_SIZE, ...SIZES]);
  running.push(tenant);
  const ratioToAzurite = await compare(tenant, azurite);
  const filteredPageP95Ms = await compareSizes(tenant);
  console.log(JSON.stringify({ ratioToAzurite, filteredPageP95Ms }));
} finally {
  for (const program of running) await program.stop();
  rmSync(folder, { recursive: true, force: true });
}
