import type { DocumentService, OpenedDocument } from "./document-service";
import type { EditorSurface } from "./editor/create-editor-surface";
import { type WordEngine, createWordEngine } from "./engine/word-engine";
import type { PaneServices } from "./office-messages";

/** The add-in that is installed in the tenant. */
export interface AddIn {
  readonly id: string;
  readonly name: string;
}

/** One document that is open: its file in the editor, and what the pane asks of it. */
export interface OpenFile {
  /** Called once the editor shows the document. */
  attach(surface: EditorSurface): void;
  /** The file as it is now. */
  readonly read: () => Promise<Uint8Array>;
  /** Keeps the file as it is now. */
  readonly save: () => Promise<void>;
  readonly services: PaneServices;
}

/** What an open file is made of. */
export interface OpenFileParts {
  readonly document: OpenedDocument;
  readonly content: Uint8Array;
  readonly documents: DocumentService;
  readonly addIn: AddIn;
}

/** Opens a file; until an editor is attached it is as it was fetched. */
export function createOpenFile({ document, content, documents, addIn }: OpenFileParts): OpenFile {
  let { settings } = document;
  let attached: EditorSurface | undefined;
  let engine: WordEngine | undefined;
  const read = async (): Promise<Uint8Array> => (attached === undefined ? content : await attached.read());
  return {
    attach(surface) {
      attached = surface;
      engine = createWordEngine(surface, { emptyControlText: "placeholder" });
    },
    read,
    save: async () => await documents.writeContent(document.id, await read()),
    services: {
      addInId: addIn.id,
      addInName: addIn.name,
      documentUrl: `${window.location.origin}/word/documents/${document.id}.docx`,
      async process(batch) {
        if (engine === undefined) throw new Error("The document is not shown yet.");
        return await engine.process(batch);
      },
      readSettings: () => settings,
      async saveSettings(next) {
        await documents.saveSettings(document.id, next);
        settings = { ...next };
      },
    },
  };
}
