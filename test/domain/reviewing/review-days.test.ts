import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { SchoolCalendar } from "../../../src/domain/calendar/school-calendar";
import { addMonths } from "../../../src/domain/calendar/school-calendar";
import { addDays, type LocalDate } from "../../../src/domain/local-date";
import { answerBy, concernStanding } from "../../../src/domain/reviewing/concern-clock";
import { nextReviewDay } from "../../../src/domain/reviewing/next-review-day";

const day = (text: string): LocalDate => text as LocalDate;
const span = (from: string, until: string): { readonly from: LocalDate; readonly until: LocalDate } => ({ from: day(from), until: day(until) });
const CALENDAR: SchoolCalendar = {
  nation: "england",
  terms: [{ name: "Autumn", ...span("2026-09-02", "2026-12-18") }, { name: "Spring", ...span("2027-01-04", "2027-03-25") }, { name: "Summer", ...span("2027-04-12", "2027-07-21") }],
  closures: [span("2026-10-26", "2026-10-30")],
};

describe("the next review", () => {
  it.each([
    ["school-support", "2026-09-07", "2026-12-18", "at the end of this term"],
    ["school-support", "2026-12-01", "2027-03-25", "at the end of the next, when this one leaves no time"],
    ["statutory", "2027-03-30", "2027-07-21", "in the holidays: at the end of the term to come"],
    ["early-years", "2026-09-07", "2026-10-19", "six weeks on in the early years"],
    ["early-years", "2026-09-16", "2026-10-23", "the last school day before, when that is in half-term"],
    ["school-support", "2027-07-20", "2027-07-21", "on the last day that is known, when nothing after it is"],
    ["school-support", "2027-08-01", "2028-02-01", "six months on, when no term after it is known"],
    ["early-years", "2027-07-21", "2027-09-01", "six weeks on, when no term after it is known"],
  ] as const)("[R55] [R56] of %s from %s is %s: %s", (stage, from, expected, _why) => {
    expect(nextReviewDay(CALENDAR, stage, day(from))).toBe(expected);
  });

  it("[R53] is always after the day it is counted from and never more than six months away", () => {
    fc.assert(
      fc.property(fc.constantFrom("early-years", "school-support", "statutory"), fc.integer({ min: 0, max: 700 }), (stage, offset) => {
        const from = addDays(day("2026-08-01"), offset);
        const review = nextReviewDay(CALENDAR, stage, from);
        expect(review > from).toBe(true);
        expect(review <= addMonths(from, 6)).toBe(true);
      }),
    );
  });
});

describe("a concern", () => {
  it.each([
    ["2026-10-19", "2026-11-02", "five school days, half-term left out"],
    ["2027-07-20", "2027-07-27", "a week, when the terms after it are not known"],
  ])("raised on %s is to be answered by %s: %s", (raised, expected, _why) => {
    expect(answerBy(CALENDAR, day(raised))).toBe(expected);
  });

  it.each([
    ["2026-11-02", "open", "waiting"],
    ["2026-11-03", "open", "late"],
    ["2026-11-03", "answered", "answered"],
    ["2026-11-03", "review-called", "answered"],
  ] as const)("on %s, when it is %s, is %s", (today, state, standing) => {
    expect(concernStanding({ answerBy: day("2026-11-02"), state }, day(today))).toBe(standing);
  });
});
