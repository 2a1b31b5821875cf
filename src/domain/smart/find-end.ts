import { NUMBER } from "./numbers";

const MONTH = "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const WEEKDAY = "(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)";
const SEASON = "(?:easter|christmas|summer|autumn|spring|winter|whitsun|half[- ]term|the holidays)";
/** Stretches long enough to end a target; minutes and lessons are part of a criterion. */
const STRETCH = "(?:days?|weeks?|fortnights?|months?|half[- ]terms?|terms?|semesters?|trimesters?|(?:grading|marking) periods?|years?)";
const DAY_IN_FIGURES = "(?:\\d{4}-\\d{2}-\\d{2}|\\d{1,2}[./]\\d{1,2}(?:[./]\\d{2,4})?)";

/** Ways to say by when; each must hold a day, or a stretch that ends. */
const ENDS: readonly RegExp[] = [
  new RegExp(`\\b(?:by|before|until|at) (?:the |this |next )?(?:end|close|start|beginning|middle) of\\b`, "iu"),
  new RegExp(`\\b(?:by|before|until|on) (?:the |this |next |early |mid-?|late )?(?:${MONTH}|${WEEKDAY}|${SEASON}|${DAY_IN_FIGURES}|\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${MONTH})(?![a-z-])`, "iu"),
  new RegExp(`\\b(?:by|before) (?:the |this |next |our |her |his |their )*(?:annual |interim |termly )?(?:review|meeting|term|year|parents' evening)(?! ?level)\\b`, "iu"),
  new RegExp(`\\b(?:in|within|after) (?:the )?(?:next |first |coming |a |an |${NUMBER} )+(?:more )?(?:school |academic |calendar |instructional |teaching )*${STRETCH}(?: time)?\\b`, "iu"),
  new RegExp(`\\b(?:over|during|for|across) the (?:next|coming|rest of the) (?:${NUMBER} )?(?:school |academic )?${STRETCH}\\b`, "iu"),
  new RegExp(`\\b(?:this|next) (?:half[- ]term|term|school year|academic year)\\b`, "iu"),
];

/** Whether the words say by when it is done (T). A slot for a date is no date; "in one minute" and "for four weeks" are part of the criterion. */
export function namesEnd(text: string): boolean {
  return ENDS.some((end) => end.test(text));
}

/** The words without those that say by when: their numbers measure nothing. */
export function withoutEnd(text: string): string {
  return ENDS.reduce((so, end) => so.replace(new RegExp(end, "giu"), " "), text);
}
