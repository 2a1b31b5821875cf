import type { PackageFault } from "../../domain/package/package-file";

/** A file that is not taken in, with every reason that was found. It never leaves this folder. */
export class PackageRefusal extends Error {
  override readonly name = "PackageRefusal";
  readonly faults: readonly PackageFault[];
  constructor(...faults: readonly PackageFault[]) {
    super(faults.map(({ kind }) => kind).join(", "));
    this.faults = faults;
  }
}
