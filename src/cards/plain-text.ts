/** Longest text of somebody's that a card shows: the whole of it is a press away, in Baton. */
const LONGEST = 240;

/** Writes what somebody typed on one line, cut when it is long. */
export function oneLine(words: string): string {
  const line = words.replace(/\s+/g, " ").trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1).trimEnd()}…` : line;
}

/** Only the letters, digits and spaces of a short code such as a year group, so that it formats nothing. */
export function lettersOnly(words: string): string {
  return oneLine(words.replace(/[^\p{L}\p{N} ]/gu, "")).slice(0, 20);
}
