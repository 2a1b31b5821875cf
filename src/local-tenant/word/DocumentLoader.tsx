import { type ReactElement, useCallback } from "react";
import { PageMessage, PageSpinner } from "../pages/PageMessage";
import { RefusedError } from "../pages/read-json";
import { useLoaded } from "../pages/use-loaded";
import { readInstalledApps } from "../teams/installed-app";
import { DocumentWindow } from "./DocumentWindow";
import type { DocumentService } from "./document-service";

interface DocumentLoaderProps {
  readonly id: string;
  readonly documents: DocumentService;
  readonly author: string;
  readonly isDark: boolean;
}

/** Fetches a document, its bytes and the name of the add-in, then opens it. */
export function DocumentLoader({ id, documents, author, isDark }: DocumentLoaderProps): ReactElement {
  const [loaded, retry] = useLoaded(
    useCallback(async () => {
      const [document, content, [app]] = await Promise.all([documents.open(id), documents.readContent(id), readInstalledApps()]);
      return { document, content, addIn: { id: app?.appId ?? "add-in", name: app?.name ?? "Add-in" } };
    }, [documents, id]),
  );
  if (loaded.state === "loading") return <PageSpinner label="Opening the document…" />;
  if (loaded.state === "ready") return <DocumentWindow {...loaded.value} documents={documents} author={author} isDark={isDark} />;
  const isMissing = loaded.error instanceof RefusedError && loaded.error.status === 404;
  return (
    <PageMessage title={isMissing ? "There is no such document" : "The document could not be opened"} onRetry={isMissing ? undefined : retry}>
      <p>{isMissing ? "It was deleted, or it is not yours." : "The local tenant did not answer as expected."}</p>
      <a href="#/">Your documents</a>
    </PageMessage>
  );
}
