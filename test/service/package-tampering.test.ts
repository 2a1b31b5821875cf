import { createHash, randomBytes } from "node:crypto";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { type Zippable, strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { MANIFEST_FILE, type PackageManifest, RECORDS_FILE, manifestText } from "../../src/domain/package/package-file";
import { createPackages } from "../../src/service/package/create-packages";
import { createStaffCopies } from "../../src/service/staff-copies";
import { oakfieldWithJo, packageOfJo } from "../support/package-scenes";

type Files = Record<string, Uint8Array>;
const DOCUMENT = "documents/01-plan-version-1.docx";
const sha = (bytes: Uint8Array | string) => createHash("sha256").update(bytes).digest("hex");
const packages = createPackages(createStaffCopies());
let whole: Uint8Array;

beforeAll(async () => {
  whole = (await packageOfJo(await oakfieldWithJo())).bytes;
});

const put = (change: (files: Files) => Zippable | undefined) => () => {
  const files: Files = unzipSync(whole);
  return zipSync(change(files) ?? files);
};
const readJson = (files: Files, name: string): unknown => JSON.parse(strFromU8(files[name]!));
const putJson = (files: Files, name: string, json: unknown) => void (files[name] = strToU8(JSON.stringify(json)));

/** Names and hashes everything anew, as somebody would who knows how packages are made. */
function seal(files: Files): void {
  const manifest = readJson(files, MANIFEST_FILE) as PackageManifest;
  const listed = Object.keys(files).filter((path) => path !== MANIFEST_FILE).sort().map((path) => ({ path, size: files[path]!.length, sha256: sha(files[path]!) }));
  const unsigned = { ...manifest, files: listed };
  putJson(files, MANIFEST_FILE, { ...unsigned, root: sha(manifestText(unsigned)) });
}
/** The same with another value at a path such as `targets.0.area`; `undefined` takes the field away. */
function withOther(json: unknown, [name, ...rest]: readonly string[], become: (was: unknown) => unknown): unknown {
  if (name === undefined) return become(json);
  const whole = json as Readonly<Record<string, unknown>>;
  const value = withOther(whole[name], rest, become);
  if (Array.isArray(json)) return json.map((one: unknown, at) => (String(at) === name ? value : one));
  const { [name]: _was, ...others } = whole;
  return value === undefined ? others : { ...others, [name]: value };
}
/** Changes one place of the rows and makes the manifest anew. */
const putRecords = (place: string, become: (was: unknown) => unknown) =>
  put((files) => {
    putJson(files, RECORDS_FILE, withOther(readJson(files, RECORDS_FILE), place.split("."), become));
    seal(files);
    return undefined;
  });
const putManifest = (place: string, value: unknown) =>
  put((files) => {
    putJson(files, MANIFEST_FILE, withOther(readJson(files, MANIFEST_FILE), place.split("."), () => value));
    return undefined;
  });
const again = (more: object = {}) => (was: unknown) => [...(was as readonly object[]), { ...(was as readonly object[])[0], ...more }];
const flipIn = (name: string) =>
  put((files) => {
    const bytes = files[name]!.slice();
    const at = Math.floor(bytes.length / 2);
    bytes[at] = bytes[at]! ^ 1;
    files[name] = bytes;
    return undefined;
  });
const add = (name: string, attributes: object = {}) => put((files) => ({ ...files, [name]: [strToU8("more"), attributes] }));
const addSealed = (name: string, bytes: Uint8Array) =>
  put((files) => {
    files[name] = bytes;
    seal(files);
    return undefined;
  });

/** Writes over an entry's two headers. `at`: where the header begins, for the list at the end and for the one before the bytes. */
const putHeaders = (name: string, change: (view: DataView, at: { readonly central: number; readonly local: number }) => void, files?: Zippable) => () => {
  const bytes = files === undefined ? whole.slice() : zipSync(files);
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const found = [...bytes.keys()].filter((at) => at + 4 <= bytes.length && view.getUint32(at, true) === 0x02014b50);
  const central = found.find((at) => strFromU8(bytes.subarray(at + 46, at + 46 + view.getUint16(at + 28, true))) === name)!;
  change(view, { central, local: view.getUint32(central + 42, true) });
  return bytes;
};
const document = (parts: Readonly<Record<string, string>>) => zipSync(Object.fromEntries(Object.entries({ "word/document.xml": "<w/>", ...parts }).map(([name, text]) => [name, strToU8(text)])));

const TAMPERINGS: readonly (readonly [string, () => Uint8Array, readonly string[]])[] = [
  ["a changed byte in the page", flipIn("index.html"), ["file-differs"]],
  ["a changed byte in the rows", flipIn(RECORDS_FILE), ["file-differs"]],
  ["a changed byte in a Word document", flipIn(DOCUMENT), ["file-differs"]],
  ["a changed word in the manifest", putManifest("fromSchool", "Elm Primary"), ["root-differs"]],
  ["another hash in the manifest", putManifest("files.0.sha256", "0".repeat(64)), ["root-differs"]],
  ["another size in the manifest", putManifest("files.0.size", 7), ["root-differs"]],
  ["a missing document", put((files) => void delete files[DOCUMENT] as undefined), ["file-missing"]],
  ["missing rows, the manifest made anew", put((files) => { delete files[RECORDS_FILE]; seal(files); return undefined; }), ["file-missing"]],
  ["a missing manifest", put((files) => void delete files[MANIFEST_FILE] as undefined), ["manifest-missing"]],
  ["one file more", add("documents/letter.docx"), ["file-extra"]],
  ["one file more that the manifest names", addSealed("documents/letter.docx", document({})), ["documents-differ"]],
  ["a renamed file", put((files) => { const { [DOCUMENT]: moved, ...rest } = files; return { ...rest, "documents/moved.docx": moved! }; }), ["file-missing", "file-extra"]],
  ["a path that leads out", add("../start.cmd"), ["bad-path"]],
  ["a path that leads out further in", add("documents/../../start.cmd"), ["bad-path"]],
  ["an absolute path", add("/etc/start"), ["bad-path"]],
  ["a path of another system", add("C:\\start.cmd"), ["bad-path"]],
  ["a link in the place of a file", add("documents/link.docx", { os: 3, attrs: 0o120777 << 16 }), ["not-a-file"]],
  ["two entries of one name", putHeaders("bbbb", (view, { central, local }) => { for (let at = 0; at < 4; at += 1) for (const from of [central + 46, local + 30]) view.setUint8(from + at, 0x61); }, { aaaa: strToU8("1"), bbbb: strToU8("2") }), ["file-twice"]],
  ["names that differ in letter case alone", add("Index.html"), ["file-twice"]],
  ["an encrypted entry", putHeaders(RECORDS_FILE, (view, { central, local }) => { view.setUint16(central + 8, 1, true); view.setUint16(local + 6, 1, true); }), ["encrypted"]],
  ["two headers that say different names", putHeaders(RECORDS_FILE, (view, { local }) => view.setUint8(local + 30, 0x78)), ["damaged"]],
  ["an entry that unpacks to more than all the limits", put((files) => ({ ...files, "big.bin": new Uint8Array(40_000_000) })), ["unpacks-too-large"]],
  ["an entry that says less than it unpacks to", putHeaders("big.bin", (view, { central, local }) => { view.setUint32(central + 24, 9, true); view.setUint32(local + 22, 9, true); }, { "big.bin": new Uint8Array(2_000_000) }), ["unpacks-too-large"]],
  ["entries that lie over each other", putHeaders("bbbb", (view, { central }) => view.setUint32(central + 20, 40, true), { bbbb: strToU8("2"), cccc: strToU8("3") }), ["damaged"]],
  ["a file beyond the limit", () => new Uint8Array(randomBytes(9 * 1024 * 1024)), ["too-large"]],
  ["more entries than the limit", () => zipSync(Object.fromEntries(Array.from({ length: 201 }, (_none, at) => [`f${String(at)}`, strToU8("")]))), ["too-many-files"]],
  ["a file that is no archive", () => strToU8("Dear colleague, here is the package that you asked for."), ["not-a-zip"]],
  ["an empty file", () => new Uint8Array(), ["not-a-zip"]],
  ["a package that was cut off", () => whole.slice(0, whole.length - 40), ["damaged"]],
  ["a package without its beginning", () => whole.slice(10), ["not-a-zip"]],
  ["a package of another version", putManifest("format", 2), ["other-version"]],
  ["a package of another product", putManifest("product", "Relay"), ["other-product"]],
  ["an archive of something else", () => zipSync({ "manifest.json": strToU8("[]"), "color.png": strToU8("") }), ["other-product"]],
  ["a manifest that is not JSON", put((files) => void (files[MANIFEST_FILE] = strToU8("{")) as undefined), ["manifest-unreadable"]],
  ["a manifest with a field more", putManifest("note", "x"), ["manifest-unreadable"]],
  ["rows that are not JSON", addSealed(RECORDS_FILE, strToU8("rows")), ["records-unreadable"]],
  ["rows of another shape", putRecords("plans", () => ({})), ["records-unreadable"]],
  ["a column that is not known", putRecords("targets.0.colour", () => "red"), ["records-unreadable"]],
  ["a missing column", putRecords("targets.0.setBy", () => undefined), ["records-unreadable"]],
  ["a day that does not exist", putRecords("plans.0.startsOn", () => "2026-02-30"), ["records-unreadable"]],
  ["a target of another child", putRecords("targets.0.childId", () => "child-sam"), ["another-child"]],
  ["a note about another child", putRecords("progress.0.childId", () => "child-sam"), ["another-child"]],
  ["two children", putRecords("child.id", () => "child-sam"), ["another-child"]],
  ["a row that is there twice", putRecords("targets", again()), ["same-row-twice"]],
  ["a target of a version that is not there", putRecords("targets.0.planVersion", () => 9), ["no-such-version"]],
  ["help towards a target that is not there", putRecords("provision.0.targetId", () => "target-9"), ["no-such-target"]],
  ["a plan without its document", putRecords("plans", again({ version: 7 })), ["documents-differ"]],
  ["a document that would run something", addSealed(DOCUMENT, document({ "word/vbaProject.bin": "x" })), ["document-unsafe"]],
  ["a document that would fetch something", addSealed(DOCUMENT, document({ "word/_rels/document.xml.rels": '<Relationship TargetMode="External"/>' })), ["document-unsafe"]],
  ["a document that is none", addSealed(DOCUMENT, strToU8("MZ")), ["document-unsafe"]],
];

describe("a package that somebody chose", () => {
  it("is opened as it was made, and after somebody packed the same files anew", () => {
    const opened = packages.open(whole);
    expect(opened).toMatchObject({ kind: "opened", head: { childId: "child-jo", fromSchool: "Oakfield Primary", madeOn: "2026-10-01" } });
    expect(packages.open(put(() => undefined)())).toEqual(opened);
  });

  it.each(TAMPERINGS)("is refused with the reason: %s", (_name, tampered, kinds) => {
    const read = packages.open(tampered());
    expect(read.kind).toBe("refused");
    expect([...new Set("faults" in read ? read.faults.map(({ kind }) => kind) : [])]).toEqual(kinds);
  });

  it("is refused whichever single byte of it was changed, unless that byte says nothing", () => {
    const opened = JSON.stringify(packages.open(whole));
    const taken = Array.from({ length: 150 }, (_none, number) => Math.floor((number * whole.length) / 150)).filter((at) => {
      const bytes = whole.slice();
      bytes[at] = bytes[at]! ^ 0x10;
      const read = packages.open(bytes);
      return read.kind === "opened" && JSON.stringify(read) !== opened;
    });
    expect(taken).toEqual([]);
  });

  it("tells where the fault is, and nothing of what stands there", () => {
    const read = packages.open(putRecords("targets.0.area", () => "secret")());
    expect(read).toEqual({ kind: "refused", faults: [{ kind: "records-unreadable", where: "targets.0.area" }] });
  });
});
