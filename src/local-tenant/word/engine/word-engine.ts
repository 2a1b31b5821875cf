import { batch } from "./batch-shapes";
import { createKeptReferences } from "./kept-references";
import { type BatchAnswer, runBatch } from "./run-batch";
import type { OpenDocument, Selection, ShownPlace } from "./word-object";
import { type WordPackage, openWordPackage } from "./word-package";

/** The page that shows the document and lets a person type in it. */
export interface DocumentSurface {
  /** The file as it is now, with what was typed; the same array as before when nothing was. */
  read(): Promise<Uint8Array>;
  /** Shows another state of the file. */
  write(bytes: Uint8Array): Promise<void>;
  readSelection(): Selection | undefined;
  show(place: ShownPlace): void;
}

/** Does what add-ins ask of the open document, one batch after the other. */
export interface WordEngine {
  /** Runs one batch of the Office library, given as its JSON text. Rejects only for a bug of this page. */
  process(batchText: string): Promise<BatchAnswer>;
}

/** Creates the engine of one open document. */
export function createWordEngine(surface: DocumentSurface, options: Pick<OpenDocument, "emptyControlText">): WordEngine {
  const references = createKeptReferences();
  let shown: { readonly bytes: Uint8Array; readonly word: WordPackage } | undefined;
  let last: Promise<unknown> = Promise.resolve();

  async function readPackage(): Promise<WordPackage> {
    const bytes = await surface.read();
    if (shown?.bytes !== bytes) shown = { bytes, word: openWordPackage(bytes) };
    return shown.word;
  }

  async function processNow(batchText: string): Promise<BatchAnswer> {
    const parsed = batch.safeParse(JSON.parse(batchText));
    if (!parsed.success) return { Results: [], Error: { Code: "GeneralException", Message: "This page does not understand the batch.", Location: "", ActionIndex: 0 } };
    const word = await readPackage();
    let isChanged = false;
    const places: ShownPlace[] = [];
    const document: OpenDocument = {
      word,
      selection: surface.readSelection(),
      ...options,
      markChanged: () => {
        isChanged = true;
      },
      show: (place) => places.push(place),
    };
    const answer = runBatch(parsed.data, document, references);
    if (isChanged) {
      const bytes = word.toBytes();
      shown = { bytes, word };
      await surface.write(bytes);
    }
    for (const place of places) surface.show(place);
    return answer;
  }

  return {
    process(batchText) {
      const done = last.then(() => processNow(batchText));
      last = done.catch(() => undefined);
      return done;
    },
  };
}
