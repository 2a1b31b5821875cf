import { type LocalDate, parseLocalDate } from "../../src/domain/local-date";

/** A calendar day in a test. Throws on a typo, so that a bad day never passes as a bad result. */
export function day(text: string): LocalDate {
  const parsed = parseLocalDate(text);
  if (parsed === undefined) throw new Error(`Not a day: ${text}`);
  return parsed;
}
