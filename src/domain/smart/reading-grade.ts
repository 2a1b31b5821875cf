import { PLAIN_WORDS } from "./word-lists";

/**
 * How hard a text is to read, as a school grade by Flesch and Kincaid: 3 is a child of eight or nine. Add one for the English
 * school year. Empty for fewer than three words, of which nothing can be said.
 *
 * Source: Kincaid and others, 1975: 0.39 × words a sentence + 11.8 × syllables a word − 15.59.
 */
export function readingGrade(text: string): number | undefined {
  const words = text.match(/[\p{L}'’]+/gu) ?? [];
  if (words.length < 3) return undefined;
  const sentences = Math.max(1, text.split(/[.!?]+/u).filter((part) => /\p{L}/u.test(part)).length);
  const syllables = words.reduce((sum, word) => sum + countSyllables(word), 0);
  return Math.max(0, Math.round((0.39 * (words.length / sentences) + 11.8 * (syllables / words.length) - 15.59) * 10) / 10);
}

/** Syllables by groups of vowels, without a silent e at the end. Close enough for a score, not for poetry. */
export function countSyllables(word: string): number {
  const bare = word.toLowerCase().replace(/[^a-z]/gu, "").replace(/(?:[^laeiouy]|[aeiouy]l)es?$|ed$/u, (end) => (/[td]ed$/u.test(word.toLowerCase()) ? end : end.replace(/e[sd]?$/u, "")));
  return Math.max(1, bare.match(/[aeiouy]+/gu)?.length ?? 1);
}

/** A word of the trade in a text, and what to say instead. */
export interface HardWord {
  readonly word: string;
  readonly instead: string;
}

/** Words of the trade in a text that is meant for a child or parent, in the order of the list, longer ones before their parts. */
export function hardWords(text: string): readonly HardWord[] {
  const found: HardWord[] = [];
  for (const [word, instead] of [...PLAIN_WORDS].sort(([a], [b]) => b.length - a.length)) {
    if (!new RegExp(`\\b${word}\\b`, "iu").test(text) || found.some((one) => one.word.includes(word))) continue;
    found.push({ word, instead });
  }
  return found;
}
