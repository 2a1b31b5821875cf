/** Work that is done again and again while the service runs. */
export interface Job {
  readonly name: string;
  readonly everySeconds: number;
  readonly round: () => Promise<void>;
}

/** Jobs that are running. */
export interface RunningJobs {
  /** No round begins any more; resolves when those under way are over. */
  stop(): Promise<void>;
}

/** Starts every job at once. A job's rounds never overlap: the wait begins when a round is over, well or badly. */
export function startJobs(jobs: readonly Job[], report: (job: Job, error: unknown) => void): RunningJobs {
  const running = jobs.map((job) => startJob(job, report));
  return {
    async stop() {
      await Promise.all(running.map((job) => job.stop()));
    },
  };
}

function startJob(job: Job, report: (job: Job, error: unknown) => void): RunningJobs {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let round = Promise.resolve();
  async function run(): Promise<void> {
    try {
      await job.round();
    } catch (error) {
      report(job, error);
    }
    if (!stopped) timer = setTimeout(begin, job.everySeconds * 1000);
  }
  function begin(): void {
    round = run();
  }
  begin();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await round;
    },
  };
}
