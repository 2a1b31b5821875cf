// Runs one bench by its name. Usage: npm run bench -- NAME. Each bench prints what it measured, in JSON, as its last line.
import { readdirSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const FOLDER = path.join(import.meta.dirname, "../bench");
const names = readdirSync(FOLDER)
  .filter((file) => file.endsWith(".mjs"))
  .map((file) => path.basename(file, ".mjs"));

const [name] = process.argv.slice(2);
if (name !== undefined && names.includes(name)) await import(pathToFileURL(path.join(FOLDER, `${name}.mjs`)).href);
else {
  console.error(`Usage: npm run bench -- NAME, where NAME is one of: ${names.join(", ")}`);
  process.exitCode = 2;
}
