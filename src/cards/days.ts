import type { LocalDate } from "../domain/local-date";

const WEEKDAY = new Intl.DateTimeFormat("en-GB", { weekday: "long", timeZone: "UTC" });
const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

/** A day as people write it: "Friday 4 December 2026". */
export function sayDay(day: LocalDate): string {
  const noon = Date.parse(`${day}T12:00:00Z`);
  return `${WEEKDAY.format(noon)} ${DAY.format(noon)}`;
}

/** How far off a day is: "in 5 days", "tomorrow", "today", "3 days ago". */
export function sayWhen(inDays: number): string {
  if (inDays === 0) return "today";
  if (inDays === 1) return "tomorrow";
  if (inDays === -1) return "yesterday";
  return inDays > 0 ? `in ${String(inDays)} days` : `${String(-inDays)} days ago`;
}

/** How a review stands: "due in 5 days", "due today", "3 days overdue". */
export function sayDue(inDays: number): string {
  if (inDays >= 0) return `due ${sayWhen(inDays)}`;
  return inDays === -1 ? "1 day overdue" : `${String(-inDays)} days overdue`;
}
