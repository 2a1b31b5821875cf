import { addMonths, lastSchoolDay, nextTermToEnd, type SchoolCalendar } from "../calendar/school-calendar";
import type { Stage } from "../child";
import { addDays, daysBetween, type LocalDate } from "../local-date";

/** A term that ends sooner than this leaves no time to work on a target, so the review waits for the next one. */
const SHORTEST_CYCLE_DAYS = 28;
/** Early years are reviewed as they go: six weeks, whatever the terms (R56). */
const EARLY_YEARS_DAYS = 42;
const LONGEST_MONTHS = 6;
/** A term, where the school's own terms are not known: thirteen weeks. */
const TERM_DAYS = 91;

/**
 * The day that is proposed for the next review: the last school day of the term in which there is time to work on the
 * targets (R55), for early years six weeks on (R56), and never more than six months away (R53).
 */
export function nextReviewDay(calendar: SchoolCalendar, stage: Stage, from: LocalDate): LocalDate {
  const latest = addMonths(from, LONGEST_MONTHS);
  const wished = stage === "early-years" ? addDays(from, EARLY_YEARS_DAYS) : endOfCycle(calendar, from) ?? (calendar.terms.length === 0 ? addDays(from, TERM_DAYS) : latest);
  const chosen = wished < latest ? wished : latest;
  const inSchool = lastSchoolDay(calendar, chosen);
  // Beyond the terms that are known, or in a long holiday just begun, the day itself is better than one that is past.
  return inSchool !== undefined && inSchool > from ? inSchool : chosen;
}

function endOfCycle(calendar: SchoolCalendar, from: LocalDate): LocalDate | undefined {
  const term = nextTermToEnd(calendar, from);
  if (term === undefined || daysBetween(from, term.until) >= SHORTEST_CYCLE_DAYS) return term?.until;
  return nextTermToEnd(calendar, term.until)?.until;
}
