// Builds `dist/`, each part only when something it is made from has changed. Usage: node tools/build.mjs [--only programs|pages]
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const ROOT = path.join(import.meta.dirname, "..");
const STAMPS = path.join(ROOT, ".cache/build");
const LOCK = path.join(STAMPS, "lock");
const LONGEST_WAIT_MS = 300_000;

/** Everything a part is made from, and one file that shows it was made. The slowest part comes first: two are built at a time. */
const PARTS = [
  {
    name: "service-pages",
    kind: "pages",
    made: "dist/service/pages/tab/index.html",
    from: ["src/domain", "src/application", "src/api", "src/word", "src/host", "src/ui", "src/tab", "src/taskpane", "assets"],
  },
  { name: "tenant-pages", kind: "pages", made: "dist/local-tenant/pages/teams.html", from: ["src/local-tenant"] },
  {
    name: "programs",
    kind: "programs",
    made: "dist/service/main.js",
    from: ["src/domain", "src/application", "src/api", "src/cards", "src/word", "src/graph", "src/store", "src/bot", "src/config", "src/service", "src/cli", "src/local-tenant"],
  },
];
const ALWAYS = ["webpack.config.js", "package-lock.json", "tools/build.mjs"];

function filesUnder(folder) {
  if (!existsSync(path.join(ROOT, folder))) return [];
  return readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)))
    .sort();
}

function fingerprint(part) {
  const hash = createHash("sha256");
  for (const file of [...ALWAYS, ...part.from.flatMap(filesUnder)]) hash.update(`${file}\0`).update(readFileSync(path.join(ROOT, file)));
  return hash.digest("hex");
}

const stampOf = (part) => path.join(STAMPS, part.name);

function isBuilt(part, print) {
  const stamp = stampOf(part);
  return existsSync(path.join(ROOT, part.made)) && existsSync(stamp) && readFileSync(stamp, "utf8") === print;
}

/** One part in its own process, so that two cores are used; resolves to what it said when it failed. */
function buildApart(part) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [import.meta.filename, "--part", part.name], { cwd: ROOT, stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    child.stdout.on("data", (piece) => (said += piece));
    child.stderr.on("data", (piece) => (said += piece));
    child.on("close", (code) => resolve(code === 0 ? undefined : `${part.name}:\n${said.trim()}`));
  });
}

/** What is wrong, one short text each, without webpack's own call stacks. */
function explain(stats) {
  const { errors } = stats.toJson({ all: false, errors: true, moduleTrace: false, errorStack: false });
  const sayings = errors.map(({ moduleName, message }) => [moduleName, ...message.split("\n").filter((line) => !/^\s+at /.test(line))].filter(Boolean).slice(0, 12).join("\n"));
  return [...new Set(sayings)];
}

async function buildHere(name) {
  const { default: webpack } = await import("webpack");
  const { default: configurations } = await import("../webpack.config.js");
  const compiler = webpack(configurations.find((one) => one.name === name));
  const stats = await new Promise((resolve, reject) => compiler.run((error, result) => (error ? reject(error) : resolve(result))));
  for (const said of explain(stats)) console.error(said);
  await new Promise((resolve) => compiler.close(resolve));
  process.exitCode = stats.hasErrors() ? 1 : 0;
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** One build at a time in one tree: two would empty each other's folders. */
async function takeLock() {
  const giveUpAt = Date.now() + LONGEST_WAIT_MS;
  mkdirSync(STAMPS, { recursive: true });
  for (;;) {
    try {
      writeFileSync(LOCK, String(process.pid), { flag: "wx" });
      process.on("exit", () => rmSync(LOCK, { force: true }));
      for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(1));
      return;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
    const holder = existsSync(LOCK) ? Number(readFileSync(LOCK, "utf8")) : 0;
    if (holder > 0 && !isRunning(holder)) rmSync(LOCK, { force: true });
    else if (Date.now() > giveUpAt) throw new Error(`Another build (process ${holder}) has not ended. Stop it, then remove ${path.relative(ROOT, LOCK)}.`);
    else await pause(100);
  }
}

async function buildAll(parts) {
  const waiting = [...parts];
  const failures = [];
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const { part, print } = next;
      const failure = await buildApart(part);
      if (failure === undefined) writeFileSync(stampOf(part), print);
      else failures.push(failure);
    }
  };
  await Promise.all([work(), work()]);
  return failures;
}

async function main(only) {
  const startedAt = performance.now();
  const wanted = PARTS.filter((part) => only === undefined || part.kind === only);
  const stale = () => wanted.map((part) => ({ part, print: fingerprint(part) })).filter(({ part, print }) => !isBuilt(part, print));
  if (stale().length > 0) await takeLock();
  const parts = stale();
  const failures = await buildAll(parts);
  for (const failure of failures) console.error(failure);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  if (failures.length > 0) {
    console.error(`build failed in ${seconds} s`);
    process.exitCode = 1;
  } else console.log(parts.length === 0 ? "build: nothing has changed" : `built ${parts.map(({ part }) => part.name).join(", ")} in ${seconds} s`);
}

const [option, value] = process.argv.slice(2);
if (option === "--part") await buildHere(value);
else if (option === undefined || (option === "--only" && ["programs", "pages"].includes(value))) await main(value);
else {
  console.error("Usage: node tools/build.mjs [--only programs|pages]");
  process.exitCode = 2;
}
