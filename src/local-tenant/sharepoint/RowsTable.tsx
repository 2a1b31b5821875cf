import { Link, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { type ListColumn, type ListRow, showCell, showInstant } from "./list-rows";

const useStyles = makeStyles({
  scroll: { overflow: "auto", maxHeight: "calc(100dvh - 190px)", borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  table: { borderCollapse: "separate", borderSpacing: 0, minWidth: "100%", fontSize: tokens.fontSizeBase300 },
  cell: {
    textAlign: "start",
    verticalAlign: "top",
    fontWeight: tokens.fontWeightRegular,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    backgroundColor: tokens.colorNeutralBackground1,
    minWidth: "90px",
    maxWidth: "280px",
  },
  clipped: { display: "-webkit-box", WebkitLineClamp: 2, WebkitBoxOrient: "vertical", overflow: "hidden", overflowWrap: "anywhere" },
  heading: { position: "sticky", top: 0, zIndex: 1, fontWeight: tokens.fontWeightSemibold, whiteSpace: "nowrap", color: tokens.colorNeutralForeground2 },
  first: { position: "sticky", left: 0, zIndex: 1, minWidth: "130px", "@media (max-width: 639px)": { position: "static" } },
  corner: { zIndex: 2 },
});

interface RowsTableProps {
  readonly label: string;
  readonly columns: readonly ListColumn[];
  readonly rows: readonly ListRow[];
  readonly onOpen: (row: ListRow) => void;
}

/** Rows under their columns; the names of the columns and the first column stay in sight. */
export function RowsTable({ label, columns, rows, onOpen }: RowsTableProps): ReactElement {
  const styles = useStyles();
  const [first, ...others] = columns;
  const heading = mergeClasses(styles.cell, styles.heading);
  return (
    <section className={styles.scroll} aria-label={`Rows of ${label}`}>
      <table className={styles.table} aria-label={label}>
        <thead>
          <tr>
            <th scope="col" className={mergeClasses(heading, styles.first, styles.corner)}>
              {first?.displayName ?? "Row"}
            </th>
            {others.map(({ name, displayName }) => (
              <th key={name} scope="col" className={heading}>
                {displayName}
              </th>
            ))}
            <th scope="col" className={heading}>
              Modified
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row" className={mergeClasses(styles.cell, styles.first)}>
                <Link as="button" onClick={() => onOpen(row)}>
                  {nameRow(row, first)}
                </Link>
              </th>
              {others.map((column) => (
                <td key={column.name} className={styles.cell}>
                  <span className={styles.clipped}>{showCell(row.fields[column.name], column)}</span>
                </td>
              ))}
              <td className={styles.cell}>{row.lastModifiedDateTime === undefined ? "" : showInstant(row.lastModifiedDateTime, true)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function nameRow(row: ListRow, first: ListColumn | undefined): string {
  const name = first === undefined ? "" : showCell(row.fields[first.name], first);
  return name === "" ? `Row ${row.id}` : name;
}
