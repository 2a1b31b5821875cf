import { Button, Link, MessageBar, MessageBarBody, Table, TableBody, TableCell, TableHeader, TableHeaderCell, TableRow, Title2, makeStyles, tokens } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { DeleteRegular } from "@fluentui/react-icons/svg/delete";
import { DocumentTextRegular } from "@fluentui/react-icons/svg/document-text";
import { type ReactElement, useCallback, useState } from "react";
import { PageMessage, PageSpinner } from "../pages/PageMessage";
import { useLoaded } from "../pages/use-loaded";
import type { DocumentService, ListedDocument } from "./document-service";
import { formatWordPlace } from "./word-place";

const NEW_NAME = "Document";

const useStyles = makeStyles({
  main: { flexGrow: 1, overflowY: "auto", backgroundColor: tokens.colorNeutralBackground1 },
  middle: { maxWidth: "880px", margin: "0 auto", padding: tokens.spacingHorizontalXXL, display: "flex", flexDirection: "column", gap: tokens.spacingVerticalL },
  head: { display: "flex", flexWrap: "wrap", alignItems: "center", justifyContent: "space-between", gap: tokens.spacingHorizontalM },
  title: { margin: 0 },
  name: { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  narrow: { width: "48px" },
});

interface DocumentListProps {
  readonly documents: DocumentService;
  readonly onOpen: (id: string) => void;
}

/** A person's own documents, newest first, and a way to a new one. */
export function DocumentList({ documents, onOpen }: DocumentListProps): ReactElement {
  const styles = useStyles();
  const [loaded, reload] = useLoaded(useCallback(() => documents.list(), [documents]));
  const [hasFailed, setHasFailed] = useState(false);
  const act = (work: Promise<unknown>): void => {
    setHasFailed(false);
    work.catch(() => setHasFailed(true));
  };
  const handleNew = (): void => {
    const names = new Set(loaded.state === "ready" ? loaded.value.map(({ name }) => name) : []);
    act(documents.create(findFreeName(names)).then(({ id }) => onOpen(id)));
  };
  const handleDelete = (id: string): void => act(documents.remove(id).then(reload));
  return (
    <main className={styles.main}>
      <div className={styles.middle}>
        <div className={styles.head}>
          <Title2 as="h2" className={styles.title}>
            Your documents
          </Title2>
          <Button appearance="primary" icon={<AddRegular />} onClick={handleNew}>
            New document
          </Button>
        </div>
        {hasFailed && (
          <MessageBar intent="error">
            <MessageBarBody>The local tenant did not do that. Try again.</MessageBarBody>
          </MessageBar>
        )}
        {loaded.state === "loading" && <PageSpinner label="Reading your documents…" />}
        {loaded.state === "failed" && (
          <PageMessage title="Your documents could not be read" onRetry={reload}>
            The local tenant did not answer as expected.
          </PageMessage>
        )}
        {loaded.state === "ready" && <DocumentTable documents={loaded.value} onDelete={handleDelete} />}
      </div>
    </main>
  );
}

interface DocumentTableProps {
  readonly documents: readonly ListedDocument[];
  readonly onDelete: (id: string) => void;
}

function DocumentTable({ documents, onDelete }: DocumentTableProps): ReactElement {
  const styles = useStyles();
  if (documents.length === 0) {
    return (
      <PageMessage title="No documents yet" picture={<DocumentTextRegular />}>
        Only you see the documents that you make here.
      </PageMessage>
    );
  }
  return (
    <Table aria-label="Your documents">
      <TableHeader>
        <TableRow>
          <TableHeaderCell>Name</TableHeaderCell>
          <TableHeaderCell>Changed</TableHeaderCell>
          <TableHeaderCell className={styles.narrow} aria-label="Delete" />
        </TableRow>
      </TableHeader>
      <TableBody>
        {documents.map(({ id, name, modifiedAt }) => (
          <TableRow key={id}>
            <TableCell className={styles.name}>
              <Link href={formatWordPlace({ kind: "document", id })}>{name}</Link>
            </TableCell>
            <TableCell>{formatInstant(modifiedAt)}</TableCell>
            <TableCell className={styles.narrow}>
              <Button appearance="subtle" icon={<DeleteRegular />} aria-label={`Delete ${name}`} onClick={() => onDelete(id)} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function formatInstant(instant: string): string {
  return new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" }).format(new Date(instant));
}

function findFreeName(taken: ReadonlySet<string>): string {
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? NEW_NAME : `${NEW_NAME} ${count}`;
    if (!taken.has(name)) return name;
  }
}
