import { isDeepStrictEqual } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { openStoreInMemory } from "../../../src/local-tenant/store/open-store";
import type { Store } from "../../../src/local-tenant/store/store";
import { emptyDatabase } from "../../support/empty-database";

let store: Store;

beforeAll(async () => {
  store = await openStoreInMemory(emptyDatabase());
}, 60_000);
afterAll(() => store.close());

const SCHOOL = "11111111-0000-4000-8000-000000000001";
const addSchool = (where: Store, id: string) => where.query("insert into schools (id, display_name) values ($1, $1)", [id]);
const addPerson = (where: Store, id: string) => where.query("insert into people (id, user_principal_name, display_name) values ($1, $1, $1)", [id]);
const namesOf = async (where: Store): Promise<readonly string[]> => (await where.query<{ id: string }>("select id from schools order by id")).map(({ id }) => id);

describe("a statement of the store", () => {
  it("gives values back as PostgreSQL keeps them", async () => {
    const [row] = await store.query<Record<string, unknown>>(
      "select $1::int as whole, $2::bigint as long, $3::text as words, $4::jsonb as shape, $5::bytea as bytes, $6::boolean as yes, $7::float8 as part, null::text as nothing, $8::text[] as list, 9007199254740993 as longer",
      [3, 1_234_567_890_123, "ŵ ✓ 'quoted'\n", { a: [1, null, "x"] }, new Uint8Array([0, 255, 10]), true, 0.25, ["a", "b,c"]],
    );

    expect(row).toEqual({ whole: 3, long: 1_234_567_890_123, words: "ŵ ✓ 'quoted'\n", shape: { a: [1, null, "x"] }, bytes: new Uint8Array([0, 255, 10]), yes: true, part: 0.25, nothing: null, list: ["a", "b,c"], longer: 9_007_199_254_740_993n });
  });

  it.each([
    ["23505", "insert into settings (name, value) values ('twice', '1'), ('twice', '2')"],
    ["42P01", "select 1 from nowhere"],
    ["22P02", "select 'x'::int"],
  ])("that is refused with %s says so, and the next one is answered", async (code, sql) => {
    await expect(store.query(sql)).rejects.toMatchObject({ name: "StatementError", code });
    expect(await store.query("select 1 as one")).toEqual([{ one: 1 }]);
  });

  it("that was refused may be taken back alone, and what was around it stays", async () => {
    await store.transaction(async (outer) => {
      await outer.query("insert into settings (name, value) values ('before', '1')");
      const inner = outer.transaction((deeper) => deeper.query("insert into settings (name, value) values ('before', '2')"));
      await expect(inner).rejects.toMatchObject({ code: "23505" });
      await outer.query("insert into settings (name, value) values ('after', '1')");
    });

    expect(await store.query("select name from settings order by name")).toEqual([{ name: "after" }, { name: "before" }]);
  });

  it("that was refused and not taken back leaves nothing of its transaction", async () => {
    const broken = store.transaction(async (outer) => {
      await outer.query("insert into settings (name, value) values ('lost', '1')");
      await outer.query("select 'x'::int").catch(() => undefined);
    });

    await expect(broken).rejects.toMatchObject({ code: "25P02" });
    expect(await store.query("select name from settings where name = 'lost'")).toEqual([]);
  });
});

describe("answers that are kept in memory", () => {
  it("are forgotten when their table is written to, and when that is taken back", async () => {
    expect(await namesOf(store)).toEqual([]);
    const takenBack = store.transaction(async (transaction) => {
      await addSchool(transaction, SCHOOL);
      expect(await namesOf(transaction)).toEqual([SCHOOL]);
      throw new Error("taken back");
    });

    await expect(takenBack).rejects.toThrow("taken back");
    expect(await namesOf(store)).toEqual([]);
    await addSchool(store, SCHOOL);
    expect(await namesOf(store)).toEqual([SCHOOL]);
  });

  it("are forgotten when a trigger writes to their table", async () => {
    const changeOf = async () => (await store.query<{ change: number }>("select change from classes where id = 'c1'"))[0]?.change ?? 0;
    await addPerson(store, "p1");
    await store.query("insert into classes (id, school_id, display_name) values ('c1', $1, 'Elm')", [SCHOOL]);
    const before = await changeOf();
    await store.query("insert into class_people (class_id, person_id, teaches) values ('c1', 'p1', true)");

    expect(await changeOf()).toBeGreaterThan(before);
  });

  it("are forgotten when a table behind a view of theirs is written to", async () => {
    const seen = () => store.query<{ display_name: string }>("select g.display_name from directory_groups g, people p where p.id = 'p1' and g.id = 'c1'");
    expect(await seen()).toEqual([{ display_name: "Elm" }]);
    await store.query("update classes set display_name = 'Oak' where id = 'c1'");

    expect(await seen()).toEqual([{ display_name: "Oak" }]);
  });

  it("cannot be changed by those who were given them", async () => {
    const rows = await store.query<{ display_name: string }>("select display_name from people");
    expect(() => Object.assign(rows[0] ?? {}, { display_name: "somebody else" })).toThrow(TypeError);
  });

  it("agree with the database in any order of writings, savepoints and failures", async () => {
    const step: fc.Arbitrary<Step> = fc.record({ kind: fc.constantFrom("put", "remove", "read"), id: fc.integer({ min: 1, max: 4 }), value: fc.integer({ min: 0, max: 99 }) });
    const part = fc.record({ steps: fc.array(step, { maxLength: 4 }), fails: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ parts: fc.array(part, { maxLength: 3 }), fails: fc.boolean() }), { maxLength: 5 }), async (transactions) => {
        await store.query("delete from settings");
        let model: Model = new Map();
        for (const { parts, fails } of transactions) {
          const kept = await attempt(store, model, fails, async (outer, inside) => {
            let now = inside;
            for (const { steps, fails: failsInside } of parts) now = await attempt(outer, now, failsInside, (inner, deeper) => runSteps(inner, deeper, steps));
            return now;
          });
          model = kept;
          expect([await settingsIn(store), differences]).toEqual([model, []]);
        }
      }),
      { numRuns: 100 },
    );
  });
});

/** Reads inside a transaction that did not see what was written before them. */
const differences: string[] = [];

type Model = ReadonlyMap<string, number>;
interface Step {
  readonly kind: "put" | "remove" | "read";
  readonly id: number;
  readonly value: number;
}

async function settingsIn(where: Store): Promise<Model> {
  return new Map((await where.query<{ name: string; value: number }>("select name, value from settings")).map(({ name, value }) => [name, value]));
}

/** Runs work in a transaction that is taken back when it fails; gives what is kept then. */
async function attempt(where: Store, before: Model, fails: boolean, work: (transaction: Store, before: Model) => Promise<Model>): Promise<Model> {
  let after = before;
  const done = where.transaction(async (transaction) => {
    after = await work(transaction, before);
    if (fails) throw new Error("taken back");
  });
  return await done.then(() => after, () => before);
}

async function runSteps(where: Store, before: Model, steps: readonly Step[]): Promise<Model> {
  const after = new Map(before);
  for (const { kind, id, value } of steps) {
    const name = `n${String(id)}`;
    if (kind === "put") {
      await where.query("insert into settings (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value", [name, value]);
      after.set(name, value);
    } else if (kind === "remove") {
      await where.query("delete from settings where name = $1", [name]);
      after.delete(name);
    } else differences.push(...(isDeepStrictEqual(await settingsIn(where), new Map(after)) ? [] : [name]));
  }
  return after;
}
