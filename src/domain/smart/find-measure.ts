import { withoutEnd } from "./find-end";
import { COUNTING, NUMBER } from "./numbers";

const OFTEN = "(?:a|an|per|each|every|in a|in one|in the)";
const SPAN = "(?:day|week|fortnight|half[- ]term|term|month|lesson|session|minute|hour|morning|afternoon|break|playtime|row)";

/** Conditions under which the child works: their numbers belong to the task. */
const CONDITION = /(?:^|,\s*|\.\s*)(?:given|when(?:ever)?|after|during|using|presented|provided|upon)\b[^,.]*(?=[,.]|$)/giu;
/** Numbers that are parts of names of tasks: "3-step", "two-digit", "Year 2", "grade 2", "level 3", "numbers 1-20". */
const TASK_NUMBERS = new RegExp(
  `\\b${NUMBER}-(?:step|digit|letter|syllable|minute|sentence|word|part|inch(?:es)?|dimensional|piece|message|hour)s?\\b|\\b(?:year|grade|level|stage|book|unit|page|phase|set|term|key stage|p)\\s+\\d+\\b|\\b(?:numbers?|from) \\d+\\s?[-–]\\s?\\d+\\b|\\b\\d\\/\\d\\s+(?:inch|of the line)|\\b\\d+["”]`,
  "giu",
);

/** Ways to say how much is enough. */
const CRITERIA: readonly RegExp[] = [
  new RegExp(`\\b${NUMBER}\\s*(?:out of(?: every)?|of(?: the| every)?|in(?: every)?|\\/)\\s*(?:the )?(?:first |last |next )?${NUMBER}\\b`, "iu"),
  new RegExp(`\\b${NUMBER} (?:out )?of (?:the |these |those |her |his |their |our )?(?:[a-z'-]+ ){0,4}?[a-z'-]+s\\b`, "iu"),
  new RegExp(`\\b${NUMBER}\\s*(?:%|per ?cent)`, "iu"),
  new RegExp(`\\b(?:${NUMBER}|several) (?:more |consecutive |separate |different |small )*(?:times|occasions|sessions|trials|attempts|opportunities|lessons|days|reps|repetitions)\\b`, "iu"),
  new RegExp(`\\b\\d+\\s?(?:x|×|reps?)\\b`, "iu"),
  new RegExp(`\\b(?:once|twice|${NUMBER} times?|${NUMBER}) ${OFTEN} ${SPAN}\\b`, "iu"),
  new RegExp(`\\b(?:once|twice) (?:daily|weekly|per)\\b|\\b(?:each|every) (?:day|morning|afternoon|lesson|session|week|break|playtime)\\b`, "iu"),
  new RegExp(`\\b(?:for|within|under|in|sustain\\w*|lasting) (?:up to |at least |a minimum of |about |${NUMBER} to )?${NUMBER} (?:consecutive |full |whole )?(?:seconds?|minutes?|hours?)\\b`, "iu"),
  new RegExp(`\\b${NUMBER} (?:seconds?|minutes?) (?:at a time|or (?:more|greater|longer|less))`, "iu"),
  new RegExp(`\\b(?:at least|no more than|no fewer than|not more than|fewer than|less than|more than|a minimum of|a maximum of|exceed) (?:${NUMBER}|once|twice|a (?:single|third|quarter|half))`, "iu"),
  new RegExp(`\\bby ${NUMBER} (?:\\w+ )?(?:months?|points?|levels?|sub-?levels?|words?|marks?|years?)\\b`, "iu"),
  new RegExp(`\\bfrom (?:a baseline of )?${NUMBER}%? .{0,40}?\\bto (?:${NUMBER}|zero)\\b`, "iu"),
  /\b(?:with|without) (?:no |any |an )?(?:errors?|mistakes?)\b|\bwith complete accuracy\b|\bevery time\b/iu,
];

/** So many things: "names five items", "30 common words", "at least 2 objects". */
const COUNTED = new RegExp(`\\b${NUMBER} (?:(?!(?:of|out|to|and|or|in|per|a)\\b)[a-z'-]+ ){0,3}?(?!(?:years?|months?|weeks?|terms?|minutes?|seconds?|hours?|o'clock)\\b)[a-z'-]+s\\b`, "iu");

/**
 * Whether the words say how much is enough, with the figure filled in (M): how many, how often, how long, how right, how fast.
 * A number that belongs to the task or to the day is no criterion.
 */
export function namesCriterion(text: string): boolean {
  const bare = withoutEnd(text).replace(COUNTING, " ").replace(TASK_NUMBERS, " ").replace(/\s+/gu, " ");
  if (CRITERIA.some((criterion) => criterion.test(bare))) return true;
  return COUNTED.test(bare.replace(CONDITION, " "));
}
