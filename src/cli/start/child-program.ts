import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Environment } from "../../config/environment";

/** How a program is started. */
export interface ProgramParts {
  /** What people call it, such as "local tenant". */
  readonly name: string;
  /** Its built file. */
  readonly file: string;
  readonly environment: Environment;
  /** How the line begins by which it says that it listens. */
  readonly readyLine: string;
  /** Receives every other line it prints, its name in front. */
  readonly print: (line: string) => void;
  /** Receives every line it prints as an error, its name in front. */
  readonly complain: (line: string) => void;
}

/** A program that ended. */
export interface ProgramEnd {
  readonly name: string;
  readonly exitCode: number;
}

/** A running program. */
export interface ChildProgram {
  /** Fulfilled when it listens. */
  readonly ready: Promise<void>;
  /** Fulfilled when it has ended, for whatever reason. */
  readonly ended: Promise<ProgramEnd>;
  /** Asks it to stop, and waits; ends it by force after ten seconds. */
  stop(): Promise<void>;
}

const LONGEST_STOP_MS = 10_000;

/** Starts a program in a process group of its own, so that Ctrl-C reaches it once, through us. */
export function startProgram(parts: ProgramParts): ChildProgram {
  const child = spawn(process.execPath, [parts.file], { env: { ...parts.environment }, stdio: ["ignore", "pipe", "pipe"], detached: true });
  const { promise: ready, resolve: sayReady } = createPromise<undefined>();
  readLines(child.stdout, (line) => {
    if (line.startsWith(parts.readyLine)) sayReady(undefined);
    else parts.print(`${parts.name}: ${line}`);
  });
  readLines(child.stderr, (line) => {
    parts.complain(`${parts.name}: ${line}`);
  });
  const ended = endOf(child).then((exitCode) => ({ name: parts.name, exitCode }));
  return { ready, ended, stop: () => stop(child, ended) };
}

function createPromise<T>() {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((fulfil) => {
    resolve = fulfil;
  });
  return { promise, resolve };
}

function readLines(stream: NodeJS.ReadableStream, read: (line: string) => void): void {
  createInterface({ input: stream }).on("line", (line) => {
    if (line.trim() !== "") read(line);
  });
}

/** The exit code; 1 when a signal ended it or it could not be started. `close` comes after the last line was read. */
function endOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    child.once("close", (code) => {
      resolve(code ?? 1);
    });
    child.once("error", () => {
      resolve(1);
    });
  });
}

async function stop(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGTERM");
  const force = setTimeout(() => child.kill("SIGKILL"), LONGEST_STOP_MS);
  await ended;
  clearTimeout(force);
}
