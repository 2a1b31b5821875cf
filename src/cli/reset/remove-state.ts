import { readFile, rm } from "node:fs/promises";
import path from "node:path";

/** Why a folder is left as it is. */
export type Refusal =
  | { readonly kind: "held"; readonly folder: string; readonly processId: number }
  | { readonly kind: "holds-more"; readonly folder: string };

/** What is asked of the computer, so that a test need not stop a real program. */
export interface Running {
  readonly isRunning: (processId: number) => boolean;
}

/**
 * Removes folders of local state, all or none.
 *
 * @returns why nothing was removed: a program that is running keeps a folder, or a folder holds the working folder
 * itself and so more than state; empty when all are gone.
 */
export async function removeState(folders: readonly string[], { isRunning }: Running): Promise<readonly Refusal[]> {
  const refusals: Refusal[] = [];
  for (const folder of folders) {
    const processId = await readHolder(folder);
    if (holdsWorkingFolder(folder)) refusals.push({ kind: "holds-more", folder });
    else if (processId !== undefined && isRunning(processId)) refusals.push({ kind: "held", folder, processId });
  }
  if (refusals.length > 0) return refusals;
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
  return [];
}

/** A refusal in words, with the way on. */
export function explainRefusal(refusal: Refusal): string {
  return refusal.kind === "held"
    ? `${refusal.folder} is in use by process ${String(refusal.processId)}. Stop it first.`
    : `${refusal.folder} holds more than Baton's state. Nothing was removed.`;
}

function holdsWorkingFolder(folder: string): boolean {
  const way = path.relative(path.resolve(folder), process.cwd());
  return way === "" || !(way.startsWith("..") || path.isAbsolute(way));
}

/** The first word of a lock file is the number of the process that holds the folder. */
async function readHolder(folder: string): Promise<number | undefined> {
  try {
    const processId = Number.parseInt(await readFile(path.join(folder, "lock"), "utf8"), 10);
    return processId > 0 ? processId : undefined;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return typeof error === "object" && error !== null && "code" in error && error.code === "ENOENT";
}
