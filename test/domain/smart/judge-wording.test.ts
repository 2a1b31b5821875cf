import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { judgeWording } from "../../../src/domain/smart/judge-wording";

/** Words, and the letters that they carry: S seen, M measured, T by when, B where the child starts, N negative. */
const JUDGED: readonly (readonly [string, string])[] = [
  ["By the end of term Jo will read 20 of the Year 2 common words", "SMT"],
  ["Jo will ask for help with a spoken sentence in 4 of 5 lessons", "SM"],
  ["Jo will sit on the carpet for ten minutes", "SM"],
  ["Jo will name five items", "SM"],
  ["Jo will put her hand up twice a day", "SM"],
  ["Jo will write her name without errors", "SM"],
  ["Jo will finish at least half of a page", "S"],
  ["Jo will finish at least a half of the page", "SM"],
  ["Jo will read 60 words per minute, up from 40 today", "SMB"],
  ["From a baseline of 3 of 10, Jo will spell 8 of 10 words", "SMB"],
  ["Jo will count backwards from 20 to 0", "S"],
  ["Jo will follow a 3-step instruction", "S"],
  ["Jo will write a two-digit number", "S"],
  ["Given 10 pictures, Jo will point to the dog", "S"],
  ["Jo will improve her reading", ""],
  ["Jo will improve her writing by using full stops in 8 of 10 sentences", "SM"],
  ["To increase reading age by six months in twelve months", "SMT"],
  ["Jo will increase the number of words read per minute from 40 to 80", "SMB"],
  ["Jo will know her tables", ""],
  ["Jo will learn to spell five new words every week", "SM"],
  ["Jo will demonstrate raising her hand in 4 of 5 lessons", "SM"],
  ["Jo will demonstrate appropriate behaviour", ""],
  ["Jo will have a conversation", "S"],
  ["Jo will have better days", ""],
  ["Jo will learn the sounds s and t and identify two objects for each", "SM"],
  ["Commitment to success", ""],
  ["", ""],
  ["Jo will not call out", "SN"],
  ["Not to leave the room", "SN"],
  ["Jo will refrain from hitting", "SN"],
  ["Jo will reduce the number of outbursts to one a week", "SMN"],
  ["Jo will line up without a prompt", "S"],
  ["Jo will hand in the draft on Friday", "ST"],
  ["Jo will read aloud on Fridays", "S"],
  ["By 18 December Jo will tie her laces", "ST"],
  ["By 2026-12-18 Jo will tie her laces", "ST"],
  ["By the next review Jo will tie her laces", "ST"],
  ["Within two terms Jo will tie her laces", "ST"],
  ["Jo will tie her laces over the next 8 weeks", "ST"],
  ["Jo will tie her laces this term", "ST"],
  ["Jo will solve facts in one minute", "SM"],
  ["Jo will tie her laces across four weeks", "S"],
];

/** Templates and what is still to be filled in them. */
const BLANKS: readonly (readonly [string, readonly string[]])[] = [
  ["By [date], [student] will read", ["name", "date"]],
  ["By (date) the student will read", ["date"]],
  ["STUDENT will read with XX% accuracy", ["name", "criterion"]],
  ["___ will read __ out of __ words", ["name", "criterion"]],
  ["By ____ Jo will read", ["date"]],
  ["[X] will read at [X] level", ["name", "criterion"]],
  ["child's name will read", ["name"]],
  ["Jo will read (insert percentage) of the words", ["criterion"]],
  ["Jo will read (aloud)", []],
];

const letters = (text: string) => {
  const { specific, measurable, timed, namesStart, negative } = judgeWording(text);
  return [specific && "S", measurable && "M", timed && "T", namesStart && "B", negative && "N"].filter(Boolean).join("");
};

describe("judgeWording", () => {
  it.each(JUDGED)("[R33] finds in %j: %s", (text, expected) => {
    expect(letters(text)).toBe(expected);
  });

  it.each(BLANKS)("finds in the template %j the blanks %j", (text, expected) => {
    expect(judgeWording(text).blanks).toEqual(expected);
  });

  const sound = fc.record({
    name: fc.constantFrom("Jo", "Priya", "Rhys", "Wangchuk"),
    does: fc.constantFrom("read", "spell", "write", "point to", "copy"),
    count: fc.integer({ min: 2, max: 99 }),
    end: fc.constantFrom("By the end of term", "By 18 December", "Within two terms", "By the next review"),
  });

  it("takes a letter away with the words that carried it, and no other", () => {
    fc.assert(
      fc.property(sound, ({ name, does, count, end }) => {
        const doing = `${does} ${String(count)} of 100 words`;
        expect(letters(`${end}, ${name} will ${doing}.`)).toBe("SMT");
        expect(letters(`${name} will ${doing}.`)).toBe("SM");
        expect(letters(`${end}, ${name} will ${does} words.`)).toBe("ST");
        expect(letters(`${end}, ${name} will improve how to ${doing}.`)).toBe("MT");
        expect(letters(`${end}, ${name} will not ${doing}.`)).toBe("SMTN");
      }),
    );
  });

  it("does not change its mind over a name, a comma or a full stop", () => {
    fc.assert(
      fc.property(sound, fc.constantFrom(...JUDGED.map(([text]) => text).filter((text) => text.includes("Jo"))), ({ name }, text) => {
        expect(judgeWording(text.replaceAll("Jo", name))).toEqual(judgeWording(text));
        expect(judgeWording(`${text}.`)).toEqual(judgeWording(text));
        expect(judgeWording(text.replace(/ (\S+)$/, ", $1")).negative).toBe(judgeWording(text).negative);
      }),
    );
  });

  it("answers whatever is typed", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), (text) => {
        expect(Object.keys(judgeWording(text))).toHaveLength(6);
      }),
    );
  });
});
