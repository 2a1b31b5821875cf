const CLOCK = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const DAY_AND_MONTH = new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long" });
const WHOLE_DAY = new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long", year: "numeric" });
const SHORT_DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short" });

/** The time of day of an instant, such as 14:05, where the reader is. */
export function writeClock(at: string): string {
  return CLOCK.format(new Date(at));
}

/** The day of an instant as a divider between messages says it. */
export function writeDay(at: string, now: Date): string {
  const day = new Date(at);
  const daysAgo = countDaysBetween(day, now);
  if (daysAgo === 0) return "Today";
  if (daysAgo === 1) return "Yesterday";
  return (day.getFullYear() === now.getFullYear() ? DAY_AND_MONTH : WHOLE_DAY).format(day);
}

/** When something was, as short as the list of chats needs it: a time today, a day before. */
export function writeShortTime(at: string, now: Date): string {
  const day = new Date(at);
  return countDaysBetween(day, now) === 0 ? CLOCK.format(day) : SHORT_DAY.format(day);
}

/** Whether two instants are on the same day where the reader is. */
export function isSameDay(one: string, other: string): boolean {
  return countDaysBetween(new Date(one), new Date(other)) === 0;
}

function countDaysBetween(earlier: Date, later: Date): number {
  const startOf = (day: Date): number => Date.UTC(day.getFullYear(), day.getMonth(), day.getDate());
  return Math.round((startOf(later) - startOf(earlier)) / 86_400_000);
}
