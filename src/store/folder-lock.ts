import { randomUUID } from "node:crypto";
import { link, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";

/** Another running program keeps its state in the folder. */
export class FolderHeldError extends Error {
  override readonly name = "FolderHeldError";
  constructor(
    readonly folder: string,
    readonly processId: number,
  ) {
    super(`The folder ${folder} is in use by another running program (process ${String(processId)}).`);
  }
}

/** A folder that this program holds alone. */
export interface FolderLock {
  release(): Promise<void>;
}

/**
 * Holds a folder for this program alone, by a file with its process id. The file of a program that has died is taken over.
 *
 * @throws {FolderHeldError} the program that holds it is running.
 */
export async function holdFolder(folder: string): Promise<FolderLock> {
  const file = path.join(folder, "lock");
  while (!(await writeAlone(file))) {
    const owner = Number(await readOwner(file));
    if (isRunning(owner)) throw new FolderHeldError(folder, owner);
    await setAside(file);
  }
  return { release: () => rm(file, { force: true }) };
}

/** Linked into place whole, so that nobody ever reads a lock without its owner. */
async function writeAlone(file: string): Promise<boolean> {
  const own = `${file}.${randomUUID()}`;
  await writeFile(own, String(process.pid));
  try {
    await link(own, file);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  } finally {
    await rm(own, { force: true });
  }
}

async function readOwner(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT") return "";
    throw error;
  }
}

/** Renamed, not removed: of two programs that find the same dead owner only one can take this very file away. */
async function setAside(file: string): Promise<void> {
  const aside = `${file}.${randomUUID()}`;
  try {
    await rename(file, aside);
  } catch (error) {
    if (codeOf(error) !== "ENOENT") throw error;
  }
  await rm(aside, { force: true });
}

/** Our own number in an old file means a container or machine that was started anew. */
function isRunning(processId: number): boolean {
  if (!Number.isInteger(processId) || processId <= 0 || processId === process.pid) return false;
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}

function codeOf(error: unknown): unknown {
  return typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
}
