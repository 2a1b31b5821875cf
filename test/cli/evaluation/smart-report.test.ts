import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { METAMORPHIC, writeSmartReport } from "../../../src/cli/evaluation/smart-report";
import { judgeWording } from "../../../src/domain/smart/judge-wording";

const key = (id: string, parts: object) => ({ id, specific: false, measurable: false, timed: false, namesStart: false, blanks: [], negative: false, ...parts });
const target = (id: string, text: string, label = "unlabelled") => ({ id, text, label });

describe("the report on the SMART check", () => {
  it("counts precision and recall against the key, with both baselines beside them", () => {
    const report = writeSmartReport({
      targets: [target("a", "Jo will read 8 of 10 words", "smart"), target("b", "Jo will improve 2 things", "not-smart"), target("c", "Jo will hop")],
      key: [key("a", { specific: true, measurable: true }), key("b", {}), key("c", { specific: true, timed: true })],
      childWordings: [{ text: "I can hop" }, { text: "I will get better" }],
    });
    expect(report).toMatch(/specific +n= +2 +precision 1\.000 +recall 1\.000 +right 1\.000 +always 0\.667 +number 0\.333/);
    expect(report).toMatch(/timed +n= +1 +precision +– +recall 0\.000/);
    expect(report).toMatch(/this check +2 of 2/);
    expect(report).toMatch(/1 of 2 called unseen or negative/);
  });

  it("refuses a key that is not one", () => {
    expect(() => writeSmartReport({ targets: [], key: [{ id: "a" }], childWordings: [] })).toThrow("specific");
  });
});

describe("published targets", () => {
  const texts = readFileSync("evaluation/published-targets.jsonl", "utf8").split("\n").filter((line) => line !== "").map((line) => (JSON.parse(line) as { text: string }).text);

  it.each(METAMORPHIC.map((one) => [one.name, one] as const))("nearly always follow the words when %s", (_name, { change, holds }) => {
    const changed = texts.map((text) => ({ text, after: change(text) })).filter(({ text, after }) => text !== after);
    const held = changed.filter(({ text, after }) => holds(judgeWording(text), judgeWording(after)));
    expect(changed.length).toBeGreaterThan(10);
    expect(held.length / changed.length).toBeGreaterThan(0.94);
  });
});
