import { inflateRawSync } from "node:zlib";
import { PACKAGE_LIMITS } from "../../domain/package/package-file";
import { PackageRefusal } from "./package-refusal";

// Source: PKWARE, ".ZIP File Format Specification" (APPNOTE.TXT), 4.3.7, 4.3.12, 4.3.16, 4.4.4.
const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const LOCAL_BYTES = 30;
const CENTRAL_BYTES = 46;
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
const ENCRYPTED = 0x2041;
const STORED = 0;
const DEFLATED = 8;
const FILE_TYPE = 0xf000;
const REGULAR = 0x8000;
const FOLDER = 0x4000;

interface Entry {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly packedSize: number;
  readonly size: number;
  readonly unixType: number;
  readonly localAt: number;
}

/** Where an entry's packed bytes lie. */
interface Place {
  readonly entry: Entry;
  readonly from: number;
  readonly until: number;
}

/**
 * The files of an archive that nobody vouches for, by path. Everything is looked at before anything is unpacked, and nothing is
 * unpacked beyond what the archive said, so that a small file cannot become a large one.
 *
 * @throws {PackageRefusal} it is no archive, or one that another program could read differently: encrypted entries, links,
 * paths that lead elsewhere, two entries of one name, entries that overlap.
 */
export function readZip(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  if (bytes.length > PACKAGE_LIMITS.bytes) throw new PackageRefusal({ kind: "too-large" });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < END_BYTES || view.getUint32(0, true) !== LOCAL) throw new PackageRefusal({ kind: "not-a-zip" });
  const end = findEnd(view);
  const entries = readEntries(view, end);
  entries.forEach(checkEntry);
  checkTogether(entries);
  const places = entries.map((entry) => findPlace(view, entry, end));
  checkPlaces(places);
  return new Map(places.filter(({ entry }) => !isFolder(entry)).map((place) => [place.entry.name, unpack(bytes, place)]));
}

function damaged(): PackageRefusal {
  return new PackageRefusal({ kind: "damaged" });
}

interface End {
  readonly at: number;
  readonly count: number;
  readonly centralAt: number;
}

function findEnd(view: DataView): End {
  const last = view.byteLength - END_BYTES;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at -= 1) {
    if (view.getUint32(at, true) !== END || view.getUint16(at + 20, true) !== last - at) continue;
    const count = view.getUint16(at + 10, true);
    const centralAt = view.getUint32(at + 16, true);
    const isOneDisk = view.getUint32(at + 4, true) === 0 && view.getUint16(at + 8, true) === count;
    if (!isOneDisk || centralAt + view.getUint32(at + 12, true) !== at) throw damaged();
    if (count > PACKAGE_LIMITS.files) throw new PackageRefusal({ kind: "too-many-files" });
    return { at, count, centralAt };
  }
  throw damaged();
}

function readEntries(view: DataView, { at: until, count, centralAt }: End): readonly Entry[] {
  const entries: Entry[] = [];
  let at = centralAt;
  for (let number = 0; number < count; number += 1) {
    if (at + CENTRAL_BYTES > until || view.getUint32(at, true) !== CENTRAL) throw damaged();
    const nameLength = view.getUint16(at + 28, true);
    entries.push({
      name: textAt(view, at + CENTRAL_BYTES, nameLength),
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      packedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      unixType: view.getUint16(at + 40, true) & FILE_TYPE,
      localAt: view.getUint32(at + 42, true),
    });
    at += CENTRAL_BYTES + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  if (at !== until) throw damaged();
  return entries;
}

function textAt(view: DataView, at: number, length: number): string {
  if (at + length > view.byteLength) throw damaged();
  return new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + at, length));
}

const SAFE_PATH = /^[\w.[\]-]+(?:\/[\w.[\]-]+)*\/?$/u;

function checkEntry({ name, flags, method, unixType }: Entry): void {
  if (!SAFE_PATH.test(name) || name.split("/").some((part) => part === "." || part === "..")) throw new PackageRefusal({ kind: "bad-path" });
  if ((flags & ENCRYPTED) !== 0) throw new PackageRefusal({ kind: "encrypted", where: name });
  if (unixType !== 0 && unixType !== (name.endsWith("/") ? FOLDER : REGULAR)) throw new PackageRefusal({ kind: "not-a-file", where: name });
  if (method !== STORED && method !== DEFLATED) throw damaged();
}

function checkTogether(entries: readonly Entry[]): void {
  const names = new Set<string>();
  for (const { name } of entries) {
    if (names.has(name.toLowerCase())) throw new PackageRefusal({ kind: "file-twice", where: name });
    names.add(name.toLowerCase());
  }
  const large = entries.find(({ size }) => size > PACKAGE_LIMITS.fileBytes);
  if (large !== undefined) throw new PackageRefusal({ kind: "unpacks-too-large", where: large.name });
  if (entries.reduce((sum, { size }) => sum + size, 0) > PACKAGE_LIMITS.unpackedBytes) throw new PackageRefusal({ kind: "unpacks-too-large" });
}

/** The header before the bytes must say what the list at the end says: programs differ in which of the two they believe. */
function findPlace(view: DataView, entry: Entry, { centralAt }: End): Place {
  const { localAt } = entry;
  if (localAt + LOCAL_BYTES > centralAt || view.getUint32(localAt, true) !== LOCAL) throw damaged();
  const nameLength = view.getUint16(localAt + 26, true);
  const sameName = textAt(view, localAt + LOCAL_BYTES, nameLength) === entry.name;
  const sameWay = view.getUint16(localAt + 8, true) === entry.method && view.getUint16(localAt + 6, true) === entry.flags;
  const from = localAt + LOCAL_BYTES + nameLength + view.getUint16(localAt + 28, true);
  if (!sameName || !sameWay || from + entry.packedSize > centralAt) throw damaged();
  return { entry, from, until: from + entry.packedSize };
}

function checkPlaces(places: readonly Place[]): void {
  const inOrder = [...places].sort((a, b) => a.entry.localAt - b.entry.localAt);
  if (inOrder.some(({ entry }, index) => entry.localAt < (inOrder[index - 1]?.until ?? 0))) throw damaged();
}

function isFolder({ name, size }: Entry): boolean {
  return name.endsWith("/") && size === 0;
}

function unpack(bytes: Uint8Array, { entry, from, until }: Place): Uint8Array {
  const packed = bytes.subarray(from, until);
  const unpacked = entry.method === STORED ? packed : inflate(packed, entry);
  if (unpacked.length !== entry.size) throw damaged();
  return unpacked;
}

function inflate(packed: Uint8Array, { name, size }: Entry): Uint8Array {
  try {
    return new Uint8Array(inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) }));
  } catch (error) {
    const isTooLarge = typeof error === "object" && error !== null && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
    throw isTooLarge ? new PackageRefusal({ kind: "unpacks-too-large", where: name }) : damaged();
  }
}
