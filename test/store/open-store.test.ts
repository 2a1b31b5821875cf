import { spawn } from "node:child_process";
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { ChildId, SchoolId } from "../../src/domain/ids";
import { openEmbeddedSql, openSqlInMemory } from "../../src/store/embedded-sql";
import { FolderHeldError, holdFolder } from "../../src/store/folder-lock";
import { migrate } from "../../src/store/migrate";
import { createNotices } from "../../src/store/notices";
import { type Store, createStore, openStore } from "../../src/store/open-store";
import type { OpenedSql } from "../../src/store/sql";
import { aNewNotice, sendAll } from "../contract/notices";
import { MS_HALE, OAKFIELD, aChild, aClass, aPlanContent } from "../support/builders";
import { eventually } from "../support/eventually";
import { emptyDatabase } from "../support/empty-database";

const JO = "child-jo" as ChildId;
const draft = { personId: MS_HALE, childId: JO, content: aPlanContent(), savedAt: "2026-10-01T10:00:00.000Z" };

describe("a store in a folder", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "baton-store-"));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it("holds its folder alone, survives being closed, and loses only the copy when that is emptied", async () => {
    const store = await openStore({ folder });
    await store.drafts.save(OAKFIELD, draft, 0);
    await store.replica.note(OAKFIELD, "Children", { record: aChild(), revision: "r1" });
    await store.roster.keep(OAKFIELD, { whole: true, classes: [aClass()], removedIds: [], cursor: "c" });
    await store.close();

    const again = await openStore({ folder });
    expect(await again.replica.all(OAKFIELD, "Children")).toHaveLength(1);
    await again.emptyReplica();
    expect(await again.replica.all(OAKFIELD, "Children")).toEqual([]);
    expect(await again.roster.classes(OAKFIELD)).toEqual([]);
    expect(await again.drafts.find(OAKFIELD, MS_HALE, JO)).toMatchObject({ content: aPlanContent() });
    await again.close();
    expect(await readdir(folder)).toEqual(["database"]);
  }, 60_000);

  it("gives out again, at once and as uncertain, what a program held that ended before it could say what became of it", async () => {
    const killed = await openEmbeddedSql(folder);
    await migrate(killed);
    const before = createNotices(killed, () => Promise.resolve());
    await before.owe(OAKFIELD, [aNewNotice("held"), aNewNotice("free")]);
    await before.claim();
    await killed.close();

    const log: string[] = [];
    const store = await openStore({ folder, log: (line) => log.push(line) });
    await store.emptyReplica();
    const sent: (readonly [string, boolean])[] = [];
    await store.bell.answer(async () => void sent.push(...(await sendAll(store.notices)).map(({ notice, isUncertain }) => [notice.key, isUncertain] as const)));
    await eventually(() => expect(sent).toEqual([["held", true], ["free", false]]));
    await store.close();
    expect(log).toEqual([]);
  }, 60_000);
});

