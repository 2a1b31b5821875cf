import { Temporal } from "temporal-polyfill";
import { addDays, type DaySpan, type LocalDate, spanHolds } from "../local-date";
import { bankHolidaysOf } from "./bank-holidays";
import { isWeekend } from "./holiday-rule";
import type { Nation } from "./nation";

/** One term of a school, its first and last day included. */
export interface SchoolTerm {
  /** As the school calls it, such as "Autumn term". */
  readonly name: string;
  readonly from: LocalDate;
  readonly until: LocalDate;
}

/** The days of one school. Terms are in order and do not overlap. */
export interface SchoolCalendar {
  readonly nation: Nation;
  readonly terms: readonly SchoolTerm[];
  /** Days inside terms without children: half-term, INSET days, a day of snow. */
  readonly closures: readonly Required<DaySpan>[];
}

/** The calendar of a school that has not told its terms. */
export const NO_TERMS_KNOWN: SchoolCalendar = { nation: "england", terms: [], closures: [] };

/** The unit in which a clock counts: days, days on which offices work, days on which children come. */
export type DayKind = "calendar" | "working" | "school";

/** Whether offices work on this day: not at the weekend, not on a bank holiday. */
export function isWorkingDay(nation: Nation, day: LocalDate): boolean {
  const date = Temporal.PlainDate.from(day);
  return !isWeekend(date) && !bankHolidaysOf(nation, date.year).includes(day);
}

/** Whether children are in school on this day. A day outside every known term is no school day. */
export function isSchoolDay(calendar: SchoolCalendar, day: LocalDate): boolean {
  return termOf(calendar, day) !== undefined && isWorkingDay(calendar.nation, day) && !calendar.closures.some((closure) => spanHolds(closure, day));
}

/** The term that `day` lies in; `undefined` in the holidays and beyond the terms that are known. */
export function termOf(calendar: Pick<SchoolCalendar, "terms">, day: LocalDate): SchoolTerm | undefined {
  return calendar.terms.find((term) => spanHolds(term, day));
}

/** The first term that ends after `day`: the one that lasts, or the next one. `undefined` when the terms after it are not known. */
export function nextTermToEnd(calendar: Pick<SchoolCalendar, "terms">, day: LocalDate): SchoolTerm | undefined {
  return calendar.terms.find(({ until }) => until > day);
}

/** The last school day on or before `day`; `undefined` when there is none in the terms that are known. */
export function lastSchoolDay(calendar: SchoolCalendar, day: LocalDate): LocalDate | undefined {
  const [first] = calendar.terms;
  for (let at = day; first !== undefined && at >= first.from; at = addDays(at, -1)) if (isSchoolDay(calendar, at)) return at;
  return undefined;
}

/**
 * The day on which a clock of `count` days ends. The day on which it starts is day 0 (facts of the domain, "Clocks").
 *
 * @returns `undefined` when a clock of school days runs beyond the terms that are known.
 */
export function clockEnds(calendar: SchoolCalendar, from: LocalDate, { count, kind }: { readonly count: number; readonly kind: DayKind }): LocalDate | undefined {
  if (kind === "calendar") return addDays(from, count);
  const end = calendar.terms.at(-1)?.until;
  let left = count;
  let day = from;
  while (left > 0) {
    day = addDays(day, 1);
    if (kind === "school" && (end === undefined || day > end)) return undefined;
    if (kind === "school" ? isSchoolDay(calendar, day) : isWorkingDay(calendar.nation, day)) left -= 1;
  }
  return day;
}

/** Adds months as the law counts them: to the same day of the month, or to its last day where that month is shorter. */
export function addMonths(day: LocalDate, months: number): LocalDate {
  return Temporal.PlainDate.from(day).add({ months }).toString() as LocalDate;
}
