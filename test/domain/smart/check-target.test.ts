import { describe, expect, it } from "@jest/globals";
import { NO_TERMS_KNOWN, type SchoolCalendar } from "../../../src/domain/calendar/school-calendar";
import { type TargetSurroundings, type TargetWords, checkTarget, isSameWording, vagueHelp } from "../../../src/domain/smart/check-target";
import { countSyllables, hardWords, readingGrade } from "../../../src/domain/smart/reading-grade";
import { day } from "../../support/day";

const AUTUMN: SchoolCalendar = { nation: "england", terms: [{ name: "Autumn term", from: day("2026-09-02"), until: day("2026-12-18") }], closures: [] };
const AROUND: TargetSurroundings = { startsOn: "2026-09-07", reviewOn: "2026-12-18", longTermObjective: "To read for pleasure", calendar: AUTUMN };
const SOUND: TargetWords = { statement: "Jo will read 20 of 45 common words", successCriterion: "", baseline: "Reads 12 of 45", dueOn: "2026-12-11" };

const found = (target: Partial<TargetWords>, around: Partial<TargetSurroundings> = {}) =>
  checkTarget({ ...SOUND, ...target }, { ...AROUND, ...around }).map(({ letter, problem }) => `${letter} ${problem}`);

describe("checkTarget", () => {
  it("finds nothing in a sound target", () => {
    expect(found({})).toEqual([]);
  });

  it.each<readonly [string, Partial<TargetWords>, Partial<TargetSurroundings>, readonly string[]]>([
    ["nothing that can be seen", { statement: "Jo will improve 20 of 45 words" }, {}, ["S nothing-seen"]],
    ["something that is not to be done", { statement: "Jo will not call out in 4 of 5 lessons" }, {}, ["S negative"]],
    ["a slot for the name", { statement: "[student] will read 20 of 45 words" }, {}, ["S blank-name"]],
    ["no measure anywhere", { statement: "Jo will read common words" }, {}, ["M no-criterion"]],
    ["a measure in the field for it", { statement: "Jo will read common words", successCriterion: "20 of 45 on two Fridays" }, {}, []],
    ["a slot for the measure", { statement: "Jo will read XX% of the words" }, {}, ["M blank-criterion"]],
    ["no start", { baseline: " " }, {}, ["A no-start"]],
    ["a start in the words", { baseline: "", statement: "Jo will read 20 of 45 words, up from 12" }, {}, []],
    ["a goal that is reached already", { baseline: "Reads 20 of 45" }, {}, ["A already-there"]],
    ["a large step", { baseline: "Reads 4 of 45" }, {}, ["A large-step"]],
    ["a large step in shares", { baseline: "10 % of the time", statement: "Jo will line up 80 % of the time" }, {}, ["A large-step"]],
    ["figures that cannot be compared", { baseline: "Reads 4 of 20" }, {}, []],
    ["a start at nothing", { baseline: "Reads 0 of 45" }, {}, []],
    ["no objective", {}, { longTermObjective: "" }, ["R no-objective"]],
    ["no day", { dueOn: "" }, {}, ["T no-day"]],
    ["a day in the words alone", { dueOn: "", statement: "By the end of term Jo will read 20 of 45 words" }, {}, []],
    ["a slot for the day", { statement: "By [date] Jo will read 20 of 45 words" }, {}, ["T blank-date"]],
    ["no day of the calendar", { dueOn: "2026-02-30" }, {}, ["T not-a-day"]],
    ["a day before the plan starts", { dueOn: "2026-09-07" }, {}, ["T before-start"]],
    ["a day after the review", { dueOn: "2026-12-19" }, {}, ["T after-review"]],
    ["a day without school", { dueOn: "2026-12-12" }, {}, ["T no-school-day"]],
    ["a day without school, where the terms are not known", { dueOn: "2026-12-12" }, { calendar: NO_TERMS_KNOWN }, []],
    ["days of the plan that are not typed yet", {}, { startsOn: "", reviewOn: "" }, []],
  ])("[R22] [R35] [R36] [R37] says what a target with %s lacks", (_what, target, around, expected) => {
    expect(found(target, around)).toEqual(expected);
  });
});

describe("help", () => {
  it.each([
    ["Word cards three times a week, ten minutes", []],
    ["Regular support where possible", ["regular", "where possible"]],
    ["Irregular verbs", []],
  ])("is vague in %j by %j", (text, expected) => {
    expect(vagueHelp(text)).toEqual(expected);
  });
});

describe("two children's wordings", () => {
  it.each([
    ["Jo will read 20 words", "Rhys will read 30 words.", true],
    ["Jo will read 20 words", "Rhys will spell 20 words", false],
    ["", "", false],
  ])("%j and %j are the same: %s", (one, other, expected) => {
    expect(isSameWording(one, other, ["Jo", "Rhys", ""])).toBe(expected);
  });
});

describe("how hard a text is to read", () => {
  it("rises with long words and long sentences", () => {
    const plain = readingGrade("I can read my words. I like it.") ?? 99;
    const hard = readingGrade("The pupil will demonstrate phonological awareness utilising multisensory differentiation strategies independently") ?? 0;
    expect(plain).toBeLessThan(3);
    expect(hard).toBeGreaterThan(12);
    expect(readingGrade("Too short")).toBeUndefined();
  });

  it.each([["cat", 1], ["reading", 2], ["wanted", 2], ["jumped", 1], ["table", 2], ["made", 1], ["the", 1], ["independently", 5]])("%s has %i syllables", (word, count) => {
    expect(countSyllables(word)).toBe(count);
  });

  it("offers plain words for words of the trade, the longest first", () => {
    expect(hardWords("Jo will decode CVC words with her peers").map(({ word }) => word)).toEqual(["cvc words", "decode", "peers"]);
    expect(hardWords("Jo reads with friends")).toEqual([]);
  });
});
