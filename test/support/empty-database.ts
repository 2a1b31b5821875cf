import { readFileSync } from "node:fs";
import process from "node:process";

/** A copy of the database that was made empty before the tests, for a store in memory. */
export function emptyDatabase(): Blob {
  const file = process.env["BATON_TEST_EMPTY_DATABASE"];
  if (file === undefined) throw new Error("No empty database has been made: run the tests by jest.config.mjs");
  return new Blob([readFileSync(file)]);
}
