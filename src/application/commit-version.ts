import type { ChildId, PersonId } from "../domain/ids";
import type { Agreement, PlanVersion } from "../domain/plan";
import type { PlanContent } from "../domain/plan-content";
import { planFromContent } from "../domain/plan-from-content";
import type { ChildRecords } from "./child-records";
import { StaleError } from "./errors";
import { newestVersion } from "./plan-repeat";
import type { School } from "./ports";
import { sameWords } from "./same-values";
import type { Services } from "./services";
import { createRow } from "./write-row";
import { writeUncommitted } from "./write-uncommitted";

/** A draft without gaps and everything that is known of the child's plans. */
export interface Commitment {
  readonly school: School;
  readonly personId: PersonId;
  readonly childId: ChildId;
  readonly content: PlanContent;
  readonly agreement: Agreement;
  readonly records: ChildRecords;
}

type Writes = Pick<Services, "lists" | "replica" | "clock">;

/**
 * Writes a new version, its Plans row last. Rows that an interrupted attempt left behind are taken up again.
 *
 * @throws {StaleError} somebody else has committed this version with other words.
 * @throws {InvalidError} an id of a target or of a line of help is already another plan's.
 */
export async function commitVersion(commitment: Commitment, services: Writes): Promise<PlanVersion> {
  const { content, childId, agreement } = commitment;
  const whole = planFromContent(content, { childId, version: nextVersion(commitment), agreement });
  await writeUncommitted(whole, commitment, services);
  const { record } = await createRow(commitment, { list: "Plans", record: whole.plan }, services);
  if (!sameWords(record, whole.plan)) throw new StaleError({ kind: "plan", id: content.planId });
  return record;
}

/** One more than the newest version, and past any interrupted attempt that holds rows which this draft no longer has. */
function nextVersion({ content, records }: Commitment): number {
  const next = (newestVersion(content, records)?.version ?? 0) + 1;
  const ids = new Set<string>(content.targets.flatMap((target) => [target.id, ...target.provision.map((line) => line.id)]));
  const abandoned = [...records.targets, ...records.provision].filter(
    (row) => row.planId === content.planId && row.planVersion >= next && !ids.has(row.id),
  );
  return Math.max(next, ...abandoned.map((row) => row.planVersion + 1));
}
