import type { ReactElement, ReactNode } from "react";
import { useTableStyles } from "./table-styles";

interface AdminTableProps {
  readonly label: string;
  readonly columns: readonly string[];
  /** One entry a row; the first cell names the row. */
  readonly rows: readonly { readonly id: string; readonly cells: readonly ReactNode[] }[];
}

/** A plain table that can be read by rows. */
export function AdminTable({ label, columns, rows }: AdminTableProps): ReactElement {
  const styles = useTableStyles();
  return (
    <table className={styles.table} aria-label={label}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col" className={styles.heading}>
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, cells: [name, ...others] }) => (
          <tr key={id}>
            <th scope="row" className={styles.cell}>
              {name}
            </th>
            {others.map((cell, index) => (
              <td key={columns[index + 1]} className={styles.cell}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
