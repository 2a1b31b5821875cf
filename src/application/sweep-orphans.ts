import type { ChildId } from "../domain/ids";
import { planVersionKey } from "../domain/plan";
import { keyOf } from "../domain/record-key";
import type { Target } from "../domain/target";
import { StaleError } from "./errors";
import { followList } from "./follow-lists";
import type { Revision, School } from "./ports";
import type { Services } from "./services";

type Sweeps = Pick<Services, "lists" | "replica" | "clock" | "sweeps" | "turns">;

/** A target or a line of help whose version has no Plans row. */
interface Orphan {
  readonly list: "Targets" | "Provision";
  readonly key: string;
  readonly revision: Revision;
  readonly childId: ChildId;
  readonly versionKey: string;
}

const DAY_MS = 86_400_000;

/**
 * Takes away rows that interrupted attempts to agree a plan left behind, once they have lain unchanged for a day.
 * Rows of a version that was ever agreed stay, even when somebody removed its Plans row by hand; so do rows that
 * somebody made by hand, rows that need mending, and all of them while any Plans row does.
 *
 * @returns how many rows were removed.
 * @throws {UnavailableError} Microsoft 365 could not answer; the next sweep goes on.
 */
export async function sweepOrphans(school: School, services: Sweeps): Promise<number> {
  // Plans last: a version that is agreed during these readings is seen to be.
  for (const list of ["Targets", "Provision", "Plans"] as const) await followList(school, list, services);
  const mending = await services.replica.needsMending(school.id);
  if (mending.some(({ list }) => list === "Plans")) return 0;
  const spoiled = new Set(mending.map(({ list, key }) => nameOf({ list, key: key ?? "" })));
  const orphans = (await findUncommitted(school, services)).filter((row) => !spoiled.has(nameOf(row)));
  const now = services.clock.now();
  const seen = await services.sweeps.noteUncommitted(school.id, orphans.map((row) => ({ name: nameOf(row), revision: row.revision })), now);
  const old = new Set([...seen].filter(([, since]) => Date.parse(now) - Date.parse(since) >= DAY_MS).map(([name]) => name));
  let removed = 0;
  for (const orphan of orphans.filter((row) => old.has(nameOf(row)))) {
    if (await services.turns.inTurn(orphan.childId, () => remove(school, orphan, services))) removed += 1;
  }
  return removed;
}

async function findUncommitted(school: School, { replica, sweeps }: Sweeps): Promise<readonly Orphan[]> {
  const [plans, targets, provision] = await Promise.all([
    replica.all(school.id, "Plans"), replica.all(school.id, "Targets"), replica.all(school.id, "Provision"),
  ]);
  await sweeps.noteCommitted(school.id, plans.map(({ record }) => keyOf("Plans", record)));
  const committed = await sweeps.committed(school.id);
  const rows = [
    ...targets.map(({ record, revision }): Orphan => ({ list: "Targets", key: keyOf("Targets", record), revision, ...versionOf(record) })),
    ...provision.map(({ record, revision }): Orphan => ({ list: "Provision", key: keyOf("Provision", record), revision, ...versionOf(record) })),
  ];
  return rows.filter((row) => !committed.has(row.versionKey));
}

function versionOf({ childId, planId, planVersion }: Pick<Target, "childId" | "planId" | "planVersion">) {
  return { childId, versionKey: planVersionKey(planId, planVersion) };
}

/** Looks once more, because the version may have been agreed since, and leaves a row that was taken up again. */
async function remove(school: School, { list, key, revision, versionKey }: Orphan, services: Sweeps): Promise<boolean> {
  await followList(school, "Plans", services);
  if ((await services.replica.find(school.id, "Plans", versionKey)) !== undefined) return false;
  try {
    return await services.lists.remove(school, list, { key, revision });
  } catch (error) {
    if (error instanceof StaleError) return false;
    throw error;
  }
}

function nameOf({ list, key }: { readonly list: string; readonly key: string }): string {
  return `${list} ${key}`;
}