describe("migrate", () => {
  let sql: OpenedSql;
  const opened: Store[] = [];
  beforeAll(async () => {
    sql = await openSqlInMemory(emptyDatabase());
  }, 30_000);
  afterAll(async () => {
    for (const store of opened) await store.close();
    await sql.close();
  });
  /** Another store on the same database, which stays open when the store is closed. */
  async function storeReadAs(rowsReadAs = ""): Promise<Store> {
    const store = await createStore({ ...sql, close: () => Promise.resolve() }, { rowsReadAs });
    opened.push(store);
    return store;
  }

  it("may run again, and keeps everything", async () => {
    const store = await storeReadAs();
    await store.replica.note(OAKFIELD, "Children", { record: aChild(), revision: "r1" });
    await migrate(sql);
    expect(await store.replica.all(OAKFIELD, "Children")).toHaveLength(1);
  });

  it("gives a database of the step before its notices, and keeps what it held", async () => {
    const older = await openSqlInMemory(emptyDatabase());
    await migrate(older);
    for (const table of ["notices", "notice_epochs", "known_teams", "conversations", "filed_copies", "audit_entries", "audit_heads"]) await older.query(`drop table ${table}`);
    await older.query("delete from migrations where step >= 4");
    await older.query("insert into committed_versions (school_id, version_key) values ($1, 'plan-1:1')", [OAKFIELD]);
    const store = await createStore(older);
    await store.notices.owe(OAKFIELD, [aNewNotice("k")]);
    expect(await store.notices.known(OAKFIELD, ["k"])).toEqual(new Set(["k"]));
    expect(await store.sweeps.committed(OAKFIELD)).toEqual(new Set(["plan-1:1"]));
    await store.close();
  }, 30_000);

  it("empties the copy when records have another shape, and leaves drafts alone", async () => {
    const store = await storeReadAs();
    await store.drafts.save(OAKFIELD, draft, 0);
    await sql.query("update marks set value = 'older' where name = 'replica-shape'");
    await migrate(sql);
    expect(await store.replica.all(OAKFIELD, "Children")).toEqual([]);
    expect(await store.drafts.find(OAKFIELD, MS_HALE, JO)).toBeDefined();
  });

  it("reads lists from the start when rows are read in another way, and shows what it has until then", async () => {
    const spoiled = { kind: "needs-mending", rowId: "1", key: "child-jo", problems: ["FamilyName: is empty"], revision: "r1" } as const;
    const kept = { kind: "kept", rowId: "1", key: "child-jo", record: aChild({ familyName: "" }), revision: "r1" } as const;
    const school = "school-upgraded" as SchoolId;
    const { replica: older } = await storeReadAs("older");
    await older.apply(school, "Team", { rows: [], since: undefined, cursor: "t1", fromTheStart: true });
    await older.apply(school, "Children", { rows: [spoiled], since: undefined, cursor: "c1", fromTheStart: true });
    await older.note(school, "Children", { record: aChild({ id: "child-2" as ChildId }), revision: "r2" });
    expect(await (await storeReadAs("older")).replica.cursor(school, "Children")).toBe("c1");

    const { replica } = await storeReadAs("newer");
    expect([await replica.cursor(school, "Children"), await replica.cursor(school, "Team")]).toEqual([undefined, undefined]);
    expect(await replica.all(school, "Children")).toHaveLength(1);
    await replica.apply(school, "Children", { rows: [kept], since: "c1", cursor: "late", fromTheStart: false });
    expect(await replica.needsMending(school)).toHaveLength(1);
    await replica.apply(school, "Children", { rows: [kept], since: undefined, cursor: "c2", fromTheStart: true });
    expect(await replica.needsMending(school)).toEqual([]);
    expect(await replica.all(school, "Children")).toEqual([{ record: kept.record, revision: "r1" }]);
    expect([await replica.cursor(school, "Children"), await older.cursor(school, "Children")]).toEqual(["c2", undefined]);
  });

  it("keeps nothing of a transaction that fails", async () => {
    const failing = sql.transaction(async (transaction) => {
      await transaction.transaction((nested) => nested.query("delete from drafts"));
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(await sql.query("select 1 from drafts")).toHaveLength(1);
  });

  it("refuses a database that a newer program made, and closes it", async () => {
    await sql.query("insert into migrations (step) values (999)");
    let closed = false;
    const watched: OpenedSql = { ...sql, close: () => Promise.resolve(void (closed = true)) };
    await expect(createStore(watched)).rejects.toThrow(/newer/);
    expect(closed).toBe(true);
  });
});

describe("holdFolder", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "baton-lock-"));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it("names the folder that a running program holds", async () => {
    const other = spawn(process.execPath, ["-e", "setInterval(() => undefined, 1000)"], { stdio: "ignore" });
    const ended = new Promise((resolve) => other.once("exit", resolve));
    await writeFile(path.join(folder, "lock"), String(other.pid));
    const refusal: unknown = await holdFolder(folder).catch((error: unknown) => error);
    other.kill("SIGKILL");
    await ended;
    expect(refusal).toBeInstanceOf(FolderHeldError);
    expect(refusal).toMatchObject({ folder, processId: other.pid });

    const lock = await holdFolder(folder);
    expect(await readFile(path.join(folder, "lock"), "utf8")).toBe(String(process.pid));
    await lock.release();
    expect(await readdir(folder)).toEqual([]);
  });

  it.each(["", "not a number", "-1", "0"])("takes over a lock that says %j", async (text) => {
    await writeFile(path.join(folder, "lock"), text);
    await (await holdFolder(folder)).release();
    expect(await readdir(folder)).toEqual([]);
  });
});
