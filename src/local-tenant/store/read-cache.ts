import { frozen } from "./frozen";
import type { StatementKind } from "./statement-kind";
import type { Row } from "./store";

/**
 * Tables that nearly every request asks and that seldom change: who there is, which sites, lists and columns there are,
 * and who may do what with them. Answers from other tables are never kept.
 */
const SETTLED = new Set([
  "applications", "bot_events", "chats", "class_people", "classes", "columns", "group_links", "item_links", "list_content_types", "list_grants", "lists", "people", "school_people", "schools",
  "settings", "site_grants", "site_people", "sites", "subscriptions", "teams_apps",
]);

const MOST_ANSWERS = 5000;
const MOST_ROWS = 500;

/** Answers of statements that were asked before, as long as nobody has written to a table that they name. */
export interface ReadCache {
  /** The answer, if it is kept and still true. */
  find(kind: StatementKind, sql: string, parameters: readonly unknown[]): readonly Row[] | undefined;
  keep(kind: StatementKind, asked: { readonly sql: string; readonly parameters: readonly unknown[] }, rows: readonly Row[]): void;
  /** Tells that these tables no longer hold what they held: a statement wrote, or a writing was taken back. */
  forget(tables: Iterable<string>): void;
}

interface Kept {
  readonly rows: readonly Row[];
  /** The sum of how often the tables had been written to; it only rises. */
  readonly stamp: number;
}

/** Keeps answers in memory: the store is held by one process, and every statement passes by here. */
export function createReadCache(): ReadCache {
  const writes = new Map<string, number>();
  const answers = new Map<string, Kept>();
  const stampOf = (tables: readonly string[]) => tables.reduce((sum, table) => sum + (writes.get(table) ?? 0), 0);
  return {
    find(kind, sql, parameters) {
      if (!isKept(kind)) return undefined;
      const kept = answers.get(keyOf(sql, parameters));
      return kept !== undefined && kept.stamp === stampOf(kind.tables) ? kept.rows : undefined;
    },
    keep(kind, { sql, parameters }, rows) {
      if (!isKept(kind) || rows.length > MOST_ROWS) return;
      if (answers.size >= MOST_ANSWERS) answers.clear();
      answers.set(keyOf(sql, parameters), { rows: frozen(rows), stamp: stampOf(kind.tables) });
    },
    forget(tables) {
      for (const table of tables) writes.set(table, (writes.get(table) ?? 0) + 1);
    },
  };
}

function isKept({ writes, isSteady, tables }: StatementKind): boolean {
  return !writes && isSteady && tables.length > 0 && tables.every((table) => SETTLED.has(table));
}

function keyOf(sql: string, parameters: readonly unknown[]): string {
  return parameters.length === 0 ? sql : `${JSON.stringify(parameters)} ${sql}`;
}
