import type { AuditTrail } from "../../../src/application/audit-ports";
import type { Kept, Replica } from "../../../src/application/ports";
import type { SchoolId } from "../../../src/domain/ids";
import { keyOf } from "../../../src/domain/record-key";
import type { ListName, RecordOf } from "../../../src/domain/records";

interface Row {
  rowId: string | undefined;
  key: string | undefined;
  kept: Kept<RecordOf[ListName]> | undefined;
  problems: readonly string[] | undefined;
  replaced: readonly string[];
}

/** A copy of the lists held in memory, with the rules of the port; it passes the same contract as the real one. */
export function replicaInMemory(audit: Pick<AuditTrail, "note"> = { note: () => Promise.resolve() }): Replica {
  const tables = new Map<string, Row[]>();
  const cursors = new Map<string, string>();
  const nameOf = (schoolId: SchoolId, list: ListName) => `${schoolId}/${list}`;
  const tableOf = (name: string) => tables.get(name) ?? [];
  const readable = <L extends ListName>(schoolId: SchoolId, list: L) =>
    tableOf(nameOf(schoolId, list)).flatMap((row) => (row.kept === undefined ? [] : [row.kept as Kept<RecordOf[L]>]));
  const byKey = (list: ListName) => (a: Kept<RecordOf[ListName]>, b: Kept<RecordOf[ListName]>) => (keyOf(list, a.record) < keyOf(list, b.record) ? -1 : 1);

  return {
    cursor: async (schoolId, list) => cursors.get(nameOf(schoolId, list)),
    apply: async (schoolId, list, reading) => {
      const name = nameOf(schoolId, list);
      if (cursors.get(name) !== reading.since) return;
      const last = new Map(reading.rows.map((row) => [row.rowId, row]));
      const keys = new Set(reading.rows.map((row) => (row.kind === "removed" ? undefined : row.key)));
      const isPresent = (row: Row) => (row.rowId === undefined ? keys.has(row.key) : (last.get(row.rowId)?.kind ?? "removed") !== "removed");
      const isGone = (row: Row) => row.rowId !== undefined && last.get(row.rowId)?.kind === "removed";
      const table = tableOf(name).filter((row) => (reading.fromTheStart ? isPresent(row) : !isGone(row)));
      for (const told of last.values()) {
        if (told.kind === "removed") continue;
        const known = table.find((row) => row.rowId === told.rowId) ?? table.find((row) => row.rowId === undefined && row.key === told.key);
        const row = known ?? { rowId: told.rowId, key: told.key, kept: undefined, problems: undefined, replaced: [] };
        if (known === undefined) table.push(row);
        row.rowId = told.rowId;
        if (row.replaced.includes(told.revision)) continue;
        row.replaced = [];
        row.key = told.key ?? row.key;
        if (told.kind === "kept") row.kept = { record: told.record, revision: told.revision };
        else if (row.kept !== undefined) row.kept = { ...row.kept, revision: told.revision };
        row.problems = told.kind === "kept" ? undefined : told.problems;
      }
      tables.set(name, table);
      cursors.set(name, reading.cursor);
    },
    note: async (schoolId, list, { act, ...kept }) => {
      if (act !== undefined) await audit.note(schoolId, [act]);
      const name = nameOf(schoolId, list);
      const key = keyOf(list, kept.record);
      const known = tableOf(name).find((row) => row.key === key);
      const row = known ?? { rowId: undefined, key, kept: undefined, problems: undefined, replaced: [] };
      if (row.kept !== undefined && row.kept.revision !== kept.revision) row.replaced = [...row.replaced, row.kept.revision];
      row.kept = kept;
      row.problems = undefined;
      if (known === undefined) tables.set(name, [...tableOf(name), row]);
    },
    find: async (schoolId, list, key) => readable(schoolId, list).find((kept) => keyOf(list, kept.record) === key),
    all: async (schoolId, list) => readable(schoolId, list).sort(byKey(list)),
    ofChildren: async (schoolId, list, childIds) =>
      readable(schoolId, list)
        .filter(({ record }) => "childId" in record && childIds.includes(record.childId))
        .sort(byKey(list)),
    needsMending: async (schoolId) =>
      [...tables].flatMap(([name, rows]) => {
        const [school, list] = name.split("/");
        return rows.flatMap(({ key, problems }) => (school === schoolId && problems !== undefined ? [{ list: list as ListName, key, problems }] : []));
      }),
  };
}
