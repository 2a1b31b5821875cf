import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { generate } from "selfsigned";

const YEARS = 10;

/**
 * The PEM text of our application's certificate and private key; both are made when the file is missing, readable by
 * its owner only.
 */
export async function ensureCertificate(file: string, now: Date): Promise<string> {
  const kept = await readFile(file, "utf8").catch(() => undefined);
  if (kept !== undefined) return kept;
  const notAfterDate = new Date(now);
  notAfterDate.setUTCFullYear(now.getUTCFullYear() + YEARS);
  const made = await generate([{ name: "commonName", value: "baton" }], { keySize: 2048, algorithm: "sha256", notBeforeDate: now, notAfterDate });
  const pem = `${made.private.trim()}\n${made.cert.trim()}\n`;
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, pem, { mode: 0o600 });
  return pem;
}
