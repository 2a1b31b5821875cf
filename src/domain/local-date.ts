import { Temporal } from "temporal-polyfill";
import type { Brand } from "./brand";

/** A calendar day as `YYYY-MM-DD`, with no time and no time zone: what a school means by "the 18th". */
export type LocalDate = Brand<string, "LocalDate">;

/**
 * Reads a calendar day written as `YYYY-MM-DD`.
 *
 * @returns the day, or `undefined` when the text is not a day that exists (so `2026-02-30` is refused).
 */
export function parseLocalDate(text: string): LocalDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  try {
    return Temporal.PlainDate.from(text, { overflow: "reject" }).toString() as LocalDate;
  } catch {
    return undefined;
  }
}

/** Whole days from `from` to `to`; negative when `to` is the earlier day. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: "days" }).days;
}

/** The day `days` after `day`; before it when `days` is negative. */
export function addDays(day: LocalDate, days: number): LocalDate {
  return Temporal.PlainDate.from(day).add({ days }).toString() as LocalDate;
}

/** The day in `timeZone` (an IANA name such as `Europe/London`) at an instant written in ISO 8601. */
export function dayOfInstant(instant: string, timeZone: string): LocalDate {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString() as LocalDate;
}

/** A span of days; open-ended when `until` is absent, both ends included. */
export interface DaySpan {
  readonly from: LocalDate;
  readonly until?: LocalDate;
}

/** Whether `day` lies in the span, its first and last day included. */
export function spanHolds(span: DaySpan, day: LocalDate): boolean {
  return span.from <= day && (span.until === undefined || day <= span.until);
}
