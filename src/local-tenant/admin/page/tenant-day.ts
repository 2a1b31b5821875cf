const DAY_MILLISECONDS = 86_400_000;

/** The day so many days after `day`, both written `YYYY-MM-DD`; a negative number goes back. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MILLISECONDS).toISOString().slice(0, 10);
}

/** Writes a day as people say it, such as "Monday 23 November 2026". */
export function showDay(day: string): string {
  return new Date(day).toLocaleDateString("en-GB", { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
}
