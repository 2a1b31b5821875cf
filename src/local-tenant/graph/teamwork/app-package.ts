import { inflateRawSync } from "node:zlib";
import { z } from "zod";
import { badTeamsRequest } from "../directory/team";
import type { GraphFailure } from "../graph-failure";

const MOST_MANIFEST_BYTES = 1024 * 1024;
const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const DEFLATED = 8;

const scopes = z.array(z.string()).optional();
const manifest = z.looseObject({
  id: z.guid().transform((id) => id.toLowerCase()),
  version: z.string().min(1),
  name: z.looseObject({ short: z.string().min(1).max(30) }),
  description: z.looseObject({ short: z.string().max(80), full: z.string().max(4000) }),
  accentColor: z.string().regex(/^#[0-9a-f]{6}$/i),
  staticTabs: z.array(z.looseObject({ entityId: z.string(), name: z.string().optional(), contentUrl: z.url().optional(), scopes })).optional(),
  configurableTabs: z.array(z.looseObject({ configurationUrl: z.url(), scopes })).optional(),
  validDomains: z.array(z.string()).optional(),
  webApplicationInfo: z.looseObject({ id: z.guid() }).optional(),
  activities: z.looseObject({ activityTypes: z.array(z.looseObject({ type: z.string(), description: z.string(), templateText: z.string() })).optional() }).optional(),
  authorization: z.looseObject({ permissions: z.looseObject({ resourceSpecific: z.array(z.strictObject({ name: z.string(), type: z.enum(["Application", "Delegated"]) })).optional() }).optional() }).optional(),
});

/** The parts of an app's manifest that the tenant makes use of. */
export type AppManifest = z.output<typeof manifest>;

/**
 * Reads the manifest in an app's package, a zip file.
 *
 * @throws {GraphFailure} 400 when it is no such package, or the manifest lacks something, naming what.
 */
export function readAppPackage(bytes: Uint8Array): AppManifest {
  const parsed = manifest.safeParse(readManifest(Buffer.from(bytes)));
  if (parsed.success) return parsed.data;
  throw badTeamsRequest(parsed.error.issues.slice(0, 10).map(({ path, message }) => `${path.join(".")} | ${message}`).join("; "));
}

function readManifest(zip: Buffer): unknown {
  try {
    const packed = findEntry(zip, "manifest.json");
    const text = packed === undefined ? undefined : packed.method === DEFLATED ? inflateRawSync(packed.bytes, { maxOutputLength: MOST_MANIFEST_BYTES }) : packed.bytes;
    if (text !== undefined) return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(text));
  } catch {
    // Cut short, packed in another way, or not JSON: refused below.
  }
  throw badPackage();
}

function badPackage(): GraphFailure {
  return badTeamsRequest("Unable to read the app package: it must be a zip file with a manifest.json.");
}

interface PackedFile {
  readonly method: number;
  readonly bytes: Buffer;
}

/** Source: PKWARE, "APPNOTE.TXT - .ZIP File Format Specification". @throws {RangeError} when it is cut short. */
function findEntry(zip: Buffer, wanted: string): PackedFile | undefined {
  const end = findEnd(zip);
  const count = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  for (let index = 0; index < count && zip.readUInt32LE(at) === DIRECTORY_ENTRY; index += 1) {
    const nameBytes = zip.readUInt16LE(at + 28);
    const name = zip.toString("utf8", at + ENTRY_BYTES, at + ENTRY_BYTES + nameBytes);
    if (name === wanted) return readPacked(zip, at);
    at += ENTRY_BYTES + nameBytes + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return undefined;
}

function findEnd(zip: Buffer): number {
  for (let at = zip.length - END_BYTES; at >= 0; at -= 1) if (zip.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  throw badPackage();
}

function readPacked(zip: Buffer, entry: number): PackedFile {
  const local = zip.readUInt32LE(entry + 42);
  const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  return { method: zip.readUInt16LE(entry + 10), bytes: zip.subarray(start, start + zip.readUInt32LE(entry + 20)) };
}
