import pg from "pg";
import type { OpenedSql, Sql, SqlRow } from "./sql";

/** Opens a PostgreSQL database that several copies of the service may share. `url` is `postgres://…`. */
export function openPostgresSql(url: string): OpenedSql {
  const pool = new pg.Pool({ connectionString: url, max: 10, connectionTimeoutMillis: 10_000 });
  // An idle connection that breaks is replaced by the pool at the next statement.
  pool.on("error", () => undefined);
  return {
    ...statements(pool),
    queuePlace: { connectionString: url, max: 2 },
    async transaction(work) {
      const client = await pool.connect();
      try {
        await client.query("begin");
        const result = await work(nested(client));
        await client.query("commit");
        client.release();
        return result;
      } catch (error) {
        await rollBack(client);
        throw error;
      }
    },
    close: () => pool.end(),
  };
}

async function rollBack(client: pg.PoolClient): Promise<void> {
  try {
    await client.query("rollback");
    client.release();
  } catch (broken) {
    client.release(broken instanceof Error ? broken : true);
  }
}

function nested(client: pg.PoolClient): Sql {
  const sql: Sql = { ...statements(client), transaction: (work) => work(sql) };
  return sql;
}

function statements(database: Pick<pg.Pool, "query"> | Pick<pg.PoolClient, "query">): Pick<Sql, "query"> {
  return {
    async query<T extends SqlRow>(statement: string, parameters: readonly unknown[] = []) {
      return (await database.query<T>(statement, [...parameters])).rows;
    },
  };
}
