import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type Store, createStore } from "../../src/store/open-store";
import type { OpenedSql } from "../../src/store/sql";
import { describeAudit } from "../contract/audit";
import { describeLedger } from "../contract/ledger";
import { describeNotices } from "../contract/notices";
import { describeReplica } from "../contract/replica";
import { DATABASES, POSTGRES, POSTGRES_MISSING, type TestDatabase } from "../support/databases";

describe.each(DATABASES)("a store", ({ name, create }) => {
  let database: TestDatabase;
  let sql: OpenedSql;
  let store: Store;
  const problems: string[] = [];
  beforeAll(async () => {
    database = await create();
    sql = await database.open();
    store = await createStore(sql, { log: (line) => problems.push(line) });
  }, 30_000);
  afterAll(async () => {
    await store.close();
    await database.drop();
  });

  describeReplica(name, () => Promise.resolve(store.replica));
  describeAudit(name, () => Promise.resolve(store));
  describeLedger(name, () => Promise.resolve(store));
  describeNotices(name, () => Promise.resolve({ ...store, passTime: (seconds) => passTime(sql, seconds) }));

  it(`has nothing to report of ${name}'s queue`, () => {
    expect(problems).toEqual([]);
  });
});

if (POSTGRES === undefined) {
  describe("a store on PostgreSQL", () => {
    it(`is skipped: ${POSTGRES_MISSING}`, () => expect(DATABASES.map(({ name }) => name)).toEqual(["PGlite"]));
  });
}

async function passTime(sql: OpenedSql, seconds: number): Promise<void> {
  await sql.query("update notices set due_at = due_at - make_interval(secs => $1), held_until = held_until - make_interval(secs => $1)", [seconds]);
}
