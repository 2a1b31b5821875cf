import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { PGlite } from "@electric-sql/pglite";

const repository = path.resolve(import.meta.dirname, "../..");
const { version } = JSON.parse(readFileSync(path.join(repository, "node_modules/@electric-sql/pglite/package.json"), "utf8"));
const folder = path.join(repository, ".cache/jest");
const file = path.join(folder, `empty-database-${version}.tar`);

/** Makes an empty database once, because making one takes longer than most tests; each test file begins with a copy of it. */
export default async function makeEmptyDatabase() {
  process.env.BATON_TEST_EMPTY_DATABASE = file;
  if (existsSync(file)) return;
  mkdirSync(folder, { recursive: true });
  const database = await PGlite.create("memory://");
  const tar = await database.dumpDataDir("none");
  await database.close();
  writeFileSync(`${file}.part`, Buffer.from(await tar.arrayBuffer()));
  renameSync(`${file}.part`, file);
}
