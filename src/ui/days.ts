const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const TIME = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const DAY_AND_TIME = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });

/** A calendar day, written `YYYY-MM-DD`, as people write it: "18 Dec 2026". Anything else comes back as it is. */
export function showDay(day: string): string {
  const time = /^\d{4}-\d{2}-\d{2}/.test(day) ? Date.parse(`${day.slice(0, 10)}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(time) ? day : DAY.format(time);
}

/** The time of day of an instant, on the reader's own clock: "10:42". */
export function showTime(instant: string): string {
  const time = Date.parse(instant);
  return Number.isNaN(time) ? "" : TIME.format(time);
}

/** Day and time of an instant, on the reader's own clock: "18 Dec, 10:42". */
export function showInstant(instant: string): string {
  const time = Date.parse(instant);
  return Number.isNaN(time) ? "" : DAY_AND_TIME.format(time);
}
