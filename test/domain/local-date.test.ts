import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { addDays, dayOfInstant, daysBetween, parseLocalDate, spanHolds } from "../../src/domain/local-date";
import { day } from "../support/day";

describe("parseLocalDate", () => {
  it.each(["2026-02-28", "2028-02-29", "0001-01-01", "9999-12-31"])("reads %s", (text) => {
    expect(parseLocalDate(text)).toBe(text);
  });

  it.each(["2026-02-29", "2026-13-01", "2026-1-1", "18 December", "", "2026-12-18T00:00:00Z", "2026-00-10"])("refuses %j", (text) => {
    expect(parseLocalDate(text)).toBeUndefined();
  });
});

describe("days", () => {
  const anyDay = fc.date({ min: new Date("1990-01-01"), max: new Date("2090-01-01"), noInvalidDate: true }).map((date) => day(date.toISOString().slice(0, 10)));

  it("counts back what it added", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -4000, max: 4000 }), (from, days) => {
        expect(daysBetween(from, addDays(from, days))).toBe(days);
      }),
    );
  });

  it("counts a leap day and the days on which the clocks change as one day each", () => {
    expect(daysBetween(day("2028-02-28"), day("2028-03-01"))).toBe(2);
    expect(daysBetween(day("2026-03-28"), day("2026-03-30"))).toBe(2);
    expect(daysBetween(day("2026-10-26"), day("2026-10-24"))).toBe(-2);
  });
});

describe("dayOfInstant", () => {
  it.each([
    ["2026-06-30T23:30:00Z", "Europe/London", "2026-07-01"],
    ["2026-06-30T23:30:00Z", "UTC", "2026-06-30"],
    ["2026-12-31T23:30:00Z", "Pacific/Auckland", "2027-01-01"],
  ])("puts %s in %s on %s", (instant, timeZone, expected) => {
    expect(dayOfInstant(instant, timeZone)).toBe(expected);
  });
});

describe("spanHolds", () => {
  it.each([
    [{ from: day("2026-09-01") }, "2026-08-31", false],
    [{ from: day("2026-09-01") }, "2026-09-01", true],
    [{ from: day("2026-09-01") }, "2036-09-01", true],
    [{ from: day("2026-09-01"), until: day("2026-09-03") }, "2026-09-03", true],
    [{ from: day("2026-09-01"), until: day("2026-09-03") }, "2026-09-04", false],
  ])("%j on %s: %s", (span, today, expected) => {
    expect(spanHolds(span, day(today))).toBe(expected);
  });
});
