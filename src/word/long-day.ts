import type { LocalDate } from "../domain/local-date";

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** A day as a document writes it: "7 September 2026". */
export function longDay(day: LocalDate): string {
  const [year = "", month = "", date = ""] = day.split("-");
  return `${String(Number(date))} ${MONTHS[Number(month) - 1] ?? ""} ${year}`;
}
