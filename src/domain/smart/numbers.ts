/** A number in figures or in a word, up to twelve and the tens: as a part of a larger pattern. */
export const NUMBER = "(?:\\d+(?:[.,]\\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|hundred)";

/** Counting from one number to another is what is done: no start and no measure. */
export const COUNTING = /\bcount\w* [^.,]*?\bfrom \d+ to \d+/giu;

const WORDS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"] as const;
const TENS: Readonly<Record<string, number>> = { fifteen: 15, twenty: 20, thirty: 30, forty: 40, fifty: 50, hundred: 100 };

/** The value of a number as `NUMBER` finds it; `undefined` for anything else. */
export function readNumber(text: string): number | undefined {
  const word = text.toLowerCase();
  const at = (WORDS as readonly string[]).indexOf(word);
  if (at >= 0) return at;
  const value = TENS[word] ?? Number(word.replace(",", "."));
  return Number.isNaN(value) ? undefined : value;
}
