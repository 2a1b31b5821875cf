import { addDays, daysBetween, type LocalDate } from "../../domain/local-date";

const A_MONDAY = "2024-01-01" as LocalDate;
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** The day itself, or the Friday before when it falls on a weekend: nothing happens in school on a Sunday. */
export function schoolDay(day: LocalDate): LocalDate {
  const weekday = ((daysBetween(A_MONDAY, day) % 7) + 7) % 7;
  return weekday > 4 ? addDays(day, 4 - weekday) : day;
}

/** The school day nearest before `days` after `day`. */
export function schoolDayAfter(day: LocalDate, days: number): LocalDate {
  return schoolDay(addDays(day, days));
}

/** A day by which something is due: the last school day before Christmas or the summer when it falls in those holidays. */
export function termDay(day: LocalDate): LocalDate {
  const [year = "", ...rest] = day.split("-");
  const monthAndDay = rest.join("-");
  if (monthAndDay <= "01-03") return schoolDay(`${String(Number(year) - 1)}-12-18` as LocalDate);
  if (monthAndDay >= "12-19") return schoolDay(`${year}-12-18` as LocalDate);
  return monthAndDay >= "07-23" && monthAndDay <= "08-31" ? schoolDay(`${year}-07-22` as LocalDate) : schoolDay(day);
}

/** A day as a target says it, such as "18 December". */
export function dayInWords(day: LocalDate): string {
  const [, month = "", date = ""] = day.split("-");
  return `${String(Number(date))} ${MONTHS[Number(month) - 1] ?? ""}`;
}

/**
 * A birthday that fits a year group on `today`: the school year starts on 1 September, and a child in Reception
 * turns five in it. `place` is how many days after 1 September the birthday lies.
 */
export function birthdayIn(yearGroup: string, today: LocalDate, place: number): LocalDate {
  const [year = "", month = ""] = today.split("-");
  const schoolYear = Number(month) >= 9 ? Number(year) : Number(year) - 1;
  const years = yearGroup === "R" ? 0 : Number(yearGroup);
  return addDays(`${String(schoolYear - 5 - years)}-09-01` as LocalDate, place);
}
