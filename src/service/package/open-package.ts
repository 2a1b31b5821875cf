import { createHash } from "node:crypto";
import type { z } from "zod";
import { packageKind, packageManifest, packageRecords } from "../../api/package-file";
import type { OpenedPackage } from "../../application/package-ports";
import {
  MANIFEST_FILE, PACKAGE_FORMAT, PACKAGE_PRODUCT, PAGE_FILE, type PackageFault, type PackageFaultKind, type PackageManifest, RECORDS_FILE, documentPath, inOrderOfDocuments, manifestText,
} from "../../domain/package/package-file";
import { type PackageRecords, findRecordFaults } from "../../domain/package/package-records";
import { PackageRefusal } from "./package-refusal";
import { readZip } from "./read-zip";

type Files = ReadonlyMap<string, Uint8Array>;

/** SHA-256 in hexadecimal. */
export function sha256(content: Uint8Array | string): string {
  return createHash("sha256").update(content).digest("hex");
}

/**
 * Reads a package that somebody chose: the archive, then its manifest, then every file against its hash, then the rows.
 *
 * @throws {PackageRefusal} with the reasons of the first of these steps that fails.
 */
export function openPackage(bytes: Uint8Array): OpenedPackage {
  const files = readZip(bytes);
  const { product: _product, format: _format, files: listed, root, ...head } = readManifest(files);
  const records = readRecords(files);
  refuseIf(records.child.id !== head.childId, "another-child");
  const faults = findRecordFaults(records);
  if (faults.length > 0) throw new PackageRefusal(...faults.map((kind) => ({ kind })));
  const paths = inOrderOfDocuments(records.plans).map(({ version }, index) => documentPath(index + 1, version));
  const others = listed.map(({ path }) => path).filter((path) => path !== PAGE_FILE && path !== RECORDS_FILE);
  refuseIf([...paths].sort().join() !== [...others].sort().join(), "documents-differ");
  const documents = paths.map((path) => ({ path, bytes: files.get(path) ?? new Uint8Array() }));
  for (const document of documents) checkDocument(document);
  return { kind: "opened", head, root, records, documents };
}

function refuseIf(isSo: boolean, kind: PackageFaultKind, where?: string): void {
  if (isSo) throw new PackageRefusal({ kind, ...(where === undefined ? {} : { where }) });
}

function readManifest(files: Files): PackageManifest {
  const content = files.get(MANIFEST_FILE);
  if (content === undefined) throw new PackageRefusal({ kind: "manifest-missing" });
  const json = readJson(content, "manifest-unreadable");
  const kind = packageKind.safeParse(json);
  refuseIf(kind.data?.product !== PACKAGE_PRODUCT, "other-product");
  refuseIf(kind.data?.format !== PACKAGE_FORMAT, "other-version");
  const manifest = parse<PackageManifest>(packageManifest, json, "manifest-unreadable");
  const { root, ...rest } = manifest;
  refuseIf(sha256(manifestText(rest)) !== root, "root-differs");
  const faults = compareFiles(manifest, files);
  if (faults.length > 0) throw new PackageRefusal(...faults);
  return manifest;
}

function compareFiles({ files: listed }: PackageManifest, files: Files): readonly PackageFault[] {
  const paths = listed.map(({ path }) => path);
  const needed = new Set([PAGE_FILE, RECORDS_FILE, ...paths]);
  return [
    ...[...needed].filter((path) => !files.has(path) || !paths.includes(path)).map((where): PackageFault => ({ kind: "file-missing", where })),
    ...[...files.keys()].filter((path) => path !== MANIFEST_FILE && !needed.has(path)).map((where): PackageFault => ({ kind: "file-extra", where })),
    ...paths.filter((path, index) => paths.indexOf(path) !== index).map((where): PackageFault => ({ kind: "file-twice", where })),
    ...listed.filter(({ path, size, sha256: hash }) => differs(files.get(path), size, hash)).map(({ path: where }): PackageFault => ({ kind: "file-differs", where })),
  ];
}

function differs(content: Uint8Array | undefined, size: number, hash: string): boolean {
  return content !== undefined && (content.length !== size || sha256(content) !== hash);
}

function readRecords(files: Files): PackageRecords {
  const json = readJson(files.get(RECORDS_FILE) ?? new Uint8Array(), "records-unreadable");
  const { format: _format, ...records } = parse<PackageRecords & { readonly format: number }>(packageRecords, json, "records-unreadable");
  return records;
}

function readJson(content: Uint8Array, kind: PackageFaultKind): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(content)) as unknown;
  } catch {
    throw new PackageRefusal({ kind });
  }
}

/** What the shape let in has the domain's ids: there they are more than text. */
function parse<T>(shape: z.ZodType, json: unknown, kind: PackageFaultKind): T {
  const read = shape.safeParse(json);
  if (read.success) return read.data as T;
  throw new PackageRefusal(...[...new Set(read.error.issues.map(({ path }) => path.join(".")))].slice(0, 10).map((where) => ({ kind, where })));
}

/** A Word document that could run something or fetch something from elsewhere was not made by Baton. */
function checkDocument({ path, bytes }: OpenedPackage["documents"][number]): void {
  try {
    const parts = readZip(bytes);
    const isUnsafe = [...parts].some(([name, part]) => /\.bin$|activex|embeddings/iu.test(name) || (name.endsWith(".rels") && new TextDecoder().decode(part).includes("External")));
    if (parts.has("word/document.xml") && !isUnsafe) return;
  } catch (error) {
    if (!(error instanceof PackageRefusal)) throw error;
  }
  throw new PackageRefusal({ kind: "document-unsafe", where: path });
}
