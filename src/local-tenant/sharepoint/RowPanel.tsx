import { Button, DrawerBody, DrawerHeader, DrawerHeaderTitle, OverlayDrawer, makeStyles, tokens } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons/svg/dismiss";
import type { ReactElement } from "react";
import type { GraphReader } from "../pages/graph-reader";
import { RowVersions } from "./RowVersions";
import { type ListColumn, type ListRow, showCell } from "./list-rows";

const useStyles = makeStyles({
  fields: { margin: 0 },
  name: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, marginTop: tokens.spacingVerticalM },
  value: { margin: 0, whiteSpace: "pre-wrap", overflowWrap: "anywhere" },
});

interface RowPanelProps {
  readonly row: ListRow;
  readonly columns: readonly ListColumn[];
  readonly graph: GraphReader;
  readonly listPath: string;
  readonly onClose: () => void;
}

/** One row with all its columns, whole, and how it came to be. */
export function RowPanel({ row, columns, graph, listPath, onClose }: RowPanelProps): ReactElement {
  const styles = useStyles();
  return (
    <OverlayDrawer open position="end" onOpenChange={(_, { open }) => !open && onClose()}>
      <DrawerHeader>
        <DrawerHeaderTitle action={<Button appearance="subtle" aria-label="Close" icon={<DismissRegular />} onClick={onClose} />}>{`Row ${row.id}`}</DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody tabIndex={0}>
        <dl className={styles.fields}>
          {columns.map((column) => (
            <div key={column.name}>
              <dt className={styles.name}>{column.displayName}</dt>
              <dd className={styles.value}>{showCell(row.fields[column.name], column) || "–"}</dd>
            </div>
          ))}
        </dl>
        <RowVersions graph={graph} rowPath={`${listPath}/items/${row.id}`} columns={columns} />
      </DrawerBody>
    </OverlayDrawer>
  );
}
