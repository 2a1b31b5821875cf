import { clockEnds, type SchoolCalendar } from "../calendar/school-calendar";
import type { Concern } from "../concern";
import { addDays, type LocalDate } from "../local-date";

/** How a concern stands: whoever raised it waits, the day to answer is past, or it has been answered. */
export type ConcernStanding = "waiting" | "late" | "answered";

/** School days within which the SENCO answers a concern, unless the school says otherwise. */
export const USUAL_ANSWER_DAYS = 5;

/** The same time when the terms ahead are not known: a week. */
const ANSWER_WITHOUT_CALENDAR_DAYS = 7;

/**
 * The day by which somebody answers a concern: nobody waits for the next review when there is a problem.
 *
 * Source: R57.
 */
export function answerBy(calendar: SchoolCalendar, raisedOn: LocalDate, days: number = USUAL_ANSWER_DAYS): LocalDate {
  return clockEnds(calendar, raisedOn, { count: days, kind: "school" }) ?? addDays(raisedOn, ANSWER_WITHOUT_CALENDAR_DAYS);
}

/** How a concern stands on `today`; the day to answer itself is still in time. */
export function concernStanding(concern: Pick<Concern, "state" | "answerBy">, today: LocalDate): ConcernStanding {
  if (concern.state !== "open") return "answered";
  return concern.answerBy < today ? "late" : "waiting";
}
