/** Numbers that look random and are the same on every run. */
export interface Random {
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
  /** One of a list that is not empty. */
  pick<T>(list: readonly T[]): T;
  /** The list in another order. */
  shuffle<T>(list: readonly T[]): readonly T[];
  /** True in `percent` of a hundred cases. */
  chance(percent: number): boolean;
}

/** Starts a row of numbers from a word: each child has its own word, so that adding a child leaves the others as they were. */
export function createRandom(word: string): Random {
  const next = createNumbers(hash(word));
  const between = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  return {
    between,
    pick<T>(list: readonly T[]): T {
      if (list.length === 0) throw new Error("Nothing to pick from");
      return list[between(0, list.length - 1)] as T;
    },
    shuffle<T>(list: readonly T[]): readonly T[] {
      return list.map((value) => ({ value, place: next() })).sort((a, b) => a.place - b.place).map(({ value }) => value);
    },
    chance: (percent) => next() * 100 < percent,
  };
}

/** 32-bit FNV-1a. */
function hash(word: string): number {
  let value = 0x811c9dc5;
  for (const letter of word) value = Math.imul(value ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return value >>> 0;
}

/** Mulberry32: small, and good enough to look varied. */
function createNumbers(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
