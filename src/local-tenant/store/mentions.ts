import type { PGlite } from "@electric-sql/pglite";

/** A text that the database keeps under a name, and the names in it. */
export interface Mention {
  readonly text: string;
  readonly names: readonly string[];
}

/** Which names of the database lead to which others. */
export interface Mentions {
  readonly tables: ReadonlySet<string>;
  /** What views read and what functions do. */
  readonly behind: ReadonlyMap<string, Mention>;
  /** The trigger functions of tables. */
  readonly triggered: ReadonlyMap<string, Mention>;
}

const TABLES = "select tablename as name from pg_tables where schemaname = 'public'";
const TEXTS = `select viewname as name, definition as text from pg_views where schemaname = 'public'
  union all select proname, prosrc from pg_proc join pg_namespace on pg_namespace.oid = pronamespace where nspname = 'public'`;
const TRIGGERS = `select relname as name, string_agg(proname, ' ') as text from pg_trigger join pg_class on pg_class.oid = tgrelid
  join pg_proc on pg_proc.oid = tgfoid where not tgisinternal group by relname`;

/** Reads from the database's own catalogue what its tables, views, functions and triggers have to do with each other. */
export async function readMentions(database: Pick<PGlite, "query">): Promise<Mentions> {
  const read = async (sql: string) => (await database.query<{ readonly name: string; readonly text: string }>(sql)).rows;
  const texts = await read(TEXTS);
  const [tables, triggers] = [await read(TABLES), await read(TRIGGERS)];
  return { tables: new Set(tables.map(({ name }) => name)), behind: mentionsIn(texts), triggered: mentionsIn(triggers) };
}

function mentionsIn(texts: readonly { readonly name: string; readonly text: string }[]): ReadonlyMap<string, Mention> {
  return new Map(texts.map(({ name, text }) => [name, { text, names: wordsOf(text) }]));
}

/** The words of a text that may be names of the database. */
export function wordsOf(text: string): readonly string[] {
  return [...new Set(text.toLowerCase().match(/[a-z_]\w*/g) ?? [])];
}
