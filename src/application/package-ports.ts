import type { PackageFault, PackageHead } from "../domain/package/package-file";
import type { PackageRecords } from "../domain/package/package-records";
import type { PlanDocument } from "../domain/plan-document";

/** Everything that goes into a package. `documents`: one a plan version, in the order of `inOrderOfDocuments`. */
export interface PackageContent {
  readonly head: PackageHead;
  readonly records: PackageRecords;
  readonly documents: readonly PlanDocument[];
  /** Name of the sending school's term pack. */
  readonly termPack: string;
}

/** A package as a file. `root` is its root hash. */
export interface MadePackage {
  readonly bytes: Uint8Array;
  readonly root: string;
}

/** A package that was found whole. */
export interface OpenedPackage {
  readonly kind: "opened";
  readonly head: PackageHead;
  readonly root: string;
  readonly records: PackageRecords;
  /** The Word documents, in order. */
  readonly documents: readonly { readonly path: string; readonly bytes: Uint8Array }[];
}

/** Makes packages for other schools and opens those of others. */
export interface PackageFiles {
  /** The same content makes the same bytes. @throws {InvalidError} it would be larger than any school takes. */
  make(content: PackageContent): MadePackage;
  /** Reads a file that somebody chose. What is not a whole package is refused with every reason that was found; nothing of it is kept. */
  open(bytes: Uint8Array): OpenedPackage | { readonly kind: "refused"; readonly faults: readonly PackageFault[] };
}
