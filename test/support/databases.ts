import { randomUUID } from "node:crypto";
import process from "node:process";
import pg from "pg";
import { openSqlInMemory } from "../../src/store/embedded-sql";
import { openPostgresSql } from "../../src/store/postgres-sql";
import type { OpenedSql } from "../../src/store/sql";
import { emptyDatabase } from "./empty-database";

/** A PostgreSQL server for tests, as `npm test` is told of it; each test file makes databases of its own there. */
const serverUrl = process.env["BATON_TEST_DATABASE_URL"];

/** An empty database of a test's own. */
export interface TestDatabase {
  /** Opens it; PGlite in memory can be opened once. */
  open(): Promise<OpenedSql>;
  /** What tells the service to keep its state there; nothing for PGlite, which the service opens in a folder of its own. */
  readonly place: { readonly databaseUrl?: string };
  /** Takes it away; whatever was opened must have been closed. */
  drop(): Promise<void>;
}

/** A kind of database that the service can keep its state in. */
export interface DatabaseKind {
  readonly name: string;
  create(): Promise<TestDatabase>;
}

const PGLITE: DatabaseKind = { name: "PGlite", create: () => Promise.resolve({ open: () => openSqlInMemory(emptyDatabase()), place: {}, drop: () => Promise.resolve() }) };

/** Why nothing is tested on PostgreSQL when it is not. */
export const POSTGRES_MISSING = "BATON_TEST_DATABASE_URL names no server (.ci/run starts one)";

/** PostgreSQL, when there is a server for tests. */
export const POSTGRES: DatabaseKind | undefined =
  serverUrl === undefined || serverUrl === "" ? undefined : { name: "PostgreSQL", create: () => createPostgresDatabase(serverUrl) };

/** Every kind that can be tested here. */
export const DATABASES: readonly DatabaseKind[] = POSTGRES === undefined ? [PGLITE] : [PGLITE, POSTGRES];

async function createPostgresDatabase(server: string): Promise<TestDatabase> {
  const name = `baton_test_${randomUUID().replaceAll("-", "")}`;
  await onServer(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    place: { databaseUrl: url.href },
    open: () => Promise.resolve(openPostgresSql(url.href)),
    drop: () => onServer(server, `drop database ${name} with (force)`),
  };
}

async function onServer(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(statement);
  await client.end();
}
