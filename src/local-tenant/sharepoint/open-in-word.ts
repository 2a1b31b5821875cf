import type { DocumentService } from "../word/document-service";
import { formatWordPlace } from "../word/word-place";

/**
 * Puts a copy of a file among the person's own Word documents; what they write there does not change the file.
 *
 * @returns the address at which Word opens it.
 * @throws {Error} when the copy could not be kept; nothing is left behind then.
 */
export async function copyToWord(documents: DocumentService, name: string, content: Blob): Promise<string> {
  const { id } = await documents.create(name.replace(/\.docx$/i, ""));
  try {
    await documents.writeContent(id, new Uint8Array(await content.arrayBuffer()));
  } catch (error) {
    await documents.remove(id);
    throw error;
  }
  return `/word${formatWordPlace({ kind: "document", id })}`;
}
