import { createBlankDocument } from "../../../../src/local-tenant/word-documents/blank-document";
import { type DocumentSurface, type WordEngine, createWordEngine } from "../../../../src/local-tenant/word/engine/word-engine";
import { type WordPackage, openWordPackage } from "../../../../src/local-tenant/word/engine/word-package";
import type { OpenDocument, Selection, ShownPlace } from "../../../../src/local-tenant/word/engine/word-object";
import type { DocumentSettings, PaneServices } from "../../../../src/local-tenant/word/office-messages";

/** A document that is open on a page without a screen. */
export interface DocumentOnPage {
  readonly engine: WordEngine;
  readonly services: PaneServices;
  /** The file as it is now. */
  bytes(): Uint8Array;
  /** Changes the file as a person's typing does. */
  type(edit: (word: WordPackage) => void): void;
  select(selection: Selection): void;
  readonly shown: readonly ShownPlace[];
  /** How often the engine put another state on the page. */
  writes(): number;
  settings(): DocumentSettings;
}

/** Opens a blank document. */
export function openBlankDocument(options: Pick<OpenDocument, "emptyControlText"> = { emptyControlText: "placeholder" }): DocumentOnPage {
  let bytes = createBlankDocument();
  let selection: Selection | undefined;
  let writes = 0;
  let settings: DocumentSettings = {};
  const shown: ShownPlace[] = [];
  const surface: DocumentSurface = {
    read: async () => bytes,
    write: async (next) => {
      writes += 1;
      bytes = next;
    },
    readSelection: () => selection,
    show: (place) => shown.push(place),
  };
  const engine = createWordEngine(surface, options);
  const services: PaneServices = {
    addInName: "Baton",
    addInId: "a0000000-0000-4000-8000-000000000001",
    documentUrl: "https://localhost/word#/document/1",
    process: (batch) => engine.process(batch),
    readSettings: () => settings,
    saveSettings: async (next) => {
      settings = next;
    },
  };
  return {
    engine,
    services,
    bytes: () => bytes,
    type: (edit) => {
      const word = openWordPackage(bytes);
      edit(word);
      bytes = word.toBytes();
    },
    select: (next) => {
      selection = next;
    },
    shown,
    writes: () => writes,
    settings: () => settings,
  };
}
