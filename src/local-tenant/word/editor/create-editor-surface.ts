import type { DocxEditorRef } from "@eigenpal/docx-editor-react";
import type { EditorState } from "prosemirror-state";
import type { DocumentSurface } from "../engine/word-engine";
import type { Selection, ShownPlace } from "../engine/word-object";
import { restoreTableCaptions } from "./restore-table-captions";

/** The document in the editor: a surface for the engine, and the file for saving. */
export interface EditorSurface extends DocumentSurface {
  /** To be called whenever the editor says that its document changed. */
  noteEdit(): void;
}

const CONTROLS: ReadonlySet<string> = new Set(["sdt", "blockSdt"]);
const LONGEST_LOAD_MS = 5000;

/** Creates the surface over an editor that shows `start`; `onChange` hears of every change that wants saving. */
export function createEditorSurface(editor: DocxEditorRef, start: Uint8Array, onChange: () => void): EditorSurface {
  let known: Uint8Array | undefined = start;
  let last = start;
  let shown = readState(editor)?.doc;
  let isLoading = false;

  return {
    noteEdit() {
      const now = readState(editor)?.doc;
      if (isLoading || now === undefined || now === shown || (shown !== undefined && now.eq(shown))) return;
      shown = undefined;
      known = undefined;
      onChange();
    },
    async read() {
      if (known !== undefined) return known;
      const saving = readState(editor)?.doc;
      const saved = await editor.save({ selective: false });
      if (saved === null) return last;
      last = restoreTableCaptions(new Uint8Array(saved), last);
      // Typed on while it was being saved: the next reading saves again.
      if (readState(editor)?.doc === saving) [known, shown] = [last, saving];
      return last;
    },
    async write(bytes) {
      isLoading = true;
      try {
        await load(editor, bytes);
      } finally {
        isLoading = false;
      }
      [known, last, shown] = [bytes, bytes, readState(editor)?.doc];
      onChange();
    },
    readSelection: () => readSelection(readState(editor)),
    show: (place) => show(editor, place),
  };
}

function readState(editor: DocxEditorRef): EditorState | undefined {
  return editor.getEditorRef()?.getState() ?? undefined;
}

async function load(editor: DocxEditorRef, bytes: Uint8Array): Promise<void> {
  const before = readState(editor)?.doc;
  const giveUpAt = performance.now() + LONGEST_LOAD_MS;
  await editor.loadDocumentBuffer(bytes);
  while (readState(editor)?.doc === before && performance.now() < giveUpAt) await nextFrame();
  await nextFrame();
}

function nextFrame(): Promise<void> {
  // A page in the background draws no frames.
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, 50);
    requestAnimationFrame(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}

function readSelection(state: EditorState | undefined): Selection | undefined {
  if (state === undefined) return undefined;
  const { $from, empty } = state.selection;
  let paragraph = -1;
  state.doc.descendants((node, position) => {
    if (node.type.name === "paragraph" && position < $from.pos) paragraph += 1;
    return position < $from.pos;
  });
  const depths = Array.from({ length: $from.depth }, (_, index) => $from.depth - index);
  const control = depths.map((depth) => $from.node(depth)).find(({ type }) => CONTROLS.has(type.name));
  const id: unknown = control?.attrs["id"];
  return { paragraph: Math.max(0, paragraph), ...(typeof id === "number" ? { controlId: id } : {}), isCollapsed: empty };
}

function show(editor: DocxEditorRef, place: ShownPlace): void {
  const pages = editor.getEditorRef();
  const state = pages?.getState();
  if (pages === undefined || pages === null || state === undefined || state === null) return;
  let count = -1;
  let found: number | undefined;
  state.doc.descendants((node, position) => {
    if (node.type.name === "paragraph") count += 1;
    const isHere = "paragraph" in place ? node.type.name === "paragraph" && count === place.paragraph : CONTROLS.has(node.type.name) && node.attrs["id"] === place.controlId;
    if (isHere) found ??= position + 1;
    return found === undefined;
  });
  if (found === undefined) return;
  pages.setSelection(found);
  pages.scrollToPosition(found);
}
