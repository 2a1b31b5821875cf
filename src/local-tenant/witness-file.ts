import { openSync, writeSync } from "node:fs";
import type { Witness } from "./graph/exchange";

/** Writes every exchange into a file, a line of JSON each; what is there already stays, so that it goes on through restarts. */
export function openWitnessFile(file: string): Witness {
  const handle = openSync(file, "a");
  return (exchange) => void writeSync(handle, `${JSON.stringify(exchange)}\n`);
}
