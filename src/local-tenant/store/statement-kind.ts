import { type Mentions, wordsOf } from "./mentions";

/** What can be told of a statement from its text. */
export interface StatementKind {
  /** Whether it may change something. */
  readonly writes: boolean;
  /** The tables that it reads, or that it may change: those that it names, and those behind views, functions and triggers. */
  readonly tables: readonly string[];
  /** Whether its answer follows from its parameters and from what its tables hold. */
  readonly isSteady: boolean;
}

const WRITES = /\b(?:insert|update|delete|merge|nextval|setval|create|alter|drop|truncate|lock|copy|call|do|set|vacuum|analyze|reindex)\b/i;
const UNSTEADY = /\b(?:now|current_\w+|local\w*time\w*|clock_timestamp|random|gen_random_uuid|last_value|is_called|currval|lastval|pg_\w+)\b/i;
/** Texts of filters are without number; the rest of the tenant's statements are few. */
const MOST_TEXTS = 5000;

/** Reads the kinds of statements, each text once. */
export function createStatementKinds(mentions: Mentions): (sql: string) => StatementKind {
  const kinds = new Map<string, StatementKind>();
  return (sql) => {
    const found = kinds.get(sql);
    if (found !== undefined) return found;
    if (kinds.size >= MOST_TEXTS) kinds.clear();
    const kind = kindOf(sql, mentions);
    kinds.set(sql, kind);
    return kind;
  };
}

function kindOf(sql: string, { tables, behind, triggered }: Mentions): StatementKind {
  const named = spread(wordsOf(sql), behind);
  const texts = [sql, ...named.flatMap((name) => behind.get(name)?.text ?? [])];
  const writes = texts.some((text) => WRITES.test(text));
  const touched = writes ? spread(named, triggered, behind) : named;
  return { writes, tables: touched.filter((name) => tables.has(name)), isSteady: !texts.some((text) => UNSTEADY.test(text)) };
}

/** The names, and all that lies behind them, however far. */
function spread(names: readonly string[], ...links: readonly Mentions["behind"][]): readonly string[] {
  const reached = new Set(names);
  for (const name of reached) for (const link of links) for (const next of link.get(name)?.names ?? []) reached.add(next);
  return [...reached];
}
