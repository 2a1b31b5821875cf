import { Spinner, Subtitle2, Text, makeStyles, tokens } from "@fluentui/react-components";
import { type ReactElement, useCallback } from "react";
import type { GraphReader } from "../pages/graph-reader";
import { useLoaded } from "../pages/use-loaded";
import { RefusedNotice } from "./RefusedNotice";
import { type ListColumn, showInstant } from "./list-rows";
import { type RowVersion, readRowVersions } from "./row-versions";

const useStyles = makeStyles({
  versions: { marginTop: tokens.spacingVerticalXL, borderTop: `1px solid ${tokens.colorNeutralStroke2}`, paddingTop: tokens.spacingVerticalM },
  heading: { margin: 0 },
  list: { listStyleType: "none", margin: 0, padding: 0 },
  version: { padding: `${tokens.spacingVerticalS} 0`, borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  changes: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL, overflowWrap: "anywhere" },
  small: { color: tokens.colorNeutralForeground2 },
});

interface RowVersionsProps {
  readonly graph: GraphReader;
  readonly rowPath: string;
  readonly columns: readonly ListColumn[];
}

/** Who has changed a row when, and what. */
export function RowVersions({ graph, rowPath, columns }: RowVersionsProps): ReactElement {
  const styles = useStyles();
  const [versions, retry] = useLoaded(useCallback(() => readRowVersions(graph, rowPath, columns), [graph, rowPath, columns]));
  return (
    <section className={styles.versions} aria-label="Version history">
      <Subtitle2 as="h2" className={styles.heading}>
        Version history
      </Subtitle2>
      {versions.state === "loading" && <Spinner size="small" label="Reading…" />}
      {versions.state === "failed" && <RefusedNotice error={versions.error} onRetry={retry} />}
      {versions.state === "ready" && (
        <ol className={styles.list}>
          {versions.value.map((version, index) => (
            <li key={version.id} className={styles.version}>
              <VersionEntry version={version} isFirst={index === versions.value.length - 1} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function VersionEntry({ version: { id, at, by, changes }, isFirst }: { readonly version: RowVersion; readonly isFirst: boolean }): ReactElement {
  const styles = useStyles();
  return (
    <>
      <Text weight="semibold">{`Version ${id}`}</Text>
      <Text block size={200} className={styles.small}>
        {[showInstant(at, true), by].filter((part) => part !== "").join(", ")}
      </Text>
      {changes.length === 0 ? (
        <Text block>Nothing that is shown here was changed.</Text>
      ) : (
        <ul className={styles.changes}>
          {changes.map(({ column, before, after }) => (
            <li key={column}>{isFirst || before === "" ? `${column}: ${after}` : `${column}: ${before} → ${after === "" ? "nothing" : after}`}</li>
          ))}
        </ul>
      )}
    </>
  );
}
