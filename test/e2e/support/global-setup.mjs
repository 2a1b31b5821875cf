import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";

const repository = path.resolve(import.meta.dirname, "../../..");
const WORKERS = [1, 2];
const LONGEST_SEEDING_MS = 180_000;
const stamp = path.join(repository, ".cache/e2e/seeded-with");

const stateOf = (worker) => path.join(repository, ".cache/e2e", `seeded-${worker}`);

/** What the seeded state was made from: the built programs and the day it is. */
function stampNow() {
  const hash = createHash("sha256").update(new Date().toISOString().slice(0, 10));
  for (const name of readdirSync(path.join(repository, "dist"), { recursive: true }).sort()) {
    if (name.endsWith(".js") && !name.includes("pages")) hash.update(readFileSync(path.join(repository, "dist", name)));
  }
  return hash.digest("hex");
}

/** Starts the product once for each worker, on that worker's ports, and lets it seed the example schools; test files copy the state. */
export default async function seedOnce() {
  const wanted = stampNow();
  if (WORKERS.map(stateOf).every(existsSync) && existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  rmSync(path.join(repository, ".cache/e2e"), { recursive: true, force: true });
  await Promise.all(WORKERS.map(seedFor));
  writeFileSync(stamp, wanted);
}

async function seedFor(worker) {
  const state = stateOf(worker);
  mkdirSync(state, { recursive: true });
  const env = {
    ...process.env,
    LOCAL_TENANT_PORT: String(4600 + 10 * worker),
    LOCAL_TENANT_FOLDER: path.join(state, "tenant"),
    BATON_PORT: String(4601 + 10 * worker),
    BATON_STATE_FOLDER: path.join(state, "service"),
  };
  const program = [path.join(repository, "dist/cli/start.js"), "--stop-when-ready"];
  await promisify(execFile)(process.execPath, program, { env, timeout: LONGEST_SEEDING_MS }).catch((error) => {
    throw new Error(`The product could not be started and seeded:\n${error.stdout}\n${error.stderr}`);
  });
}
