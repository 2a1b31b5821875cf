import { createHash } from "node:crypto";

/** Makes the same GUID from the same words on every run, so that seeding twice meets its own rows (a name-based GUID, version 5). */
export function stableId(...words: readonly string[]): string {
  const digest = createHash("sha1").update(`example-schools/${words.join("/")}`).digest("hex");
  const variant = ((Number.parseInt(digest.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return [digest.slice(0, 8), digest.slice(8, 12), `5${digest.slice(13, 16)}`, `${variant}${digest.slice(17, 20)}`, digest.slice(20, 32)].join("-");
}
