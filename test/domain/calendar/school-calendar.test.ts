import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { LocalDate } from "../../../src/domain/local-date";
import { addMonths, clockEnds, isSchoolDay, isWorkingDay, lastSchoolDay, nextTermToEnd, type SchoolCalendar, termOf } from "../../../src/domain/calendar/school-calendar";

const day = (text: string): LocalDate => text as LocalDate;
const span = (from: string, until = from): { readonly from: LocalDate; readonly until: LocalDate } => ({ from: day(from), until: day(until) });

/** Two terms of an English school: an INSET day at the start, a half-term, and the May bank holiday inside the second. */
const CALENDAR: SchoolCalendar = {
  nation: "england",
  terms: [{ name: "Spring term", ...span("2026-01-05", "2026-03-27") }, { name: "Summer term", ...span("2026-04-13", "2026-07-21") }],
  closures: [span("2026-01-05"), span("2026-02-16", "2026-02-20"), span("2026-05-25", "2026-05-29")],
};

describe("a school day", () => {
  it.each([
    ["2026-01-05", false, "INSET day"],
    ["2026-01-06", true, "first day with children"],
    ["2026-01-10", false, "Saturday"],
    ["2026-02-18", false, "half-term"],
    ["2026-03-27", true, "last day of term"],
    ["2026-03-30", false, "Easter holidays"],
    ["2026-05-04", false, "bank holiday inside a term"],
    ["2026-09-07", false, "beyond the terms that are known"],
  ])("%s: %s (%s)", (text, expected) => {
    expect(isSchoolDay(CALENDAR, day(text))).toBe(expected);
  });

  it("before a day is the last one that children came", () => {
    expect(lastSchoolDay(CALENDAR, day("2026-04-12"))).toBe("2026-03-27");
    expect(lastSchoolDay(CALENDAR, day("2026-05-04"))).toBe("2026-05-01");
    expect(lastSchoolDay(CALENDAR, day("2026-01-05"))).toBeUndefined();
    expect(lastSchoolDay({ ...CALENDAR, terms: [] }, day("2026-05-04"))).toBeUndefined();
  });
});

describe("a term", () => {
  it("is found by a day inside it, its ends included", () => {
    expect(termOf(CALENDAR, day("2026-01-05"))?.name).toBe("Spring term");
    expect(termOf(CALENDAR, day("2026-07-21"))?.name).toBe("Summer term");
    expect(termOf(CALENDAR, day("2026-04-01"))).toBeUndefined();
  });

  it("that ends next is the one that lasts, or the one to come", () => {
    expect(nextTermToEnd(CALENDAR, day("2026-02-01"))?.name).toBe("Spring term");
    expect(nextTermToEnd(CALENDAR, day("2026-03-27"))?.name).toBe("Summer term");
    expect(nextTermToEnd(CALENDAR, day("2026-07-21"))).toBeUndefined();
  });
});

describe("a clock", () => {
  it.each([
    ["calendar", 15, "2026-02-12", "2026-02-27"],
    ["working", 15, "2026-02-12", "2026-03-05"],
    ["school", 15, "2026-02-12", "2026-03-12"],
    ["working", 1, "2026-04-02", "2026-04-07"],
    ["school", 1, "2026-03-27", "2026-04-13"],
    ["school", 0, "2026-03-30", "2026-03-30"],
  ] as const)("of %s days: %i after %s is %s", (kind, count, from, ends) => {
    expect(clockEnds(CALENDAR, day(from), { kind, count })).toBe(ends);
  });

  it("of school days has no end beyond the terms that are known", () => {
    expect(clockEnds(CALENDAR, day("2026-07-20"), { kind: "school", count: 2 })).toBeUndefined();
    expect(clockEnds({ ...CALENDAR, terms: [] }, day("2026-07-20"), { kind: "school", count: 1 })).toBeUndefined();
  });

  it("of working days has exactly its count of working days after the first", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 700 }), (count, offset) => {
        const from = clockEnds(CALENDAR, day("2025-01-01"), { kind: "calendar", count: offset }) ?? day("2025-01-01");
        const ends = clockEnds(CALENDAR, from, { kind: "working", count }) ?? from;
        let worked = 0;
        for (let at = from; at < ends; ) {
          at = clockEnds(CALENDAR, at, { kind: "calendar", count: 1 }) ?? ends;
          if (isWorkingDay("england", at)) worked += 1;
        }
        expect(worked).toBe(count);
      }),
    );
  });
});

describe("months", () => {
  it.each([
    ["2026-08-31", 6, "2027-02-28"],
    ["2027-08-31", 6, "2028-02-29"],
    ["2028-02-29", 12, "2029-02-28"],
    ["2026-01-15", 1, "2026-02-15"],
  ])("from %s on, %i of them, end on %s", (from, months, to) => {
    expect(addMonths(day(from), months)).toBe(to);
  });
});
