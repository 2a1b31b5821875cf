import { describe, expect, it } from "@jest/globals";
import { spawnSync } from "node:child_process";
import path from "node:path";

const ROOT = path.join(import.meta.dirname, "../..");

function run(tool: string, args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const done = spawnSync(process.execPath, [path.join(ROOT, "tools", tool), ...args], { cwd: ROOT, encoding: "utf8", env: { ...process.env, ...environment } });
  return { code: done.status, said: done.stdout, complained: done.stderr };
}

describe("tools/need-chromium.mjs", () => {
  it("stops, and names the package, where Chromium is missing", () => {
    const { code, complained } = run("need-chromium.mjs", [], { CHROMIUM: "/nowhere/chromium" });
    expect(code).toBe(1);
    expect(complained).toContain("Chromium is missing: apt-get install chromium");
  });

  it("says nothing where it is", () => {
    expect(run("need-chromium.mjs", [], { CHROMIUM: process.execPath })).toEqual({ code: 0, said: "", complained: "" });
  });
});

describe("tools/bench.mjs", () => {
  it.each([[[]], [["no-such-bench"]]])("lists the benches when asked for %j", (args) => {
    const { code, complained } = run("bench.mjs", args);
    expect(code).toBe(2);
    expect(complained).toContain("plan-gaps");
  });

  it("ends with what it measured, as JSON", () => {
    const { code, said } = run("bench.mjs", ["plan-gaps"]);
    expect(code).toBe(0);
    expect(JSON.parse(said.trim().split("\n").at(-1) ?? "")).toMatchObject({ bench: "plan-gaps", fits: true });
  }, 30_000);
});

describe("tools/build.mjs", () => {
  it.each([["--only", "nothing"], ["--all"]])("refuses %j", (...args) => {
    const { code, complained } = run("build.mjs", args);
    expect(code).toBe(2);
    expect(complained).toContain("Usage");
  });
});
