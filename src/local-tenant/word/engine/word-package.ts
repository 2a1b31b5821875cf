import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { WordFailure } from "./word-failure";
import { findChild, parseXml, serializeXml } from "./word-xml";

const DOCUMENT_PART = "word/document.xml";
const STYLES_PART = "word/styles.xml";
const QUICK = 1;

/** A Word file that is open: its text and styles as trees, and every other part as it came. */
export interface WordPackage {
  readonly body: Element;
  /** Absent when the file has no styles of its own. */
  readonly styles: Element | undefined;
  /** The file with what the trees say now. */
  toBytes(): Uint8Array;
}

/**
 * Opens a Word file.
 *
 * @throws {WordFailure} when the bytes are not a Word file.
 */
export function openWordPackage(bytes: Uint8Array): WordPackage {
  const parts = unzip(bytes);
  const main = parts[DOCUMENT_PART];
  if (main === undefined) throw new WordFailure("InvalidArgument", "The file has no document in it.");
  const document = parseXml(strFromU8(main));
  const body = findChild(document.documentElement, "body");
  if (body === undefined) throw new WordFailure("InvalidArgument", "The document has no body.");
  const styles = parts[STYLES_PART] === undefined ? undefined : parseXml(strFromU8(parts[STYLES_PART]));
  return {
    body,
    styles: styles?.documentElement,
    toBytes: () =>
      zipSync(
        {
          ...parts,
          [DOCUMENT_PART]: strToU8(serializeXml(document)),
          ...(styles === undefined ? {} : { [STYLES_PART]: strToU8(serializeXml(styles)) }),
        },
        { level: QUICK },
      ),
  };
}

function unzip(bytes: Uint8Array): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes);
  } catch {
    throw new WordFailure("InvalidArgument", "The file is not a Word file.");
  }
}
