import { makeStyles } from "@fluentui/react-components";
import { type ReactElement, useMemo } from "react";
import { TopBar } from "../pages/TopBar";
import type { PageTheme } from "../pages/page-theme";
import type { SignInSession } from "../pages/sign-in";
import { DocumentList } from "./DocumentList";
import { DocumentLoader } from "./DocumentLoader";
import { createDocumentService } from "./document-service";
import { useWordPlace } from "./word-place";

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", height: "100dvh" },
});

interface WordPageProps {
  readonly session: SignInSession;
  readonly theme: PageTheme;
  readonly onThemeChange: (theme: PageTheme) => void;
}

/** Word: a person's own documents, and one of them open with an add-in beside it. */
export function WordPage({ session, theme, onThemeChange }: WordPageProps): ReactElement {
  const styles = useStyles();
  const [place, open] = useWordPlace();
  const documents = useMemo(() => createDocumentService(session), [session]);
  return (
    <div className={styles.page}>
      <TopBar title="Word" session={session} theme={theme} onThemeChange={onThemeChange} />
      {place.kind === "list" ? (
        <DocumentList documents={documents} onOpen={(id) => open({ kind: "document", id })} />
      ) : (
        <DocumentLoader key={place.id} id={place.id} documents={documents} author={session.person.displayName} isDark={theme !== "default"} />
      )}
    </div>
  );
}
