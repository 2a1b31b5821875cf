import process from "node:process";
import { afterAll, beforeAll, describe } from "@jest/globals";
import { openSqlInMemory } from "../../src/store/embedded-sql";
import { type Store, createStore } from "../../src/store/open-store";
import { openPostgresSql } from "../../src/store/postgres-sql";
import type { OpenedSql } from "../../src/store/sql";
import { describeLedger } from "../contract/ledger";
import { describeReplica } from "../contract/replica";

/** A database made for tests; everything of ours in it is dropped first. */
const postgresUrl = process.env["BATON_TEST_DATABASE_URL"];

const DATABASES: readonly { readonly name: string; readonly open: () => Promise<OpenedSql> }[] = [
  { name: "PGlite", open: openSqlInMemory },
  ...(postgresUrl === undefined ? [] : [{ name: "PostgreSQL", open: () => openEmptied(postgresUrl) }]),
];

async function openEmptied(url: string): Promise<OpenedSql> {
  const sql = openPostgresSql(url);
  await sql.query("drop schema public cascade");
  await sql.query("create schema public");
  return sql;
}

describe.each(DATABASES)("a store", ({ name, open }) => {
  let store: Store;
  beforeAll(async () => {
    store = await createStore(await open());
  }, 30_000);
  afterAll(() => store.close());

  describeReplica(name, () => Promise.resolve(store.replica));
  describeLedger(name, () => Promise.resolve(store));
});
