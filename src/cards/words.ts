import type { Rating } from "../domain/progress";

/** Names of the ratings, from the least to the most. */
export const RATING_NAMES: Readonly<Record<Rating, string>> = {
  "not-yet": "Not yet",
  "a-little": "A little",
  nearly: "Nearly",
  "got-it": "Got it",
};

/** The word for a plan with the right article: "an IEP", "a plan". Letters that are spoken singly go by their sound. */
export function aPlan(planShort: string): string {
  const isAbbreviation = /^[A-Z]{2,}/.test(planShort);
  return `${(isAbbreviation ? /^[AEFHILMNORSX]/ : /^[aeiou]/i).test(planShort) ? "an" : "a"} ${planShort}`;
}

/** The same word at the start of a sentence: "Plan", "IEP". */
export function atStart(words: string): string {
  return words.charAt(0).toLocaleUpperCase("en-GB") + words.slice(1);
}

/** What the card about versions that have just been agreed is called. */
export function newVersionsHeading(count: number, planShort: string): string {
  return count === 1 ? `${atStart(aPlan(planShort))} has been agreed anew` : `${String(count)} ${planShort}s have been agreed anew`;
}
