import { Link, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { ArrowDownRegular } from "@fluentui/react-icons/svg/arrow-down";
import { ArrowUpRegular } from "@fluentui/react-icons/svg/arrow-up";
import type { ReactElement } from "react";
import { type ListColumn, type ListRow, type RowOrder, showCell, showInstant } from "./list-rows";
import { MODIFIED } from "./row-order";
import type { ShownRows } from "./use-rows";

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
  order: {
    display: "inline-flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalXS,
    margin: 0,
    padding: 0,
    border: "none",
    backgroundColor: "transparent",
    color: "inherit",
    fontFamily: "inherit",
    fontSize: "inherit",
    fontWeight: "inherit",
    cursor: "pointer",
    ":hover": { color: tokens.colorBrandForeground1, textDecorationLine: "underline" },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
});

interface RowsTableProps {
  readonly label: string;
  readonly columns: readonly ListColumn[];
  readonly shown: ShownRows;
  readonly onOpen: (row: ListRow) => void;
}

/** Rows under their columns; the names of the columns and the first column stay in sight. Pressing a name orders the rows. */
export function RowsTable({ label, columns, shown, onOpen }: RowsTableProps): ReactElement {
  const styles = useStyles();
  const [first, ...others] = columns;
  const headings = [...(first === undefined ? [{ name: "id", displayName: "Row" }] : []), ...columns, { name: MODIFIED, displayName: "Modified" }];
  return (
    <section className={styles.scroll} aria-label={`Rows of ${label}`}>
      <table className={styles.table} aria-label={label}>
        <thead>
          <tr>
            {headings.map(({ name, displayName }, index) => (
              <ColumnHeading key={name} name={name} displayName={displayName} isFirst={index === 0} shown={shown} />
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.soFar.rows.map((row) => (
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

interface ColumnHeadingProps {
  readonly name: string;
  readonly displayName: string;
  readonly isFirst: boolean;
  readonly shown: ShownRows;
}

function ColumnHeading({ name, displayName, isFirst, shown: { order, canOrderBy, orderBy } }: ColumnHeadingProps): ReactElement {
  const styles = useStyles();
  const className = mergeClasses(styles.cell, styles.heading, isFirst && styles.first, isFirst && styles.corner);
  const direction = directionOf(name, order);
  return (
    <th scope="col" className={className} aria-sort={direction}>
      {canOrderBy(name) ? (
        <button type="button" className={styles.order} onClick={() => orderBy(name)}>
          {displayName}
          {direction === "ascending" && <ArrowUpRegular aria-hidden />}
          {direction === "descending" && <ArrowDownRegular aria-hidden />}
        </button>
      ) : (
        displayName
      )}
    </th>
  );
}

function directionOf(name: string, order: RowOrder | undefined): "ascending" | "descending" | undefined {
  if (order?.name !== name) return undefined;
  return order.descending ? "descending" : "ascending";
}

function nameRow(row: ListRow, first: ListColumn | undefined): string {
  const name = first === undefined ? "" : showCell(row.fields[first.name], first);
  return name === "" ? `Row ${row.id}` : name;
}
