import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import path from "node:path";
import { type PlantedCopy, createPlantedCopy } from "./planted-copy";
import { LINT_VIOLATIONS, SOURCE_VIOLATIONS } from "./planted-violations";
import { findViolations, readTree } from "./source-rules";

let copy: PlantedCopy;
/** What the linter says when every violation stands alone in a file of its own: by one run, because each costs a second. */
let saidOfPlanted: readonly string[];

const PLANTED = LINT_VIOLATIONS.map((violation, index) => {
  const { dir, name, ext } = path.posix.parse(violation.file);
  const [stem = "", ...kind] = name.split(".");
  return { ...violation, file: path.posix.join(dir, [`${stem}${String(index)}`, ...kind].join(".") + ext) };
});

beforeAll(() => {
  copy = createPlantedCopy();
  const files = Object.fromEntries(PLANTED.map(({ file, text }) => [file, text]));
  saidOfPlanted = copy.plant(files, () => copy.lint(Object.keys(files))).split("\n");
}, 60_000);
afterAll(() => copy.remove());

describe("the linter", () => {
  it("passes the clean copy", () => {
    expect(copy.lint(["src", "test", "tools", "bench"])).toBe("");
  }, 60_000);

  it.each(PLANTED)("refuses $ban", ({ file, rule }) => {
    expect(saidOfPlanted.filter((line) => line.startsWith(`${file}:`)).join("\n")).toContain(rule);
  });
});

describe("the rules that read the source", () => {
  it("pass the clean copy", () => {
    expect(findViolations(readTree(copy.root))).toEqual([]);
  });

  it.each(SOURCE_VIOLATIONS)("refuse $ban", ({ file, text, rule }) => {
    expect(findViolations([{ path: file, text }])).toEqual([expect.stringMatching(new RegExp(`^${rule}: `))]);
  });
});
