import { AppError, UnavailableError } from "../application/errors";
import { fileCopies } from "../application/file-copies";
import { closeSuperseded } from "../application/close-superseded";
import { followLists } from "../application/follow-lists";
import { followRoster } from "../application/follow-roster";
import type { School } from "../application/ports";
import { keepAudit } from "../application/keep-audit";
import { oweNotices } from "../application/owe-notices";
import { proposeHandovers } from "../application/propose-handovers";
import type { Services } from "../application/services";
import { shareFolders } from "../application/share-folders";
import { sweepOrphans } from "../application/sweep-orphans";
import { describeBug } from "./answer-failure";
import type { Job } from "./jobs";
import type { MovableClock } from "./local-day";
import type { OperatorLog } from "./operator-log";
import type { Readiness, ReadingPart } from "./readiness";

/** What the jobs of a service work with. */
export interface FollowingParts {
  readonly services: Services;
  readonly clock: MovableClock;
  readonly readiness: Readiness;
  readonly rosterSeconds: number;
  readonly listsSeconds: number;
  readonly operatorLog: OperatorLog;
  /** Sends what staff are owed and is due. */
  readonly sendOwed: () => Promise<void>;
  readonly log: (line: string) => void;
}

/** One step of a job for one school; what stands in its way there is returned or thrown. */
type Step = (school: School) => Promise<readonly AppError[]>;

/** Folders brought up to date in one round, so that a round stays short. */
const FOLDERS_A_ROUND = 8;

/** Staff copies filed in one round. */
const COPIES_A_ROUND = 8;

/** The jobs that keep the copy of every school up to date, and what to do when one of their rounds fails. */
export function createFollowing(work: FollowingParts): { readonly jobs: readonly Job[]; readonly report: (job: Job, error: unknown) => void } {
  const { listsSeconds, rosterSeconds, log } = work;
  return {
    jobs: [
      { name: "lists", everySeconds: listsSeconds, round: () => read(work, "lists", (school) => followLists(school, work.services)) },
      { name: "roster", everySeconds: rosterSeconds, round: createRosterRound(work) },
      { name: "folders", everySeconds: rosterSeconds, round: () => eachSchool(work, "folders", whenReady(work, (school) => share(work, school))) },
      { name: "copies", everySeconds: rosterSeconds, round: () => eachSchool(work, "copies", whenReady(work, (school) => file(work, school))) },
      { name: "versions", everySeconds: rosterSeconds, round: () => eachSchool(work, "versions", whenReady(work, (school) => close(work, school))) },
      { name: "handovers", everySeconds: rosterSeconds, round: () => eachSchool(work, "handovers", whenReady(work, (school) => proposeHandovers(school, work.services))) },
      { name: "notices", everySeconds: listsSeconds, round: () => eachSchool(work, "notices", whenReady(work, (school) => owe(work, school))) },
      // A ring only tells of what is new: what was put off is looked for here.
      { name: "sending", everySeconds: listsSeconds, round: work.sendOwed },
      { name: "audit", everySeconds: listsSeconds, round: () => eachSchool(work, "audit", whenReady(work, (school) => record(work, school))) },
      { name: "sweep", everySeconds: listsSeconds, round: createSweepRound(work) },
    ],
    report(job, error) {
      if (error instanceof UnavailableError) work.operatorLog.isAway(job.name);
      else log(`bug in the job ${job.name}: ${describeBug(error)}`);
    },
  };
}

/** Reads one part of every school; a school becomes ready when both parts have been read. */
async function read(work: FollowingParts, part: ReadingPart, step: Step): Promise<void> {
  await work.clock.refresh();
  await eachSchool(work, part, async (school) => {
    const problems = await settled(step, school);
    const [first] = problems;
    if (first === undefined) work.readiness.hasRead(school.id, part);
    else work.readiness.blockedBy(school.id, part, first);
    return problems;
  });
}

/** The whole roster at the start and once a day: a change that was never told would stay unseen otherwise. */
function createRosterRound(work: FollowingParts): () => Promise<void> {
  const wholeReadings = new Map<string, string>();
  return () =>
    read(work, "roster", async (school) => {
      const today = work.services.clock.today(school.timeZone);
      await followRoster(school, wholeReadings.get(school.id) !== today, work.services);
      wholeReadings.set(school.id, today);
      return [];
    });
}

async function owe({ services }: FollowingParts, school: School): Promise<readonly AppError[]> {
  await oweNotices(school, services);
  return [];
}

async function record({ services, operatorLog }: FollowingParts, school: School): Promise<readonly AppError[]> {
  await keepAudit(school, services);
  const { check } = await services.audit.standing(school.id);
  const faults = check?.faults ?? [];
  operatorLog.standing(`audit of ${school.id}`, faults.map(({ kind, from, until }) => `Audit of ${school.id}: rows ${String(from)} to ${String(until)} are ${kind}.`));
  return [];
}

async function close({ services }: FollowingParts, school: School): Promise<readonly AppError[]> {
  await closeSuperseded(school, services);
  return [];
}

async function share({ services, operatorLog }: FollowingParts, school: School): Promise<readonly AppError[]> {
  const { refused } = await shareFolders(school, FOLDERS_A_ROUND, services);
  operatorLog.standing(`folders of ${school.id}`, refused.map((childId) => `The folder of child ${childId} could not be shared.`));
  return [];
}

async function file({ services, operatorLog }: FollowingParts, school: School): Promise<readonly AppError[]> {
  const { refused } = await fileCopies(school, COPIES_A_ROUND, services);
  operatorLog.standing(`copies of ${school.id}`, refused.map((childId) => `The staff copy for child ${childId} could not be filed.`));
  return [];
}

/** Once after the start and once a day: rows are only removed a day after a sweep has first seen them. */
function createSweepRound(work: FollowingParts): () => Promise<void> {
  const sweptOn = new Map<string, string>();
  const sweep: Step = async (school) => {
    const today = work.services.clock.today(school.timeZone);
    if (sweptOn.get(school.id) === today) return [];
    const removed = await sweepOrphans(school, work.services);
    sweptOn.set(school.id, today);
    if (removed > 0) work.log(`Rows of plans that were never agreed: ${String(removed)} removed.`);
    return [];
  };
  return () => eachSchool(work, "sweep", whenReady(work, sweep));
}

function whenReady({ readiness }: FollowingParts, step: Step): Step {
  return async (school) => (readiness.isReadySchool(school.id) ? step(school) : []);
}

/** Takes every school's turn, whatever befalls another, and then passes on what a caller must hear. */
async function eachSchool({ services, operatorLog }: FollowingParts, job: string, step: Step): Promise<void> {
  const problems: AppError[] = [];
  const failures: unknown[] = [];
  for (const school of services.schools) {
    try {
      problems.push(...(await settled(step, school)));
    } catch (error) {
      failures.push(error);
    }
  }
  operatorLog.standing(job, problems.map((problem) => problem.message));
  if (failures.length > 0) throw failures.find((error) => !(error instanceof UnavailableError)) ?? failures[0];
  operatorLog.isBack(job);
}

/** A refusal concerns one school; that Microsoft 365 is away, or a bug, concerns the round. */
async function settled(step: Step, school: School): Promise<readonly AppError[]> {
  try {
    return await step(school);
  } catch (error) {
    if (!(error instanceof AppError) || error instanceof UnavailableError) throw error;
    return [error];
  }
}
