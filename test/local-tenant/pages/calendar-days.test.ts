import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { addDays, dayOf, mondayOf, onDay, placeInDay, startOfDay, writeTimes } from "../../../src/local-tenant/teams/calendar/calendar-days";

const DAY = "2026-11-24";

/** Something on the day of the tests, by hours from its midnight; negative is the day before. */
function spanOf(fromHour: number, untilHour: number, isAllDay = false) {
  const at = (hour: number) => {
    const start = startOfDay(DAY);
    start.setMinutes(hour * 60);
    return start;
  };
  return { start: at(fromHour), end: at(untilHour), isAllDay };
}

describe("days of the calendar", () => {
  it("go on over months and clock changes, whatever the zone", () => {
    fc.assert(
      fc.property(fc.date({ min: new Date("2000-01-02"), max: new Date("2099-12-30"), noInvalidDate: true }), fc.integer({ min: -400, max: 400 }), (date, days) => {
        const day = dayOf(date);
        expect(addDays(addDays(day, days), -days)).toBe(day);
        expect(startOfDay(mondayOf(day)).getDay()).toBe(1);
        expect(mondayOf(addDays(mondayOf(day), 6))).toBe(mondayOf(day));
      }),
    );
  });

  it.each([
    ["within the day", spanOf(9, 10.5), "09:00 – 10:30"],
    ["an instant", spanOf(9, 9), "09:00"],
    ["into the next day", spanOf(23, 26), "from 23:00"],
    ["from the day before", spanOf(-2, 1), "until 01:00"],
    ["over the whole day", spanOf(-2, 26), "All day"],
    ["until midnight", spanOf(22, 24), "22:00 – 00:00"],
  ])("tell when something is that is %s", (_case, span, expected) => {
    expect(writeTimes(span, DAY)).toBe(expected);
  });

  it("hold what touches them, whole days first", () => {
    const [before, endsAtStart, late, early, whole] = [spanOf(-3, -1), spanOf(-1, 0), spanOf(15, 16), spanOf(8, 9), spanOf(0, 24, true)];
    expect(onDay([before, endsAtStart, late, early, whole], DAY)).toEqual([whole, early, late]);
  });
});

describe("places in a day", () => {
  it("are beside each other where things overlap and whole where they do not", () => {
    const slots = placeInDay([spanOf(9, 11), spanOf(10, 12), spanOf(11, 12), spanOf(14, 15), spanOf(0, 24, true)], DAY);
    expect(slots.map(({ fromHour, lane, lanes }) => [fromHour, lane, lanes])).toEqual([[9, 0, 2], [10, 1, 2], [11, 0, 2], [14, 0, 1]]);
  });

  it("never cover one another and never leave the day", () => {
    const hour = fc.integer({ min: -4, max: 27 });
    fc.assert(
      fc.property(fc.array(fc.tuple(hour, fc.integer({ min: 0, max: 6 })), { maxLength: 12 }), (spans) => {
        const slots = placeInDay(spans.map(([from, length]) => spanOf(from, from + length)), DAY);
        const isCovered = slots.some((one, index) =>
          slots.some((other, at) => at > index && one.lane === other.lane && one.fromHour < other.untilHour && other.fromHour < one.untilHour),
        );
        expect(isCovered).toBe(false);
        expect(slots.every(({ fromHour, untilHour, lane, lanes }) => fromHour >= 0 && untilHour <= 24 && lane < lanes)).toBe(true);
      }),
    );
  });
});
