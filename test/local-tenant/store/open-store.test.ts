import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { FolderHeldError } from "../../../src/local-tenant/store/folder-lock";
import { openStore, openStoreInMemory } from "../../../src/local-tenant/store/open-store";
import type { Store } from "../../../src/local-tenant/store/store";
import { emptyDatabase } from "../../support/empty-database";

let store: Store;

beforeAll(async () => {
  store = await openStoreInMemory(emptyDatabase());
}, 60_000);
afterAll(() => store.close());

const keep = (where: Store, name: string): Promise<unknown> => where.query("insert into settings (name, value) values ($1, $2)", [name, { kept: true }]);
const namesKept = async (): Promise<readonly string[]> => (await store.query<{ name: string }>("select name from settings order by name")).map(({ name }) => name);

describe("a transaction of the store", () => {
  it("keeps all of its work, or none of it", async () => {
    await store.transaction((transaction) => keep(transaction, "whole"));
    const broken = store.transaction(async (transaction) => {
      await keep(transaction, "half");
      throw new Error("stopped");
    });

    await expect(broken).rejects.toThrow("stopped");
    expect(await namesKept()).toEqual(["whole"]);
  });

  it("may hold another, which can fail alone", async () => {
    await store.transaction(async (outer) => {
      await keep(outer, "outer");
      const inner = outer.transaction(async (transaction) => {
        await keep(transaction, "inner");
        throw new Error("inner stopped");
      });
      await expect(inner).rejects.toThrow("inner stopped");
      await outer.transaction((transaction) => keep(transaction, "second"));
    });

    expect(await namesKept()).toEqual(["outer", "second", "whole"]);
  });

  it("cannot be closed from inside", async () => {
    await expect(store.transaction((transaction) => transaction.close())).rejects.toThrow("ends by itself");
  });
});

describe("a store in a folder", () => {
  it("belongs to one program and keeps what was written", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "tenant-store-"));
    const first = await openStore(folder);
    await keep(first, "written");

    await expect(openStore(folder)).rejects.toThrow(FolderHeldError);
    await first.close();
    const second = await openStore(folder);
    expect(await second.query("select name from settings")).toEqual([{ name: "written" }]);
    await second.close();
    rmSync(folder, { recursive: true });
  }, 60_000);
});
