// Starts the product: programs are built first, pages while the programs start and the first seeding runs. Usage: node tools/start.mjs [options of src/cli/start.ts]
import { spawn } from "node:child_process";
import path from "node:path";

const ROOT = path.join(import.meta.dirname, "..");
const BUILD = path.join(import.meta.dirname, "build.mjs");
const START = path.join(ROOT, "dist/cli/start.js");

/** Runs a build of one kind and resolves with its exit code. */
function build(kind) {
  const child = spawn(process.execPath, [BUILD, "--only", kind], { cwd: ROOT, stdio: "inherit" });
  return new Promise((resolve) => child.on("close", (code) => resolve(code ?? 1)));
}

/** Runs the product's own start, tells it when the pages are there, and resolves with its exit code. */
function start(pagesBuilt) {
  const child = spawn(process.execPath, [START, ...process.argv.slice(2)], { cwd: ROOT, stdio: ["inherit", "inherit", "inherit", "ipc"] });
  // A terminal sends Ctrl-C to every process of the group; only what a process manager sends has to be passed on.
  process.on("SIGINT", () => {});
  for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  // The program asks when it is listening: an answer sent before that would be lost.
  const answer = (code) => child.connected && child.send(code === 0 ? "pages built" : "pages failed", () => child.disconnect());
  child.once("message", () => void pagesBuilt.then(answer));
  return new Promise((resolve) => child.on("close", (code) => resolve(code ?? 1)));
}

const programsCode = await build("programs");
process.exitCode = programsCode === 0 ? await start(build("pages")) : programsCode;
