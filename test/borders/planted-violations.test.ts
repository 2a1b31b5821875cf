import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type PlantedCopy, createPlantedCopy } from "./planted-copy";
import { LINT_VIOLATIONS, SOURCE_VIOLATIONS } from "./planted-violations";
import { findViolations, readTree } from "./source-rules";

let copy: PlantedCopy;

beforeAll(() => {
  copy = createPlantedCopy();
});
afterAll(() => copy.remove());

describe("the linter", () => {
  it("passes the clean copy", () => {
    expect(copy.lint(["src", "test", "tools", "bench"], { withTypes: true })).toBe("");
  });

  it.each(LINT_VIOLATIONS)("refuses $ban", ({ file, text, rule, needsTypes = false }) => {
    const said = copy.plant({ [file]: text }, () => copy.lint([file], { withTypes: needsTypes }));
    expect(said).toContain(rule);
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
