/** Asks once for each key and remembers the answer; a failed question is asked again next time. */
export interface Remembering<T> {
  get(key: string): Promise<T>;
  /** Asks again next time. */
  forget(key: string): void;
}

/** Remembers what `ask` answered, for as long as the program runs. Callers at the same moment share one question. */
export function createRemembering<T>(ask: (key: string) => Promise<T>): Remembering<T> {
  const answers = new Map<string, Promise<T>>();
  return {
    get(key) {
      const known = answers.get(key);
      if (known !== undefined) return known;
      const asked = ask(key).catch((error: unknown) => {
        answers.delete(key);
        throw error;
      });
      answers.set(key, asked);
      return asked;
    },
    forget(key) {
      answers.delete(key);
    },
  };
}
