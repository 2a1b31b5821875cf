import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { DIST, SERVICE_PORT, TENANT, TENANT_PORT } from "./places";

/** A program of ours, started as a user's machine would start it. */
export interface Program {
  /** Everything it has printed, both streams. */
  printed(): string;
  /** Resolves with the exit code when it ends; `null` when a signal ended it. */
  readonly ended: Promise<number | null>;
  /** Ends it at once, as a power cut would, with its children. */
  kill(): Promise<void>;
  /** Asks it to stop, and waits. */
  stop(): Promise<void>;
}

/** Where the tenant writes down what it is asked and what it answers. */
export function witnessFileIn(folder: string): string {
  return path.join(folder, "witness.jsonl");
}

/** Settings that put both programs on the tests' ports and into `folder`. */
export function settingsIn(folder: string): Readonly<Record<string, string>> {
  return {
    LOCAL_TENANT_PORT: String(TENANT_PORT),
    LOCAL_TENANT_FOLDER: path.join(folder, "tenant"),
    LOCAL_TENANT_ADDIN: `http://localhost:${String(SERVICE_PORT)}`,
    LOCAL_TENANT_WITNESS: witnessFileIn(folder),
    BATON_PORT: String(SERVICE_PORT),
    BATON_STATE_FOLDER: path.join(folder, "service"),
    BATON_LOCAL_TENANT_URL: TENANT,
    OUTSIDE_CONNECTIONS_FILE: path.join(folder, "outside-connections"),
    NODE_OPTIONS: `--import ${path.join(import.meta.dirname, "refuse-outside.mjs")}`,
  };
}

/** Starts `dist/<name>.js` and resolves when it has printed `readyText`, or when it has ended. */
export async function startProgram(name: string, settings: Readonly<Record<string, string>>, readyText: string): Promise<Program> {
  const { BATON_MODE: _mode, ...outer } = process.env;
  const child = spawn(process.execPath, [path.join(DIST, `${name}.js`)], { env: { ...outer, ...settings }, stdio: ["ignore", "pipe", "pipe"], detached: true });
  let printed = "";
  const ended = new Promise<number | null>((resolve) => child.once("exit", (code) => { resolve(code); }));
  await new Promise<void>((resolve) => {
    const take = (chunk: Buffer) => {
      printed += chunk.toString("utf8");
      if (printed.includes(readyText)) resolve();
    };
    child.stdout.on("data", take);
    child.stderr.on("data", take);
    void ended.then(() => { resolve(); });
  });
  return {
    printed: () => printed,
    ended,
    kill: () => signal(child, "SIGKILL", ended),
    stop: () => signal(child, "SIGTERM", ended),
  };
}

/** Signals the program and everything it started. */
async function signal(child: ChildProcess, name: "SIGKILL" | "SIGTERM", ended: Promise<number | null>): Promise<void> {
  if (child.exitCode === null && child.signalCode === null && child.pid !== undefined) process.kill(name === "SIGKILL" ? -child.pid : child.pid, name);
  await ended;
}

export const TENANT_READY = "local tenant ready";
export const SERVICE_READY = "baton ready";

export function startTenant(folder: string, more: Readonly<Record<string, string>> = {}): Promise<Program> {
  return startProgram("local-tenant/main", { ...settingsIn(folder), ...more }, TENANT_READY);
}

export function startService(folder: string): Promise<Program> {
  return startProgram("service/main", settingsIn(folder), SERVICE_READY);
}
