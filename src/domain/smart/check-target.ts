import { isSchoolDay, type SchoolCalendar } from "../calendar/school-calendar";
import { type LocalDate, daysBetween, parseLocalDate } from "../local-date";
import { namesCriterion } from "./find-measure";
import { type WordingJudgement, judgeWording } from "./judge-wording";
import { NUMBER, readNumber } from "./numbers";
import { VAGUE_HELP } from "./word-lists";

/** The letters in the order in which they are said. */
export const SMART_LETTERS = ["S", "M", "A", "R", "T"] as const;
export type SmartLetter = (typeof SMART_LETTERS)[number];

/** What a letter lacks; the screen says each in one sentence with the way to mend it. */
export const SMART_PROBLEMS = {
  S: ["nothing-seen", "negative", "blank-name"],
  M: ["no-criterion", "blank-criterion"],
  A: ["no-start", "already-there", "large-step"],
  R: ["no-objective"],
  T: ["no-day", "blank-date", "not-a-day", "before-start", "after-review", "no-school-day"],
} as const satisfies Readonly<Record<SmartLetter, readonly string[]>>;
export type SmartProblem = (typeof SMART_PROBLEMS)[SmartLetter][number];

/** Something that one letter lacks. */
export interface SmartFinding {
  readonly letter: SmartLetter;
  readonly problem: SmartProblem;
}

/** A target as it is being written. */
export interface TargetWords {
  readonly statement: string;
  readonly successCriterion: string;
  readonly baseline: string;
  /** As typed, `YYYY-MM-DD`. */
  readonly dueOn: string;
}

/** What a target stands in. Days as typed. */
export interface TargetSurroundings {
  readonly startsOn: string;
  readonly reviewOn: string;
  readonly longTermObjective: string;
  /** Terms may be unknown: then no day is said to be in the holidays. */
  readonly calendar: SchoolCalendar;
}

/** More than this many times the start in one cycle is a large step (R35). */
const LARGE_STEP = 4;

/**
 * What a target lacks, letter by letter (R32-R37); empty when nothing does. A day in the field "by when" counts as one in the
 * words, and a criterion in the field for it as one in the words. Advice, never a gate: nothing here keeps a plan from being agreed.
 */
export function checkTarget(target: TargetWords, surroundings: TargetSurroundings): readonly SmartFinding[] {
  const judged = judgeWording(target.statement);
  return [
    ...specific(judged),
    ...measurable(judged, target),
    ...achievable(judged, target),
    ...(surroundings.longTermObjective.trim() === "" ? [{ letter: "R", problem: "no-objective" } as const] : []),
    ...timed(judged, target, surroundings),
  ];
}

/** Phrases in a line of help that fix nothing, such as "where possible" (R03). */
export function vagueHelp(text: string): readonly string[] {
  return VAGUE_HELP.filter((phrase) => new RegExp(`\\b${phrase}\\b`, "iu").test(text));
}

/** Whether two children's targets are worded alike: the same but for names, figures, case and stops (R21). */
export function isSameWording(one: string, other: string, names: readonly string[]): boolean {
  const bare = (text: string) => {
    const nameless = names.reduce((so, name) => (name === "" ? so : so.replaceAll(name.toLowerCase(), " ")), text.toLowerCase());
    return nameless.replace(/\d+/gu, "#").replace(/[^\p{L}#]+/gu, " ").trim();
  };
  return bare(one) !== "" && bare(one) === bare(other);
}

function specific({ specific: isSeen, negative, blanks }: WordingJudgement): readonly SmartFinding[] {
  return [
    ...(isSeen ? [] : [{ letter: "S", problem: "nothing-seen" } as const]),
    ...(negative ? [{ letter: "S", problem: "negative" } as const] : []),
    ...(blanks.includes("name") ? [{ letter: "S", problem: "blank-name" } as const] : []),
  ];
}

function measurable({ measurable: isMeasured, blanks }: WordingJudgement, { successCriterion }: TargetWords): readonly SmartFinding[] {
  if (blanks.includes("criterion")) return [{ letter: "M", problem: "blank-criterion" }];
  return isMeasured || namesCriterion(successCriterion) ? [] : [{ letter: "M", problem: "no-criterion" }];
}

function achievable({ namesStart }: WordingJudgement, { baseline, statement, successCriterion }: TargetWords): readonly SmartFinding[] {
  if (baseline.trim() === "" && !namesStart) return [{ letter: "A", problem: "no-start" }];
  const start = figureOf(baseline);
  const goal = figureOf(statement) ?? figureOf(successCriterion);
  if (start === undefined || goal === undefined || start.unit !== goal.unit) return [];
  if (goal.value <= start.value) return [{ letter: "A", problem: "already-there" }];
  return start.value > 0 && goal.value / start.value > LARGE_STEP ? [{ letter: "A", problem: "large-step" }] : [];
}

interface Figure {
  readonly value: number;
  /** `%` for shares, `of 5` for so many out of five. */
  readonly unit: string;
}

const SHARE = new RegExp(`\\b(${NUMBER})\\s*(?:%|per ?cent)`, "iu");
const OUT_OF = new RegExp(`\\b(${NUMBER})\\s*(?:out of|of(?: the first)?|\\/)\\s*(${NUMBER})\\b`, "iu");

/** The figure that a text compares by; only shares and "so many out of" can be compared without knowing what is counted. */
function figureOf(text: string): Figure | undefined {
  const outOf = OUT_OF.exec(text);
  if (outOf !== null) return toFigure(outOf[1], `of ${String(readNumber(outOf[2] ?? ""))}`);
  return toFigure(SHARE.exec(text)?.[1], "%");
}

function toFigure(text: string | undefined, unit: string): Figure | undefined {
  const value = text === undefined ? undefined : readNumber(text);
  return value === undefined ? undefined : { value, unit };
}

function timed({ timed: saysWhen, blanks }: WordingJudgement, { dueOn }: TargetWords, surroundings: TargetSurroundings): readonly SmartFinding[] {
  if (blanks.includes("date")) return [{ letter: "T", problem: "blank-date" }];
  if (dueOn.trim() === "") return saysWhen ? [] : [{ letter: "T", problem: "no-day" }];
  const due = parseLocalDate(dueOn);
  return due === undefined ? [{ letter: "T", problem: "not-a-day" }] : dayProblems(due, surroundings);
}

function dayProblems(due: LocalDate, { startsOn, reviewOn, calendar }: TargetSurroundings): readonly SmartFinding[] {
  const starts = parseLocalDate(startsOn);
  const review = parseLocalDate(reviewOn);
  if (starts !== undefined && daysBetween(starts, due) <= 0) return [{ letter: "T", problem: "before-start" }];
  if (review !== undefined && daysBetween(review, due) > 0) return [{ letter: "T", problem: "after-review" }];
  return calendar.terms.length > 0 && !isSchoolDay(calendar, due) ? [{ letter: "T", problem: "no-school-day" }] : [];
}
