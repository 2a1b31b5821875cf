import { describe, expect, it } from "@jest/globals";
import { csvText } from "../../src/domain/csv";

describe("csvText", () => {
  it.each([
    ["plain", "plain"],
    ["a, b", '"a, b"'],
    ['say "hi"', '"say ""hi"""'],
    ["two\nlines", '"two\nlines"'],
    ["=1+1", "'=1+1"],
    ["@sum(A1)", "'@sum(A1)"],
    ["-3, +4", '"\'-3, +4"'],
    ["", ""],
  ])("writes %j as %j", (text, cell) => {
    expect(csvText([[text]])).toBe(`\uFEFF${cell}\r\n`);
  });

  it("ends each row, and divides its cells", () => {
    expect(csvText([["a", "b"], ["c", ""]])).toBe("\uFEFFa,b\r\nc,\r\n");
    expect(csvText([])).toBe("\uFEFF");
  });
});
