import { StaleError, type Subject } from "../application/errors";
import type { Revision, School } from "../application/ports";
import type { ListName } from "../domain/records";
import { carryOut } from "./carry-out";
import { failureKind, translateGraphError } from "./graph-failure";
import type { RowItem } from "./row-item";
import { findRow, type RowWriteParts } from "./row-writes";

/** Which row, as it was read. */
export interface RowToRemove {
  readonly key: string;
  readonly revision: Revision;
}

/**
 * Takes a row away at the revision that was read and no other; SharePoint keeps it in the site's recycle bin.
 * A row that somebody made by hand stays. An uncertain outcome is looked up by key.
 * Source: Graph, "Delete an item from a list", request header `if-match`.
 */
export async function removeRow(
  parts: Omit<RowWriteParts, "clock">,
  { school, list }: { readonly school: School; readonly list: ListName },
  { key, revision }: RowToRemove,
): Promise<boolean> {
  const subject: Subject = { kind: "row", id: `${list} ${key}` };
  const items = await parts.addresses.itemsOf(school, list);
  const there = () => findRow(parts.graph, { items, key, subject });
  const row = await there();
  if (row === undefined) return true;
  if (!isOurs(row)) return false;
  return carryOut(
    {
      attempt: async () => {
        await parts.graph.delete(`${items}/${row.id}`, revision);
        return true;
      },
      settle: async (error) => {
        const kind = failureKind(error);
        if (kind === "missing") return true;
        if (kind !== "uncertain") throw translateGraphError(error, subject);
        const now = await there();
        if (now === undefined) return true;
        if (now.revision !== revision) throw new StaleError(subject, { cause: error });
        return undefined;
      },
    },
    parts.graph.patience,
  );
}

/** Everything we write says who changed it; a row made in Microsoft Lists does not. */
function isOurs({ fields }: RowItem): boolean {
  const { ChangedBy: changedBy } = fields;
  return typeof changedBy === "string" && changedBy !== "";
}
