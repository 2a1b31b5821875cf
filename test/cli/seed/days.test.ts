import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { birthdayIn, dayInWords, schoolDay, termDay } from "../../../src/cli/seed/days";
import { addDays, type LocalDate } from "../../../src/domain/local-date";

const anyDay = fc.integer({ min: -4000, max: 8000 }).map((days) => addDays("2024-01-01" as LocalDate, days));
const weekday = (day: LocalDate) => new Date(`${day}T00:00:00Z`).getUTCDay();

describe("schoolDay", () => {
  it("is never at a weekend and at most two days earlier", () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const found = schoolDay(day);
        expect([1, 2, 3, 4, 5]).toContain(weekday(found));
        expect(found <= day && found >= addDays(day, -2)).toBe(true);
      }),
    );
  });
});

describe("termDay", () => {
  it.each([
    ["2026-12-25", "2026-12-18"],
    ["2027-01-02", "2026-12-18"],
    ["2026-08-20", "2026-07-22"],
    ["2026-11-21", "2026-11-20"],
    ["2026-11-23", "2026-11-23"],
  ])("of %s is %s", (day, expected) => {
    expect(termDay(day as LocalDate)).toBe(expected);
  });

  it("is never later than the day asked for", () => {
    fc.assert(fc.property(anyDay, (day) => termDay(day) <= day));
  });
});

describe("birthdayIn", () => {
  it("makes a child of Reception four on 31 August before and five on 31 August after", () => {
    expect(birthdayIn("R", "2026-11-23" as LocalDate, 0)).toBe("2021-09-01");
    expect(birthdayIn("R", "2027-03-01" as LocalDate, 0)).toBe("2021-09-01");
    expect(birthdayIn("3", "2026-11-23" as LocalDate, 364)).toBe("2019-08-31");
  });
});

describe("dayInWords", () => {
  it("writes a day as a target says it", () => {
    expect(dayInWords("2026-12-08" as LocalDate)).toBe("8 December");
  });
});
