import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { promisify } from "node:util";

/** What Microsoft's Open XML SDK finds wrong with each of these Word files; an empty list for a file without a fault. */
export async function faultsOfWordFiles(files: readonly Uint8Array[]): Promise<readonly (readonly string[])[]> {
  const folder = await mkdtemp(path.join(tmpdir(), "baton-word-files-"));
  try {
    const named = files.map((bytes, index) => ({ bytes, file: path.join(folder, `${String(index)}.docx`) }));
    for (const { bytes, file } of named) await writeFile(file, bytes);
    const check = path.join(import.meta.dirname, "check-docx.mjs");
    const { stdout } = await promisify(execFile)(process.execPath, [check, ...named.map(({ file }) => file)]);
    return JSON.parse(stdout) as readonly (readonly string[])[];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
