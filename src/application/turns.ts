/** Lets work on one thing happen one piece after another, however many ask at once. */
export interface Turns {
  /** Runs `work` when everything asked for earlier under the same name is over, well or badly. */
  inTurn<T>(name: string, work: () => Promise<T>): Promise<T>;
}

/** Makes turns for one running program. */
export function createTurns(): Turns {
  const last = new Map<string, Promise<unknown>>();
  return {
    async inTurn(name, work) {
      const turn = (last.get(name) ?? Promise.resolve()).then(work, work);
      last.set(name, turn);
      try {
        return await turn;
      } finally {
        if (last.get(name) === turn) last.delete(name);
      }
    },
  };
}
