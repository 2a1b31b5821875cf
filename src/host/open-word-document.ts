import type { DocumentHost } from "./document-host";
import { NoAnswerError, withDeadline } from "./with-deadline";
import { createWordDocument } from "./word-document";
import type { WordLibrary } from "./word-library";

/** Longest wait for Word: the Office library never answers when its own files are blocked. */
const WORD_ANSWERS_WITHIN_MS = 5000;

/** A page on which the Office library may have been loaded. */
export interface PageWithOffice {
  readonly Office?: { onReady(): Promise<{ readonly host: unknown }> };
  readonly Word?: WordLibrary;
}

/** The document beside the pane; `undefined` when the page is not in Word, or Word does not answer. */
export async function openWordDocument(view: PageWithOffice, withinMs = WORD_ANSWERS_WITHIN_MS): Promise<DocumentHost | undefined> {
  if (view.Office === undefined) return undefined;
  try {
    const { host } = await withDeadline(view.Office.onReady(), withinMs);
    return host === "Word" && view.Word !== undefined ? createWordDocument(view.Word) : undefined;
  } catch (error) {
    if (error instanceof NoAnswerError) return undefined;
    throw error;
  }
}
