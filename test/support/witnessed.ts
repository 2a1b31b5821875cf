import { existsSync, readFileSync } from "node:fs";
import type { GraphExchange, Witness } from "../../src/local-tenant/graph/exchange";
import { checkAgainstOracle, checkSentAgainstOracle } from "./graph-oracle";

/** Of exchanges that look alike so many are compared. */
const ENOUGH = 3;
const REDIRECTS = new Set([301, 302, 304]);

/** Keeps what passes between a tenant and its clients, and compares it with Microsoft's description of Graph. */
export interface Watcher {
  readonly witness: Witness;
  /** @throws {Error} naming everything that differs. */
  check(): void;
}

export function createWatcher(): Watcher {
  const kept = new Map<string, GraphExchange[]>();
  return {
    witness(exchange) {
      const name = likenessOf(exchange);
      const alike = kept.get(name) ?? [];
      if (alike.length < ENOUGH) kept.set(name, [...alike, exchange]);
    },
    check() {
      const findings = new Set([...kept.values()].flat().flatMap(differencesOf));
      if (findings.size > 0) throw new Error(`The local Graph differs from Microsoft's:\n${[...findings].slice(0, 40).join("\n")}`);
    },
  };
}

/** Compares what a tenant wrote down. A line that a killed program left half written is no exchange. */
export function checkWitnessFile(file: string): void {
  if (!existsSync(file)) return;
  const watcher = createWatcher();
  for (const line of readFileSync(file, "utf8").split("\n")) if (line.startsWith("{") && line.endsWith("}")) watcher.witness(JSON.parse(line) as GraphExchange);
  watcher.check();
}

function differencesOf({ method, path, query, sent, status, answered }: GraphExchange): readonly string[] {
  if (REDIRECTS.has(status)) return [];
  const answer = checkAgainstOracle({ method, path, status, body: answered ?? {} });
  const request = status < 300 ? checkSentAgainstOracle({ method, path, sent }) : [];
  return [...answer, ...request].map((finding) => `${method} ${path.slice(0, 120)}${query === "" ? "" : `?${query.slice(0, 80)}`} ${String(status)}: ${finding}`);
}

/** Method, address without its ids, status, and the names in what was sent and answered. */
function likenessOf({ method, path, query, sent, status, answered }: GraphExchange): string {
  const place = path.split("/").map((part) => (/\d|%/.test(part) || part.length > 24 ? "*" : part)).join("/");
  const options = [...new URLSearchParams(query).keys()].sort().join();
  return [method, place, options, status, namesIn(sent), Object.keys(answered ?? {}).sort().join()].join(" ");
}

function namesIn(sent: string | undefined): string {
  return [...new Set((sent ?? "").match(/"[\w@.$]+"(?=\s*:)/g) ?? [])].sort().join();
}
