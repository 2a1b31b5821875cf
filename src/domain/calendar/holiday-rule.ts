import { Temporal } from "temporal-polyfill";
import type { Nation } from "./nation";

/** How the day of a holiday is found in a year. Weekdays count from Monday, which is 1. */
export type HolidayRule =
  | { readonly kind: "date"; readonly month: number; readonly day: number; readonly ifWeekend: "next-free-weekday" | "stays" }
  | { readonly kind: "weekday"; readonly month: number; readonly weekday: number; readonly which: "first" | "last" }
  | { readonly kind: "easter"; readonly daysAfter: number }
  | { readonly kind: "st-brigid" };

/** A holiday, where it is kept, and from which year on. */
export interface Holiday {
  readonly name: string;
  readonly nations: readonly Nation[];
  readonly rule: HolidayRule;
  /** The first year in which it is kept; every year when absent. */
  readonly since?: number;
}

const SATURDAY = 6;
const FRIDAY = 5;
const DAYS_IN_WEEK = 7;

/** The day on which a rule falls in `year`, before days that meet each other are moved apart. */
export function dayOfRule(rule: HolidayRule, year: number): Temporal.PlainDate {
  if (rule.kind === "date") return Temporal.PlainDate.from({ year, month: rule.month, day: rule.day });
  if (rule.kind === "easter") return easterSunday(year).add({ days: rule.daysAfter });
  if (rule.kind === "st-brigid") return stBrigidsDay(year);
  return weekdayOfMonth(rule, year);
}

/** Whether a day is a Saturday or a Sunday. */
export function isWeekend(day: Temporal.PlainDate): boolean {
  return day.dayOfWeek >= SATURDAY;
}

/** Easter Sunday of a year of the Gregorian calendar. Source: the anonymous Gregorian computus, as Meeus gives it. */
export function easterSunday(year: number): Temporal.PlainDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const rest = year % 100;
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - epact - (rest % 4)) % DAYS_IN_WEEK;
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const place = epact + weekday - DAYS_IN_WEEK * late + 114;
  return Temporal.PlainDate.from({ year, month: Math.floor(place / 31), day: (place % 31) + 1 });
}

function weekdayOfMonth({ month, weekday, which }: Extract<HolidayRule, { readonly kind: "weekday" }>, year: number): Temporal.PlainDate {
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  if (which === "first") return first.add({ days: (weekday - first.dayOfWeek + DAYS_IN_WEEK) % DAYS_IN_WEEK });
  const last = first.with({ day: first.daysInMonth });
  return last.subtract({ days: (last.dayOfWeek - weekday + DAYS_IN_WEEK) % DAYS_IN_WEEK });
}

// The first Monday of February, or the first of February when that is a Friday. Source: Organisation of Working Time Act 1997 (Ireland), second schedule.
function stBrigidsDay(year: number): Temporal.PlainDate {
  const first = Temporal.PlainDate.from({ year, month: 2, day: 1 });
  return first.dayOfWeek === FRIDAY ? first : weekdayOfMonth({ kind: "weekday", month: 2, weekday: 1, which: "first" }, year);
}
