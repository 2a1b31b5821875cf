import { setGoogleFontsEnabled } from "@eigenpal/docx-editor-core";
import { DocxEditor, type DocxEditorRef } from "@eigenpal/docx-editor-react";
import { makeStyles } from "@fluentui/react-components";
import { type ReactElement, useCallback, useRef, useState } from "react";
import { createAccessibleNamePlugin } from "./accessible-name-plugin";
import { type EditorSurface, createEditorSurface } from "./create-editor-surface";
import { createLineBreakPlugin } from "./line-break-plugin";
import { createPlaceholderPlugin } from "./placeholder-plugin";
import "@eigenpal/docx-editor-react/styles.css";

// The page asks nobody outside this computer for anything.
setGoogleFontsEnabled(false);

const NARROW = "(max-width: 639px)";
const NARROW_ZOOM = 0.6;

const useStyles = makeStyles({
  editor: {
    display: "flex",
    flexDirection: "column",
    flexGrow: 1,
    minHeight: 0,
    // The editor expects browsers' own look of buttons to be taken away; `where` lets its own styles win.
    "& :where(.ep-root button)": { border: "0 solid transparent", backgroundColor: "transparent", color: "inherit" },
    "& :where(.ep-root input)": { border: "0 solid transparent" },
    // Reserved for a page at full size, which would stand half outside a narrow screen.
    "@media (max-width: 639px)": { "& .docx-editor__scroll-container > div": { minWidth: "500px !important" } },
    // Paper stays white, as what is printed; the editor would turn its colours round.
    "& .ep-root.dark, & .ep-root.dark .ep-root": { "--doc-page-bg": "#fff", "--doc-caret": "#000" },
    "& .ep-root.dark .layout-page": { filter: "none" },
    "& .ep-root.dark .layout-page img, & .ep-root.dark .layout-page svg": { filter: "none" },
  },
});

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
  const styles = useStyles();
  const editor = useRef<DocxEditorRef>(null);
  const surface = useRef<EditorSurface>(undefined);
  const [plugins] = useState(() => [createAccessibleNamePlugin(), createLineBreakPlugin(), createPlaceholderPlugin()]);
  const handleViewReady = useCallback(() => {
    if (surface.current !== undefined || editor.current === null) return;
    surface.current = createEditorSurface(editor.current, start, onChange);
    onReady(surface.current);
  }, [start, onChange, onReady]);
  return (
    <div className={styles.editor}>
      <DocxEditor
        ref={editor}
        documentBuffer={start}
        mode="editing"
        author={author}
        colorMode={isDark ? "dark" : "light"}
        initialZoom={window.matchMedia(NARROW).matches ? NARROW_ZOOM : 1}
        externalPlugins={plugins}
        showHelpMenu={false}
        showFileOpen={false}
        showOutlineButton={false}
        renderLogo={() => null}
        onEditorViewReady={handleViewReady}
        onChange={() => surface.current?.noteEdit()}
      />
    </div>
  );
}
