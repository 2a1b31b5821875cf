import { Badge, Button, MessageBar, MessageBarBody, Switch, Title3, makeStyles, tokens } from "@fluentui/react-components";
import { type ReactElement, useCallback, useState } from "react";
import type { GraphReader } from "../pages/graph-reader";
import { PageMessage, PageSpinner } from "../pages/PageMessage";
import { useLoaded } from "../pages/use-loaded";
import { RefusedNotice } from "./RefusedNotice";
import { RowPanel } from "./RowPanel";
import { RowsTable } from "./RowsTable";
import { type ListColumn, type ListRow, type RowsSoFar, putIdsLast, readColumns, readRows } from "./list-rows";
import type { Site, SiteList } from "./site-content";
import { useRows } from "./use-rows";

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

/** The rows of a list, read a page at a time. */
export function ListView({ graph, site, list }: ListViewProps): ReactElement {
  const listPath = `/sites/${site.id}/lists/${list.id}`;
  const [loaded, retry] = useLoaded(
    useCallback(async () => {
      const [columns, first] = await Promise.all([readColumns(graph, listPath), readRows(graph, listPath)]);
      return { columns: putIdsLast(columns, first.rows), first };
    }, [graph, listPath]),
  );
  if (loaded.state === "loading") return <PageSpinner label={`Reading ${list.displayName}…`} />;
  if (loaded.state === "failed") return <RefusedNotice error={loaded.error} onRetry={retry} />;
  return <ListContent name={list.displayName} graph={graph} listPath={listPath} columns={loaded.value.columns} first={loaded.value.first} />;
}

interface ListContentProps {
  readonly name: string;
  readonly graph: GraphReader;
  readonly listPath: string;
  readonly columns: readonly ListColumn[];
  /** The first page. */
  readonly first: RowsSoFar;
}

/** A table that can be scrolled both ways; a row opens beside it. */
function ListContent({ name, graph, listPath, columns, first }: ListContentProps): ReactElement {
  const styles = useStyles();
  const shown = useRows(graph, { listPath, columns, first });
  const { rows, next } = shown.soFar;
  const [openRow, setOpenRow] = useState<ListRow>();
  const [showsAll, setShowsAll] = useState(false);
  return (
    <section aria-label={name}>
      <div className={styles.head}>
        <Title3 as="h2">{name}</Title3>
        <Badge appearance="tint" color="informative">
          {describeCount(rows.length, next !== undefined)}
        </Badge>
        {columns.length > USUAL_COLUMNS && <Switch label={`All ${String(columns.length)} columns`} checked={showsAll} onChange={(_, { checked }) => setShowsAll(checked)} />}
      </div>
      {shown.problem !== undefined && (
        <MessageBar intent="error">
          <MessageBarBody>{shown.problem}</MessageBarBody>
        </MessageBar>
      )}
      {rows.length === 0 && <PageMessage title="This list is empty" />}
      {rows.length > 0 && <RowsTable label={name} columns={showsAll ? columns : columns.slice(0, USUAL_COLUMNS)} shown={shown} onOpen={setOpenRow} />}
      {next !== undefined && (
        <div className={styles.more}>
          <Button onClick={shown.readMore}>Show more rows</Button>
        </div>
      )}
      {openRow !== undefined && <RowPanel row={openRow} columns={columns} graph={graph} listPath={listPath} onClose={() => setOpenRow(undefined)} />}
    </section>
  );
}

function describeCount(count: number, hasMore: boolean): string {
  if (hasMore) return `${String(count)}+ rows`;
  return count === 1 ? "1 row" : `${String(count)} rows`;
}
