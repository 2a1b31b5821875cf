import { AppError, UnavailableError } from "../application/errors";
import { followLists } from "../application/follow-lists";
import { followRoster } from "../application/follow-roster";
import type { School } from "../application/ports";
import type { Services } from "../application/services";
import { shareFolders } from "../application/share-folders";
import { sweepOrphans } from "../application/sweep-orphans";
import { describeBug } from "./answer-failure";
import type { Job } from "./jobs";
import type { MovableClock } from "./local-day";
import type { Readiness } from "./readiness";

/** What the jobs of a service work with. */
export interface FollowingParts {
  readonly services: Services;
  readonly clock: MovableClock;
  readonly readiness: Readiness;
  readonly rosterSeconds: number;
  readonly listsSeconds: number;
  readonly log: (line: string) => void;
}

/** Folders brought up to date in one round, so that a round stays short. */
const FOLDERS_A_ROUND = 8;

/** The jobs that keep the copy of every school up to date, and what to do when one of their rounds fails. */
export function createFollowing(parts: FollowingParts): { readonly jobs: readonly Job[]; readonly report: (job: Job, error: unknown) => void } {
  const { services, clock, readiness, log } = parts;
  const firstReading = new Set(["lists", "roster"]);
  const notices = createNotices(log);
  const wholeReadings = new Map<string, string>();
  const sweeps = new Map<string, string>();

  function done(job: "lists" | "roster"): void {
    notices.isBack(job);
    firstReading.delete(job);
    if (firstReading.size === 0) readiness.becomeReady();
  }

  async function readLists(): Promise<void> {
    await clock.refresh();
    const problems: AppError[] = [];
    for (const school of services.schools) problems.push(...(await followLists(school, services)));
    notices.standing("lists", problems.map((problem) => problem.message));
    const [first] = problems;
    if (first === undefined) done("lists");
    else readiness.blockedBy(first);
  }

  async function readRosters(): Promise<void> {
    await clock.refresh();
    for (const school of services.schools) await readRoster(school);
    done("roster");
  }

  /** The whole roster at the start and once a day: a change that was never told would stay unseen otherwise. */
  async function readRoster(school: School): Promise<void> {
    const today = services.clock.today(school.timeZone);
    await followRoster(school, wholeReadings.get(school.id) !== today, services);
    wholeReadings.set(school.id, today);
  }

  async function share(): Promise<void> {
    if (!readiness.isReady()) return;
    for (const school of services.schools) {
      const { refused } = await shareFolders(school, FOLDERS_A_ROUND, services);
      notices.standing(`folders of ${school.id}`, refused.map((childId) => `The folder of child ${childId} could not be shared.`));
    }
    notices.isBack("folders");
  }

  /** Once after the start and once a day: rows are only removed a day after a sweep has first seen them. */
  async function sweep(): Promise<void> {
    if (!readiness.isReady()) return;
    for (const school of services.schools) {
      const today = services.clock.today(school.timeZone);
      if (sweeps.get(school.id) === today) continue;
      const removed = await sweepOrphans(school, services);
      sweeps.set(school.id, today);
      if (removed > 0) log(`Rows of plans that were never agreed: ${String(removed)} removed.`);
    }
    notices.isBack("sweep");
  }

  return {
    jobs: [
      { name: "lists", everySeconds: parts.listsSeconds, round: readLists },
      { name: "roster", everySeconds: parts.rosterSeconds, round: readRosters },
      { name: "folders", everySeconds: parts.rosterSeconds, round: share },
      { name: "sweep", everySeconds: parts.listsSeconds, round: sweep },
    ],
    report(job, error) {
      if (error instanceof UnavailableError) notices.isAway(job.name);
      else if (error instanceof AppError) {
        notices.standing(job.name, [error.message]);
        readiness.blockedBy(error);
      } else log(`bug in the job ${job.name}: ${describeBug(error)}`);
    },
  };
}

/** Says each thing once, and once when it is over. */
function createNotices(log: (line: string) => void) {
  const away = new Set<string>();
  const said = new Map<string, string>();
  return {
    isAway(job: string): void {
      if (away.size === 0) log("Microsoft 365 cannot be reached. Staff see what was read last; the service keeps trying.");
      away.add(job);
    },
    isBack(job: string): void {
      if (away.delete(job) && away.size === 0) log("Microsoft 365 can be reached again.");
    },
    standing(about: string, lines: readonly string[]): void {
      const text = lines.join("\n");
      if ((said.get(about) ?? "") === text) return;
      said.set(about, text);
      if (text === "") log(`What was wrong with ${about} has been mended.`);
      else for (const line of lines) log(line);
    },
  };
}
