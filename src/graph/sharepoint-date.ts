import { dayOfInstant, type LocalDate, parseLocalDate } from "../domain/local-date";

/**
 * The day a date-only column means. SharePoint answers with midnight in the site's own zone, written in
 * UTC: 1 July on a London site arrives as `2026-06-30T23:00:00Z`. A bare day is taken as it stands.
 *
 * @returns `undefined` when the text is neither.
 */
export function fromSharePointDate(value: string, timeZone: string): LocalDate | undefined {
  const bare = parseLocalDate(value);
  if (bare !== undefined) return bare;
  const instant = fromSharePointInstant(value);
  return instant === undefined ? undefined : dayOfInstant(instant, timeZone);
}

/**
 * The instant to write to a date-only column. Noon, because no zone within eleven hours of UTC moves noon
 * to another day, whether or not the server heeds the `Z`.
 */
export function toSharePointDate(day: LocalDate): string {
  return `${day}T12:00:00Z`;
}

/** An instant as a date-and-time column tells it, in ISO 8601 to the second, UTC; `undefined` when it is none. */
export function fromSharePointInstant(value: string): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T/.test(value)) return undefined;
  return Number.isNaN(Date.parse(value)) ? undefined : toSharePointInstant(value);
}

/** The instant to write to a date-and-time column, which keeps whole seconds only. */
export function toSharePointInstant(instant: string): string {
  return `${new Date(instant).toISOString().slice(0, 19)}Z`;
}
