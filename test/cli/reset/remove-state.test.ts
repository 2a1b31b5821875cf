import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { explainRefusal, removeState } from "../../../src/cli/reset/remove-state";

let root: string;
let folders: readonly [string, string];

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), "baton-reset-"));
  folders = [path.join(root, "service"), path.join(root, "tenant")];
  for (const folder of folders) {
    mkdirSync(path.join(folder, "database"), { recursive: true });
    writeFileSync(path.join(folder, "database/rows"), "x");
  }
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const nobodyRuns = { isRunning: () => false };

describe("removeState", () => {
  it("removes every folder", async () => {
    expect(await removeState(folders, nobodyRuns)).toEqual([]);
    expect(folders.map((folder) => existsSync(folder))).toEqual([false, false]);
  });

  it("removes none when a running program keeps one, and says which", async () => {
    writeFileSync(path.join(folders[1], "lock"), "4242 98765\n");
    const refusals = await removeState(folders, { isRunning: (processId) => processId === 4242 });
    expect(refusals).toEqual([{ kind: "held", folder: folders[1], processId: 4242 }]);
    expect(folders.map((folder) => existsSync(folder))).toEqual([true, true]);
  });

  it.each(["4242", "", "what"])("passes over the lock of a program that is gone: %j", async (lock) => {
    writeFileSync(path.join(folders[0], "lock"), lock);
    expect(await removeState(folders, nobodyRuns)).toEqual([]);
  });

  it("has nothing against folders that are not there", async () => {
    expect(await removeState([path.join(root, "never")], nobodyRuns)).toEqual([]);
  });

  it.each([".", "..", path.parse(process.cwd()).root])("refuses %s, which holds more than state", async (folder) => {
    expect(await removeState([folder], nobodyRuns)).toEqual([{ kind: "holds-more", folder }]);
  });
});

describe("explainRefusal", () => {
  it("says what to do", () => {
    expect(explainRefusal({ kind: "held", folder: "state", processId: 7 })).toBe("state is in use by process 7. Stop it first.");
    expect(explainRefusal({ kind: "holds-more", folder: "." })).toContain("Nothing was removed");
  });
});
