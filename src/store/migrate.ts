import { AUDIT_TABLES } from "./audit";
import { DRAFTS_TABLE } from "./drafts";
import { FOLDER_SHARES_TABLE } from "./folder-shares";
import { NOTICE_TABLES } from "./notice-tables";
import { emptyReplica, REPLICA_READ_AS, REPLICA_SHAPE, REPLICA_TABLES } from "./replica-tables";
import { ROSTER_TABLES } from "./roster-copy";
import type { Sql } from "./sql";
import { SWEEP_TABLES } from "./sweeps";

type Step = (sql: Sql) => Promise<void>;

/** Steps from an empty database to today's, in order; a step that has been published never changes. */
const STEPS: readonly Step[] = [
  (sql) => runAll(sql, [...REPLICA_TABLES, ...ROSTER_TABLES, ...FOLDER_SHARES_TABLE, ...DRAFTS_TABLE]),
  (sql) => runAll(sql, REPLICA_READ_AS),
  (sql) => runAll(sql, SWEEP_TABLES),
  (sql) => runAll(sql, NOTICE_TABLES),
  (sql) => runAll(sql, AUDIT_TABLES),
];

/**
 * Brings the database up to what this program expects, however old it is. Several programs may do so at once.
 *
 * @throws {Error} the database was made by a newer program.
 */
export async function migrate(sql: Sql): Promise<void> {
  await sql.transaction(async (transaction) => {
    // The tables below cannot be locked before they are there, and two programs cannot make them at the same moment.
    await transaction.query("select pg_advisory_xact_lock(hashtext('migrations'))");
    await transaction.query("create table if not exists migrations (step int primary key)");
    await transaction.query("create table if not exists marks (name text primary key, value text not null)");
    await transaction.query("lock table migrations in exclusive mode");
    const [{ done } = { done: 0 }] = await transaction.query<{ done: number }>("select count(*)::int as done from migrations");
    if (done > STEPS.length) throw new Error(`The database is newer (step ${String(done)}) than this program (step ${String(STEPS.length)}).`);
    for (const [index, step] of STEPS.entries()) {
      if (index < done) continue;
      await step(transaction);
      await transaction.query("insert into migrations (step) values ($1)", [index + 1]);
    }
    await followReplicaShape(transaction);
  });
}

/** The replica holds records as the domain writes them; when those change it is read anew. */
async function followReplicaShape(sql: Sql): Promise<void> {
  const [mark] = await sql.query<{ value: string }>("select value from marks where name = 'replica-shape'");
  if (mark?.value === REPLICA_SHAPE) return;
  if (mark !== undefined) await emptyReplica(sql);
  await sql.query(
    "insert into marks (name, value) values ('replica-shape', $1) on conflict (name) do update set value = excluded.value",
    [REPLICA_SHAPE],
  );
}

async function runAll(sql: Sql, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await sql.query(statement);
}
