import type { Digest } from "../audit";
import type { HandoverId } from "../ids";
import type { LocalDate } from "../local-date";
import type { PACKAGE_FORMAT, PACKAGE_PRODUCT } from "./package-file";

/** What the receiving school gives back. Whoever knows `code` has opened the package: it is made from its root hash. */
export interface PackageReceipt {
  readonly product: typeof PACKAGE_PRODUCT;
  readonly format: typeof PACKAGE_FORMAT;
  readonly kind: "receipt";
  /** Twenty hexadecimal digits in groups of four. */
  readonly code: string;
  readonly fromSchool: string;
  readonly toSchool: string;
  readonly receivedOn: LocalDate;
}

const CODE_DIGITS = 20;

/** The code of a package's receipt: the beginning of a hash of its root hash, so that the root itself need not be typed. */
export function receiptCode(root: string, digest: Digest): string {
  return inGroups(digest(`receipt ${root}`).slice(0, CODE_DIGITS));
}

/** Reads a code as somebody typed it: letter case, spaces and dashes do not count. `undefined` when it is none. */
export function readReceiptCode(typed: string): string | undefined {
  const digits = typed.toLowerCase().replace(/[\s-]/gu, "");
  return new RegExp(`^[0-9a-f]{${String(CODE_DIGITS)}}$`, "u").test(digits) ? inGroups(digits) : undefined;
}

/** The id of the sender's handover row: made from the code, so that a code proves itself and the row does not tell it. */
export function packageHandoverId(code: string, digest: Digest): HandoverId {
  const hex = digest(`package ${code}`);
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join("-") as HandoverId;
}

/** The first digits of a package's root hash, for two people to compare on the telephone. */
export function fingerprint(root: string): string {
  return inGroups(root.slice(0, 16));
}

function inGroups(digits: string): string {
  return (digits.match(/.{4}/gu) ?? []).join("-");
}
