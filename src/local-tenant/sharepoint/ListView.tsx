import { Badge, Button, Switch, Title3, makeStyles, tokens } from "@fluentui/react-components";
import { type ReactElement, useCallback, useState } from "react";
import type { GraphReader } from "../pages/graph-reader";
import { PageMessage, PageSpinner } from "../pages/PageMessage";
import { useLoaded } from "../pages/use-loaded";
import { RefusedNotice } from "./RefusedNotice";
import { RowPanel } from "./RowPanel";
import { RowsTable } from "./RowsTable";
import { type ListRow, readColumns, readRows } from "./list-rows";
import type { Site, SiteList } from "./site-content";

const useStyles = makeStyles({
  head: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalM, padding: `${tokens.spacingVerticalS} 0` },
  more: { padding: tokens.spacingVerticalM },
});

/** How many columns are shown until all are asked for. */
const USUAL_COLUMNS = 8;

interface ListViewProps {
  readonly graph: GraphReader;
  readonly site: Site;
  readonly list: SiteList;
}

/** The rows of a list, as a table that can be scrolled both ways; a row opens beside it. */
export function ListView({ graph, site, list }: ListViewProps): ReactElement {
  const styles = useStyles();
  const listPath = `/sites/${site.id}/lists/${list.id}`;
  const [openRow, setOpenRow] = useState<ListRow>();
  const [showsAll, setShowsAll] = useState(false);
  const [later, setLater] = useState<{ readonly rows: readonly ListRow[]; readonly next: string | undefined }>();
  const [loaded, retry] = useLoaded(
    useCallback(async () => {
      const [columns, first] = await Promise.all([readColumns(graph, listPath), readRows(graph, listPath)]);
      return { columns, first };
    }, [graph, listPath]),
  );
  if (loaded.state === "loading") return <PageSpinner label={`Reading ${list.displayName}…`} />;
  if (loaded.state === "failed") return <RefusedNotice error={loaded.error} onRetry={retry} />;
  const { columns, first } = loaded.value;
  const rows = [...first.rows, ...(later?.rows ?? [])];
  const next = later === undefined ? first.next : later.next;
  async function readMore(): Promise<void> {
    const more = await readRows(graph, listPath, next);
    setLater({ rows: [...(later?.rows ?? []), ...more.rows], next: more.next });
  }
  return (
    <section aria-label={list.displayName}>
      <div className={styles.head}>
        <Title3 as="h2">{list.displayName}</Title3>
        <Badge appearance="tint" color="informative">{`${String(rows.length)}${next === undefined ? "" : "+"} ${rows.length === 1 ? "row" : "rows"}`}</Badge>
        {columns.length > USUAL_COLUMNS && <Switch label={`All ${String(columns.length)} columns`} checked={showsAll} onChange={(_, { checked }) => setShowsAll(checked)} />}
      </div>
      {rows.length === 0 ? (
        <PageMessage title="This list is empty" />
      ) : (
        <RowsTable label={list.displayName} columns={showsAll ? columns : columns.slice(0, USUAL_COLUMNS)} rows={rows} onOpen={setOpenRow} />
      )}
      {next !== undefined && (
        <div className={styles.more}>
          <Button onClick={() => void readMore()}>Show more rows</Button>
        </div>
      )}
      {openRow !== undefined && <RowPanel row={openRow} columns={columns} onClose={() => setOpenRow(undefined)} />}
    </section>
  );
}
