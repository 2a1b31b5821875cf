import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";

/** The tenant's folder belongs to a program that is running now. */
export class FolderHeldError extends Error {
  override readonly name = "FolderHeldError";
  constructor(
    readonly folder: string,
    readonly holderProcess: number,
  ) {
    super(`The folder ${folder} is in use by process ${holderProcess}. Stop that program, or choose another folder.`);
  }
}

interface Holder {
  readonly pid: number;
  /** When the process began, in the kernel's ticks; empty where the system does not tell. */
  readonly began: string;
}

const LOCK_FILE = "lock";
const ATTEMPTS = 5;

/**
 * Takes the folder for this process alone, so that two programs never write one database. A lock left by a process
 * that has died is taken over.
 *
 * @returns a function that gives the folder back.
 * @throws {FolderHeldError} when a living process holds the folder.
 */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const lock = path.join(folder, LOCK_FILE);
  const own = path.join(folder, `${LOCK_FILE}.${process.pid}`);
  writeFileSync(own, describe(process.pid));
  try {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      if (link(own, lock)) return () => rmSync(lock, { force: true });
      const holder = readHolder(lock);
      if (holder !== undefined && isAlive(holder)) throw new FolderHeldError(folder, holder.pid);
      discard(lock, holder);
    }
    throw new FolderHeldError(folder, readHolder(lock)?.pid ?? 0);
  } finally {
    rmSync(own, { force: true });
  }
}

// A hard link either appears whole or fails: no moment shows a lock without its holder's name.
function link(own: string, lock: string): boolean {
  try {
    linkSync(own, lock);
    return true;
  } catch (error) {
    if (isCode(error, "EEXIST")) return false;
    throw error;
  }
}

// Two programs may find the same dead lock: whoever moved a lock of somebody else puts it back.
function discard(lock: string, dead: Holder | undefined): void {
  const aside = `${lock}.dead.${process.pid}`;
  try {
    renameSync(lock, aside);
  } catch (error) {
    if (isCode(error, "ENOENT")) return;
    throw error;
  }
  const moved = readHolder(aside);
  if (moved !== undefined && moved.pid !== dead?.pid && isAlive(moved)) link(aside, lock);
  rmSync(aside, { force: true });
}

function readHolder(lock: string): Holder | undefined {
  try {
    const [pid = "", began = ""] = readFileSync(lock, "utf8").trim().split(" ");
    return /^\d+$/.test(pid) ? { pid: Number(pid), began } : undefined;
  } catch (error) {
    if (isCode(error, "ENOENT")) return undefined;
    throw error;
  }
}

// Process numbers are used again, above all in containers: the same number with another beginning is another process.
function isAlive({ pid, began }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return isCode(error, "EPERM");
  }
  const { state, began: beganNow } = readProcess(pid);
  // Killed, but its parent has not asked how it ended yet.
  if (state === "Z" || state === "X") return false;
  return began === "" || beganNow === "" || began === beganNow;
}

function describe(pid: number): string {
  return `${pid} ${readProcess(pid).began}\n`;
}

// Fields of /proc/<pid>/stat after the program's name, which may itself hold spaces; both empty on other systems.
function readProcess(pid: number): { readonly state: string; readonly began: string } {
  const STATE = 0;
  const BEGAN = 19;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return { state: fields[STATE] ?? "", began: fields[BEGAN] ?? "" };
  } catch {
    return { state: "", began: "" };
  }
}

function isCode(error: unknown, code: string): boolean {
  return typeof error === "object" && error !== null && "code" in error && error.code === code;
}
