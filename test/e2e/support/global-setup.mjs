import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

const repository = path.resolve(import.meta.dirname, "../../..");
const state = path.join(repository, ".cache/e2e/seeded");
const stamp = path.join(repository, ".cache/e2e/seeded-with");

/** What the seeded state was made from: the built programs and the day it is. */
function stampNow() {
  const hash = createHash("sha256").update(new Date().toISOString().slice(0, 10));
  for (const name of readdirSync(path.join(repository, "dist"), { recursive: true }).sort()) {
    if (name.endsWith(".js") && !name.includes("pages")) hash.update(readFileSync(path.join(repository, "dist", name)));
  }
  return hash.digest("hex");
}

/** Starts the product once with the README's program and lets it seed the example schools; test files copy the state. */
export default function seedOnce() {
  const wanted = stampNow();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  rmSync(path.join(repository, ".cache/e2e"), { recursive: true, force: true });
  mkdirSync(state, { recursive: true });
  const run = spawnSync(process.execPath, [path.join(repository, "dist/cli/start.js"), "--stop-when-ready"], {
    env: {
      ...process.env,
      LOCAL_TENANT_PORT: "4610",
      LOCAL_TENANT_FOLDER: path.join(state, "tenant"),
      BATON_PORT: "4611",
      BATON_STATE_FOLDER: path.join(state, "service"),
    },
    encoding: "utf8",
    timeout: 180_000,
  });
  if (run.status !== 0) throw new Error(`The product could not be started and seeded:\n${run.stdout}\n${run.stderr}`);
  writeFileSync(stamp, wanted);
}
