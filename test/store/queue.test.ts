import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import type { ClaimedNotice } from "../../src/application/notice-ports";
import { migrate } from "../../src/store/migrate";
import { createNotices } from "../../src/store/notices";
import { openQueue } from "../../src/store/queue";
import type { OpenedSql } from "../../src/store/sql";
import { aNewNotice, sendAll } from "../contract/notices";
import { OAKFIELD } from "../support/builders";
import { DATABASES, POSTGRES, type TestDatabase } from "../support/databases";
import { eventually } from "../support/eventually";

const noticesNamed = (count: number, name: string) => Array.from({ length: count }, (_, index) => aNewNotice(`${name}-${String(index)}`));

/** Names of the rings that nobody has answered yet. */
async function waitingRings(sql: OpenedSql): Promise<readonly string[]> {
  const rows = await sql.query<{ singleton_key: string }>("select singleton_key from queue.job where name = 'notices' and state < 'active' order by 1");
  return rows.map((row) => row.singleton_key);
}

async function forgetEverything(sql: OpenedSql): Promise<void> {
  for (const table of ["queue.job", "notices", "notice_epochs"]) await sql.query(`delete from ${table}`);
}

describe.each(DATABASES)("a bell on $name", ({ create }) => {
  let database: TestDatabase;
  let sql: OpenedSql;
  const problems: string[] = [];
  beforeAll(async () => {
    database = await create();
    sql = await database.open();
    await migrate(sql);
  }, 30_000);
  afterAll(async () => {
    await sql.close();
    await database.drop();
  });
  beforeEach(async () => {
    problems.length = 0;
    const queue = await openQueue(sql, (line) => problems.push(line));
    await queue.close();
    await forgetEverything(sql);
  });
  const open = () => openQueue(sql, (line) => problems.push(line));

  it("rings once, however many notices are owed", async () => {
    const queue = await open();
    const notices = createNotices(sql, queue.ring);
    await notices.owe(OAKFIELD, noticesNamed(50, "a"));
    await notices.owe(OAKFIELD, noticesNamed(60, "a"));
    await notices.advance(OAKFIELD, "0", { notices: noticesNamed(3, "b") });
    expect(await waitingRings(sql)).toEqual(["now"]);
    await queue.close();
  });

  it("does not ring when nothing new is owed, or only what is told within another notice", async () => {
    const queue = await open();
    const notices = createNotices(sql, queue.ring);
    await notices.owe(OAKFIELD, [aNewNotice("together", { isToldTogether: true })]);
    await notices.advance(OAKFIELD, "0", { notices: [], teams: new Map() });
    await notices.advance(OAKFIELD, "late", { notices: noticesNamed(1, "a") });
    expect(await waitingRings(sql)).toEqual([]);
    await queue.close();
  });

  it("rings for exactly what is kept", async () => {
    const queue = await open();
    const failing: OpenedSql = {
      ...sql,
      transaction: (work) =>
        sql.transaction(async (transaction) => {
          await work(transaction);
          throw new Error("broken off");
        }),
    };
    await expect(createNotices(failing, queue.ring).owe(OAKFIELD, noticesNamed(1, "a"))).rejects.toThrow("broken off");
    expect(await waitingRings(sql)).toEqual([]);
    expect(await createNotices(sql, queue.ring).known(OAKFIELD, ["a-0"])).toEqual(new Set());
    await queue.close();
  });

  it("wakes whoever answers for what was owed before, and for all that is owed while a round goes on, one round at a time", async () => {
    const queue = await open();
    const notices = createNotices(sql, queue.ring);
    await notices.owe(OAKFIELD, noticesNamed(3, "before"));
    const sent: ClaimedNotice[] = [];
    let under = 0;
    let most = 0;
    await queue.bell.answer(async () => {
      under += 1;
      most = Math.max(most, under);
      sent.push(...(await sendAll(notices)));
      under -= 1;
    });
    await eventually(() => expect(sent).toHaveLength(3));
    for (let index = 0; index < 20; index += 1) await notices.owe(OAKFIELD, [aNewNotice(`during-${String(index)}`)]);
    await eventually(() => expect(sent).toHaveLength(23));
    expect(most).toBe(1);
    await queue.close();
    expect(problems).toEqual([]);
  });

  it("wakes again for a notice that was put off, and when a claim lapses that nobody settled", async () => {
    const queue = await open();
    const notices = createNotices(sql, queue.ring);
    await notices.owe(OAKFIELD, noticesNamed(2, "a"));
    const [left, late] = [await notices.claim(), await notices.claim()];
    if (left === undefined || late === undefined) throw new Error("Nothing is due.");
    await notices.settle(late, { kind: "later", inSeconds: 1, isUncertain: false });
    const sent: ClaimedNotice[] = [];
    await queue.bell.answer(async () => void sent.push(...(await sendAll(notices))));
    await eventually(() => expect(sent).toMatchObject([{ notice: late.notice }]));
    await sql.query("update notices set held_until = held_until - interval '20 seconds'");
    await sql.query("update queue.job set start_after = start_after - interval '21 seconds' where state < 'active'");
    await eventually(() => expect(sent).toMatchObject([{}, { notice: left.notice, isUncertain: true }]));
    await queue.close();
  });

  it("tries a round again that failed, and reports it without its message", async () => {
    const queue = await open();
    let rounds = 0;
    await queue.bell.answer(() => {
      rounds += 1;
      return rounds === 1 ? Promise.reject(new TypeError("Jo")) : Promise.resolve();
    });
    await eventually(() => expect(rounds).toBeGreaterThan(1));
    await queue.close();
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^bug in a round of notices.*TypeError at /);
    expect(problems[0]).not.toContain("Jo");
  });

  it("waits, when it is closed, for the round under way", async () => {
    const queue = await open();
    let finish = (): void => undefined;
    let state = "waiting";
    await queue.bell.answer(async () => {
      state = "under way";
      await new Promise<void>((resolve) => (finish = resolve));
      state = "over";
    });
    await eventually(() => expect(state).toBe("under way"));
    const closing = queue.close().then(() => state);
    finish();
    expect(await closing).toBe("over");
  });
});

