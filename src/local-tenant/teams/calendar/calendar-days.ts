/** Days in a week, and so in one view of it. */
export const DAYS_A_WEEK = 7;

const CLOCK = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const LONG_DAY = new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long" });
const WHOLE_DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric" });

/** What the views need to know of when something is. */
export interface Span {
  readonly start: Date;
  /** The instant at which it is over. */
  readonly end: Date;
  readonly isAllDay: boolean;
}

/** The instant at which a day (`YYYY-MM-DD`) begins where the reader is. */
export function startOfDay(day: string): Date {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(year, month - 1, date);
}

/** The day of an instant where the reader is, as `YYYY-MM-DD`. */
export function dayOf(instant: Date): string {
  return [String(instant.getFullYear()).padStart(4, "0"), String(instant.getMonth() + 1).padStart(2, "0"), String(instant.getDate()).padStart(2, "0")].join("-");
}

/** The day so many days later; a negative number goes back. */
export function addDays(day: string, days: number): string {
  const start = startOfDay(day);
  return dayOf(new Date(start.getFullYear(), start.getMonth(), start.getDate() + days));
}

/** The Monday of the week that a day is in. */
export function mondayOf(day: string): string {
  return addDays(day, -((startOfDay(day).getDay() + DAYS_A_WEEK - 1) % DAYS_A_WEEK));
}

/** So many days from a day on. */
export function daysFrom(day: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => addDays(day, index));
}

/** Those that touch a day, whole days first, then by their start. */
export function onDay<T extends Span>(events: readonly T[], day: string): readonly T[] {
  const [from, until] = [startOfDay(day), startOfDay(addDays(day, 1))];
  return events
    .filter(({ start, end }) => start < until && (end > from || start.getTime() >= from.getTime()))
    .sort((one, other) => Number(other.isAllDay) - Number(one.isAllDay) || one.start.getTime() - other.start.getTime());
}

/** Writes a day as people say it, such as "Tuesday 24 November". */
export function writeDay(day: string): string {
  return LONG_DAY.format(startOfDay(day)).replace(",", "");
}

/** Writes the first and the last of some days, such as "23 – 29 November 2026". */
export function writeDays(first: string, last: string): string {
  return WHOLE_DAY.formatRange(startOfDay(first), startOfDay(last)).replace(/\s/g, " ");
}

/** Writes when something is on a day: "All day", "09:00 – 10:30", or how far it goes on from or into another day. */
export function writeTimes({ start, end, isAllDay }: Span, day: string): string {
  const [from, until] = [startOfDay(day), startOfDay(addDays(day, 1))];
  const [begins, goesOn] = [start >= from, end > until];
  if (isAllDay || (!begins && goesOn)) return "All day";
  if (!begins) return `until ${CLOCK.format(end)}`;
  if (goesOn) return `from ${CLOCK.format(start)}`;
  return start.getTime() === end.getTime() ? CLOCK.format(start) : `${CLOCK.format(start)} – ${CLOCK.format(end)}`;
}

/** Where something stands in a day's column; `lane` of `lanes` beside each other, hours counted from midnight. */
export interface Slot<T> {
  readonly event: T;
  readonly fromHour: number;
  readonly untilHour: number;
  readonly lane: number;
  readonly lanes: number;
}

/** Short events are drawn as long as this, so that their words can be read. */
const SHORTEST_HOURS = 0.5;

/** Sets the events of one day side by side where they overlap. Whole days have no place here. */
export function placeInDay<T extends Span>(events: readonly T[], day: string): readonly Slot<T>[] {
  const spans = onDay(events, day)
    .filter((event) => writeTimes(event, day) !== "All day")
    .map((event) => ({ event, ...hoursOn(event, day) }));
  return groupOverlapping(spans).flatMap((group) => {
    const lanes: number[] = [];
    const placed = group.map((span) => {
      const free = lanes.findIndex((until) => until <= span.fromHour);
      const lane = free < 0 ? lanes.length : free;
      lanes[lane] = span.untilHour;
      return { ...span, lane };
    });
    return placed.map((slot) => ({ ...slot, lanes: lanes.length }));
  });
}

function hoursOn({ start, end }: Span, day: string): { readonly fromHour: number; readonly untilHour: number } {
  const [from, until] = [startOfDay(day), startOfDay(addDays(day, 1))];
  const fromHour = Math.min(start < from ? 0 : hourOf(start), 24 - SHORTEST_HOURS);
  return { fromHour, untilHour: Math.max(end >= until ? 24 : hourOf(end), fromHour + SHORTEST_HOURS) };
}

function hourOf(instant: Date): number {
  return instant.getHours() + instant.getMinutes() / 60;
}

function groupOverlapping<T extends { readonly fromHour: number; readonly untilHour: number }>(spans: readonly T[]): readonly (readonly T[])[] {
  const groups: T[][] = [];
  let until = -1;
  for (const span of spans) {
    if (span.fromHour < until) groups.at(-1)?.push(span);
    else groups.push([span]);
    until = Math.max(until, span.untilHour);
  }
  return groups;
}
