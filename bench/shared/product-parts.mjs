// Files of the product, compiled for a bench and loaded together.
import { mkdirSync } from "node:fs";
import path from "node:path";
import webpack from "webpack";
import configurations from "../../webpack.config.js";

const ROOT = path.join(import.meta.dirname, "../..");

/** Compiles these files, named below `src` or from the repository's root, and gives everything that they export. */
export async function loadParts(bench, files) {
  const folder = path.join(ROOT, ".cache/bench", bench);
  const programs = configurations.find((one) => one.name === "programs");
  mkdirSync(folder, { recursive: true });
  const entry = Object.fromEntries(files.map((file) => [path.basename(file), path.join(ROOT, `${file}.ts`)]));
  const compiler = webpack({ ...programs, cache: false, entry, output: { ...programs.output, path: folder } });
  const stats = await new Promise((resolve, reject) => compiler.run((error, done) => (error ? reject(error) : resolve(done))));
  if (stats.hasErrors()) throw new Error(stats.toString({ preset: "errors-only" }));
  const parts = await Promise.all(files.map((file) => import(path.join(folder, `${path.basename(file)}.js`))));
  return Object.assign({}, ...parts);
}
