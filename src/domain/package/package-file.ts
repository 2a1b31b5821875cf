import type { ChildId, PlanId, SchoolId } from "../ids";
import type { LocalDate } from "../local-date";
import type { RecordFault } from "./package-records";

/** Which product a file says it comes from. */
export const PACKAGE_PRODUCT = "Baton";
/** Which form of package a file says it is. Another one is refused, not guessed at. */
export const PACKAGE_FORMAT = 1;

/** The file by which a package is read without Baton. */
export const PAGE_FILE = "index.html";
/** The file that has every row as data. */
export const RECORDS_FILE = "records.json";
/** The file that names every other one. */
export const MANIFEST_FILE = "manifest.json";

/** Bounds of a package. A child's whole school life is some hundred kilobytes; a file beyond these was not made by Baton. */
export const PACKAGE_LIMITS = { bytes: 8 * 1024 * 1024, fileBytes: 16 * 1024 * 1024, unpackedBytes: 32 * 1024 * 1024, files: 200, rows: 10_000 } as const;

/** Longest name of a school that a package may be made for, in characters. */
export const LONGEST_SCHOOL_NAME = 100;

/** One file of a package besides the manifest. `sha256` in hexadecimal, `size` in bytes. */
export interface PackedFile {
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
}

/** What a package says of itself before anybody has read the rows. */
export interface PackageHead {
  readonly childId: ChildId;
  readonly fromSchool: string;
  /** As the sender wrote it. */
  readonly toSchool: string;
  readonly madeOn: LocalDate;
}

/** `manifest.json`: the head, every other file by hash, and the hash of all that. */
export interface PackageManifest extends PackageHead {
  readonly product: typeof PACKAGE_PRODUCT;
  readonly format: typeof PACKAGE_FORMAT;
  /** In order of their paths. */
  readonly files: readonly PackedFile[];
  /** SHA-256 of `manifestText`, in hexadecimal. */
  readonly root: string;
}

/** The text whose hash a manifest carries: JSON of its values in this order, without the hash. */
export function manifestText({ product, format, childId, fromSchool, toSchool, madeOn, files }: Omit<PackageManifest, "root">): string {
  return JSON.stringify([product, format, childId, fromSchool, toSchool, madeOn, files.map(({ path, size, sha256 }) => [path, size, sha256])]);
}

/** Where the Word document of a plan version lies; `position` counts the package's versions from 1, the oldest first. */
export function documentPath(position: number, version: number): string {
  return `documents/${String(position).padStart(2, "0")}-plan-version-${String(version)}.docx`;
}

/** The versions of a package in the order in which their documents are numbered: the oldest first. */
export function inOrderOfDocuments<T extends { readonly planId: PlanId; readonly version: number; readonly agreement: { readonly on: LocalDate } }>(plans: readonly T[]): readonly T[] {
  return [...plans].sort((a, b) => a.agreement.on.localeCompare(b.agreement.on) || a.planId.localeCompare(b.planId) || a.version - b.version);
}

/** Why a file is not taken in. Those of the archive first, then of the manifest, then of the rows. */
export const PACKAGE_FAULTS = [
  "too-large", "not-a-zip", "damaged", "too-many-files", "unpacks-too-large", "encrypted", "bad-path", "not-a-file", "file-twice",
  "manifest-missing", "manifest-unreadable", "other-product", "other-version", "root-differs", "file-missing", "file-extra", "file-differs",
  "records-unreadable", "another-child", "same-row-twice", "no-such-version", "no-such-target", "documents-differ", "document-unsafe",
] as const;
export type PackageFaultKind = (typeof PACKAGE_FAULTS)[number];

/** One reason for refusing a file; `where` is a path in it or a field of its rows, never what stands there. */
export interface PackageFault {
  readonly kind: PackageFaultKind | RecordFault;
  readonly where?: string;
}

const OUTSIDE = "outside:";

/** How a handover's row names a school that this service does not serve: such a school has no id here, only a name. */
export function outsideSchoolId(name: string): SchoolId {
  return `${OUTSIDE}${name}` as SchoolId;
}

/** The name of a school that this service does not serve; `undefined` for the id of one that it does. */
export function outsideSchoolName(id: SchoolId): string | undefined {
  return id.startsWith(OUTSIDE) ? id.slice(OUTSIDE.length) : undefined;
}
