import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { bankHolidaysOf } from "../../../src/domain/calendar/bank-holidays";
import { easterSunday } from "../../../src/domain/calendar/holiday-rule";
import { NATIONS } from "../../../src/domain/calendar/nation";

const inYear = (year: number, days: string): readonly string[] => days.split(" ").map((day) => `${String(year)}-${day}`);

describe("bank holidays", () => {
  it.each([
    ["england", 2020, "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28"],
    ["england", 2021, "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28"],
    ["wales", 2022, "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27"],
    ["england", 2023, "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26"],
    ["england", 2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28"],
    ["scotland", 2022, "01-03 01-04 04-15 05-02 06-02 06-03 08-01 09-19 11-30 12-26 12-27"],
    ["scotland", 2024, "01-01 01-02 03-29 05-06 05-27 08-05 12-02 12-25 12-26"],
    ["northern-ireland", 2025, "01-01 03-17 04-18 04-21 05-05 05-26 07-14 08-25 12-25 12-26"],
    ["ireland", 2025, "01-01 02-03 03-17 04-21 05-05 06-02 08-04 10-27 12-25 12-26"],
    ["ireland", 2030, "01-01 02-01 03-17 04-22 05-06 06-03 08-05 10-28 12-25 12-26"],
  ] as const)("of %s in %i are those that were published", (nation, year, days) => {
    expect(bankHolidaysOf(nation, year)).toEqual(inYear(year, days));
  });

  it("of Britain never lie on a weekend and never meet", () => {
    fc.assert(
      fc.property(fc.constantFrom(...NATIONS.filter((nation) => nation !== "ireland")), fc.integer({ min: 1990, max: 2200 }), (nation, year) => {
        const days = bankHolidaysOf(nation, year);
        expect(new Set(days).size).toBe(days.length);
        for (const day of days) expect(Temporal.PlainDate.from(day).dayOfWeek).toBeLessThan(6);
      }),
    );
  });
});

describe("Easter", () => {
  it.each([[2000, "04-23"], [2008, "03-23"], [2011, "04-24"], [2019, "04-21"], [2024, "03-31"], [2038, "04-25"], [2285, "03-22"]])("of %i is on %s", (year, day) => {
    expect(easterSunday(year).toString()).toBe(`${String(year)}-${day}`);
  });

  it("is a Sunday from 22 March to 25 April in every year", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1583, max: 4000 }), (year) => {
        const sunday = easterSunday(year);
        expect(sunday.dayOfWeek).toBe(7);
        expect(Temporal.PlainDate.compare(sunday, { year, month: 3, day: 22 })).toBeGreaterThanOrEqual(0);
        expect(Temporal.PlainDate.compare(sunday, { year, month: 4, day: 25 })).toBeLessThanOrEqual(0);
      }),
    );
  });
});
