import { setGoogleFontsEnabled } from "@eigenpal/docx-editor-core";
import { DocxEditor, type DocxEditorRef } from "@eigenpal/docx-editor-react";
import "@eigenpal/docx-editor-react/styles.css";
import { type ReactElement, useCallback, useRef, useState } from "react";
import { type EditorSurface, createEditorSurface } from "./create-editor-surface";
import { createPlaceholderPlugin } from "./placeholder-plugin";

// The page asks nobody outside this computer for anything.
setGoogleFontsEnabled(false);

interface DocumentEditorProps {
  /** The file to begin with; later states come through the surface. */
  readonly start: Uint8Array;
  readonly author: string;
  readonly isDark: boolean;
  /** Called once, when the document can be read and written. */
  readonly onReady: (surface: EditorSurface) => void;
  /** Called after every change that wants saving. */
  readonly onChange: () => void;
}

/** Shows a Word file on its pages, to be written in. */
export function DocumentEditor({ start, author, isDark, onReady, onChange }: DocumentEditorProps): ReactElement {
  const editor = useRef<DocxEditorRef>(null);
  const surface = useRef<EditorSurface>(undefined);
  const [plugins] = useState(() => [createPlaceholderPlugin()]);
  const handleViewReady = useCallback(() => {
    if (surface.current !== undefined || editor.current === null) return;
    surface.current = createEditorSurface(editor.current, start, onChange);
    onReady(surface.current);
  }, [start, onChange, onReady]);
  return (
    <DocxEditor
      ref={editor}
      documentBuffer={start}
      mode="editing"
      author={author}
      colorMode={isDark ? "dark" : "light"}
      externalPlugins={plugins}
      showHelpMenu={false}
      showFileOpen={false}
      onEditorViewReady={handleViewReady}
      onChange={() => surface.current?.noteEdit()}
    />
  );
}
