import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { FolderHeldError, lockFolder } from "../../../src/local-tenant/store/folder-lock";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "tenant-lock-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const leaveLockOf = (text: string): void => writeFileSync(path.join(folder, "lock"), text);

describe("the lock on the tenant's folder", () => {
  it("is held by one at a time, and free again when it is given back", () => {
    const unlock = lockFolder(folder);

    expect(() => lockFolder(folder)).toThrow(FolderHeldError);
    expect(() => lockFolder(folder)).toThrow(`${folder} is in use by process ${process.pid}`);
    unlock();
    lockFolder(folder)();
    expect(readdirSync(folder)).toEqual([]);
  });

  it("makes the folder when it is not there", () => {
    const unlock = lockFolder(path.join(folder, "new", "one"));

    expect(readdirSync(path.join(folder, "new", "one"))).toEqual(["lock"]);
    unlock();
  });

  it("is taken over from a process that has ended", () => {
    const { pid } = spawnSync(process.execPath, ["--version"]);
    leaveLockOf(`${pid} 1\n`);

    lockFolder(folder)();
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each(["", "nonsense\n"])("is taken over when it names nobody: %j", (text) => {
    leaveLockOf(text);

    lockFolder(folder)();
    expect(readdirSync(folder)).toEqual([]);
  });

  it("is taken over from a process whose number was given to another", () => {
    leaveLockOf(`${process.pid} 1\n`);

    lockFolder(folder)();
    expect(readdirSync(folder)).toEqual([]);
  });

  it("is not taken over from another program that lives", () => {
    const other = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
    leaveLockOf(`${other.pid}\n`);

    expect(() => lockFolder(folder)).toThrow(FolderHeldError);
    other.kill("SIGKILL");
  });
});
