import { strToU8, zipSync } from "fflate";
import { InvalidError } from "../../application/errors";
import type { MadePackage, PackageContent, PackageFiles } from "../../application/package-ports";
import type { StaffCopies } from "../../application/ports";
import {
  MANIFEST_FILE, PACKAGE_FORMAT, PACKAGE_LIMITS, PACKAGE_PRODUCT, PAGE_FILE, type PackageManifest, RECORDS_FILE, documentPath, manifestText,
} from "../../domain/package/package-file";
import { packagePage } from "../../word/package-page";
import { openPackage, sha256 } from "./open-package";
import { PackageRefusal } from "./package-refusal";

/** A file inside the archive carries this moment, whenever it was made: the same rows give the same bytes. */
const EVERY_ENTRY_AT = "1980-01-01T12:00:00";

/** Makes packages for other schools and opens those of others. */
export function createPackages(staffCopies: StaffCopies): PackageFiles {
  return {
    make: (content) => makePackage(content, staffCopies),
    open(bytes) {
      try {
        return openPackage(bytes);
      } catch (error) {
        if (error instanceof PackageRefusal) return { kind: "refused", faults: error.faults };
        throw error;
      }
    },
  };
}

function makePackage(content: PackageContent, staffCopies: StaffCopies): MadePackage {
  const { head, records, documents } = content;
  const paths = documents.map(({ version }, index) => documentPath(index + 1, version));
  const files: Readonly<Record<string, Uint8Array>> = {
    [PAGE_FILE]: strToU8(packagePage({ head, records, termPack: content.termPack, documentPaths: paths })),
    [RECORDS_FILE]: strToU8(`${JSON.stringify({ format: PACKAGE_FORMAT, ...records }, undefined, 1)}\n`),
    ...Object.fromEntries(documents.map((document, index) => [paths[index] ?? "", staffCopies.make(document)])),
  };
  const listed = Object.entries(files)
    .map(([path, bytes]) => ({ path, size: bytes.length, sha256: sha256(bytes) }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  const unsigned = { product: PACKAGE_PRODUCT, format: PACKAGE_FORMAT, ...head, files: listed } as const;
  const manifest: PackageManifest = { ...unsigned, root: sha256(manifestText(unsigned)) };
  const bytes = zipSync({ [MANIFEST_FILE]: strToU8(`${JSON.stringify(manifest, undefined, 1)}\n`), ...files }, { mtime: EVERY_ENTRY_AT, level: 6 });
  // What no school could take in is not sent.
  const opened = tryOpening(bytes, content);
  return { bytes, root: opened };
}

function tryOpening(bytes: Uint8Array, { head }: PackageContent): string {
  try {
    return openPackage(bytes).root;
  } catch (error) {
    if (!(error instanceof PackageRefusal)) throw error;
    const problems = error.faults.map(({ kind, where }) => [kind, where].filter(Boolean).join(": "));
    throw new InvalidError({ kind: "package", id: head.childId }, bytes.length > PACKAGE_LIMITS.bytes ? ["too-large"] : problems, { cause: error });
  }
}
