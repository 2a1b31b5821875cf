import { describe, expect, it } from "@jest/globals";
import path from "node:path";
import { findViolations, readTree } from "./source-rules";

describe("the source", () => {
  it("breaks none of the rules that only a reader of text can check", () => {
    expect(findViolations(readTree(path.join(import.meta.dirname, "../..")))).toEqual([]);
  });
});