if (POSTGRES !== undefined) {
  const { create } = POSTGRES;
  describe("copies of the service on PostgreSQL", () => {
    let database: TestDatabase;
    const closing: (() => Promise<void>)[] = [];
    const problems: string[] = [];
    beforeAll(async () => {
      database = await create();
    });
    afterAll(() => database.drop());
    afterEach(async () => {
      for (const close of closing.splice(0)) await close();
    });
    async function aCopy() {
      const sql = await database.open();
      closing.push(() => sql.close());
      await migrate(sql);
      const queue = await openQueue(sql, (line) => problems.push(line));
      closing.unshift(() => queue.close());
      const sent: string[] = [];
      const notices = createNotices(sql, queue.ring);
      return { sql, queue, notices, sent, send: async () => void sent.push(...(await sendAll(notices)).map(({ notice }) => notice.key)) };
    }

    it("may be started at the same moment, and send each notice once between them", async () => {
      const copies = await Promise.all([aCopy(), aCopy()]);
      for (const { queue, send } of copies) await queue.bell.answer(send);
      for (let round = 0; round < 8; round += 1) {
        await Promise.all(copies.map(({ notices }, copy) => notices.owe(OAKFIELD, noticesNamed(25, `round-${String(round)}-${String(copy)}`))));
      }
      await eventually(() => expect(copies.flatMap(({ sent }) => sent)).toHaveLength(400), 20_000);
      expect(new Set(copies.flatMap(({ sent }) => sent)).size).toBe(400);
    }, 40_000);

    it("never both get one notice, however many claims are made at the same moment", async () => {
      const copies = await Promise.all([aCopy(), aCopy()]);
      await Promise.all(copies.map(({ notices }, copy) => notices.owe(OAKFIELD, noticesNamed(20, `claim-${String(copy)}`))));
      const claimed = await Promise.all(Array.from({ length: 30 }, () => copies.map(({ notices }) => notices.claim())).flat());
      const ids = claimed.flatMap((one) => (one === undefined ? [] : [one.notice.id]));
      // A claim may come back empty while others are being made, never with what another has.
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.length).toBeGreaterThan(0);
    });

    it("have nothing to report so far", () => {
      expect(problems).toEqual([]);
    });

    it("miss no ring that another ring stood for while it was not yet kept", async () => {
      const { sql, queue, notices, sent, send } = await aCopy();
      await forgetEverything(sql);
      let rounds = 0;
      await queue.bell.answer(async () => {
        await send();
        rounds += 1;
      });
      let keep = (): void => undefined;
      const holding = new Promise<void>((resolve) => (keep = resolve));
      let hasRung = (): void => undefined;
      const rung = new Promise<void>((resolve) => (hasRung = resolve));
      await notices.owe(OAKFIELD, noticesNamed(1, "kept"));
      const owing = sql.transaction(async (transaction) => {
        await createNotices(transaction, queue.ring).owe(OAKFIELD, noticesNamed(1, "slow"));
        hasRung();
        await holding;
      });
      await rung;
      const before = rounds;
      await queue.ring(sql, 1);
      await eventually(() => expect(rounds).toBeGreaterThan(before));
      expect(sent).toEqual(["kept-0"]);
      keep();
      await owing;
      await eventually(() => expect(sent).toEqual(["kept-0", "slow-0"]));
    });
  });
}
