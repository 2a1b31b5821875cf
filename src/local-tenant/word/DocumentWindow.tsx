import { makeStyles, tokens } from "@fluentui/react-components";
import { type ReactElement, Suspense, lazy, useCallback, useState } from "react";
import { PageSpinner } from "../pages/PageMessage";
import { AddInPane } from "./AddInPane";
import { DocumentRibbon } from "./DocumentRibbon";
import type { EditorSurface } from "./editor/create-editor-surface";
import { type OpenFileParts, createOpenFile } from "./open-file";
import { useAutosave } from "./use-autosave";

const DocumentEditor = lazy(async () => ({ default: (await import(/* webpackChunkName: "docx-editor" */ "./editor/DocumentEditor")).DocumentEditor }));

/** What an add-in sets so that its pane opens with the document. */
const AUTO_SHOW = "Office.AutoShowTaskpaneWithDocument";

const useStyles = makeStyles({
  body: { display: "flex", flexGrow: 1, minHeight: 0, "@media (max-width: 639px)": { flexDirection: "column" } },
  document: { flexGrow: 1, minWidth: 0, minHeight: 0, display: "flex", flexDirection: "column", overflow: "hidden", backgroundColor: tokens.colorNeutralBackground4 },
});

interface DocumentWindowProps extends OpenFileParts {
  readonly author: string;
  readonly isDark: boolean;
}

/** One open document: its ribbon, its pages and the pane of the add-in. Everything but the look is as at the first call. */
export function DocumentWindow({ author, isDark, ...parts }: DocumentWindowProps): ReactElement {
  const styles = useStyles();
  const { document, content, documents, addIn } = parts;
  const [file] = useState(() => createOpenFile(parts));
  const [isReady, setIsReady] = useState(false);
  const [isPaneOpen, setIsPaneOpen] = useState(document.settings[AUTO_SHOW] === "true");
  const { state, noteChange } = useAutosave(file.save);
  const handleReady = useCallback(
    (surface: EditorSurface) => {
      file.attach(surface);
      setIsReady(true);
    },
    [file],
  );
  return (
    <>
      <DocumentRibbon
        name={document.name}
        state={state}
        addInName={addIn.name}
        isPaneOpen={isPaneOpen}
        onPaneToggle={() => setIsPaneOpen(!isPaneOpen)}
        onRename={(name) => documents.rename(document.id, name)}
        onReadCopy={file.read}
      />
      <div className={styles.body}>
        <main className={styles.document} aria-label="Document">
          <Suspense fallback={<PageSpinner label="Opening the document…" />}>
            <DocumentEditor start={content} author={author} isDark={isDark} onReady={handleReady} onChange={noteChange} />
          </Suspense>
        </main>
        {isPaneOpen && isReady && <AddInPane services={file.services} onClose={() => setIsPaneOpen(false)} />}
      </div>
    </>
  );
}
