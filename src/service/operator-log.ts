/** Says what is wrong to whoever runs the service: each thing once, and once when it is over. */
export interface OperatorLog {
  /** Microsoft 365 did not answer this job. */
  isAway(job: string): void;
  /** It has answered this job again. */
  isBack(job: string): void;
  /** What is wrong with something now; no lines when nothing is. */
  standing(about: string, lines: readonly string[]): void;
}

/** An operator's log, line by line. */
export function createOperatorLog(log: (line: string) => void): OperatorLog {
  const away = new Set<string>();
  const said = new Map<string, string>();
  return {
    isAway(job) {
      if (away.size === 0) log("Microsoft 365 cannot be reached. Staff see what was read last; the service keeps trying.");
      away.add(job);
    },
    isBack(job) {
      if (away.delete(job) && away.size === 0) log("Microsoft 365 can be reached again.");
    },
    standing(about, lines) {
      const text = lines.join("\n");
      if ((said.get(about) ?? "") === text) return;
      said.set(about, text);
      if (text === "") log(`What was wrong with ${about} has been mended.`);
      else for (const line of lines) log(line);
    },
  };
}
