import { type AuditHead, type AuditRecord } from "../domain/audit";
import { type AuditFault, findAuditFaults } from "../domain/audit-faults";
import type { AuditCheck } from "./audit-ports";
import { MisshapenError } from "./errors";
import { followList } from "./follow-lists";
import type { Kept, School } from "./ports";
import type { Services } from "./services";

type KeepsAudit = Pick<Services, "audit" | "clock" | "lists" | "replica" | "turns">;

/** A round is short, so that whoever stops the service does not wait for a long queue. */
const ROWS_A_ROUND = 100;
/** The whole chain is gone through this often when nothing looks wrong. */
const CHECK_EVERY_SECONDS = 600;

/**
 * Puts the acts that wait into the Audit list, in order, and now and then goes through the whole list.
 * Whatever stops it, the next round goes on at the same row, and a row is never made twice.
 *
 * @returns how many rows were put in.
 * @throws {UnavailableError} Microsoft 365 could not answer; the acts wait.
 */
export async function keepAudit(school: School, services: KeepsAudit): Promise<number> {
  return await services.turns.inTurn(`audit of ${school.id}`, async () => {
    const count = await appendRows(school, services);
    const { check } = await services.audit.standing(school.id);
    if (isDue(check, services.clock.now())) await goThrough(school, services);
    return count;
  });
}

/**
 * Goes through a school's whole audit now, twice: a fault counts when it is found again.
 *
 * @throws {UnavailableError} Microsoft 365 could not answer.
 */
export async function checkAudit(school: School, services: KeepsAudit): Promise<AuditCheck> {
  return await services.turns.inTurn(`audit of ${school.id}`, async () => {
    await appendRows(school, services);
    await goThrough(school, services);
    return await goThrough(school, services);
  });
}

function isDue(last: AuditCheck | undefined, now: string): boolean {
  if (last === undefined || last.suspected.length > last.faults.length) return true;
  return Math.abs(Date.parse(now) - Date.parse(last.checkedAt)) >= CHECK_EVERY_SECONDS * 1000;
}

async function appendRows(school: School, services: KeepsAudit): Promise<number> {
  let count = 0;
  for (const row of await services.audit.due(school.id, ROWS_A_ROUND)) {
    const kept = await putRow(school, row, services);
    if (kept?.record.hash !== row.hash) {
      await services.audit.goOnAfter(school.id, await headOfList(school, row, services));
      return count;
    }
    await services.replica.note(school.id, "Audit", kept);
    await services.audit.sent(school.id, row);
    count += 1;
  }
  return count;
}

/** The row under this number; `undefined` when somebody put one there that cannot be read. */
async function putRow(school: School, row: AuditRecord, { lists }: KeepsAudit): Promise<Kept<AuditRecord> | undefined> {
  try {
    return await lists.create(school, "Audit", row, row.by);
  } catch (error) {
    if (error instanceof MisshapenError && error.subject.kind === "row") return undefined;
    throw error;
  }
}

/** Another row stands under the number of `taken`: the ledger is younger than the list, or somebody wrote into the list. */
async function headOfList(school: School, taken: AuditRecord, services: KeepsAudit): Promise<AuditHead> {
  await followList(school, "Audit", services);
  const rows = (await services.replica.all(school.id, "Audit")).map((kept) => kept.record);
  return rows.reduce<AuditHead>((head, row) => (row.sequence >= head.sequence ? row : head), { sequence: taken.sequence, hash: taken.hash });
}

async function goThrough(school: School, services: KeepsAudit): Promise<AuditCheck> {
  await followList(school, "Audit", services);
  const rows = (await services.replica.all(school.id, "Audit")).map((kept) => kept.record);
  const spoilt = (await services.replica.needsMending(school.id)).filter(({ list }) => list === "Audit");
  const { head, foreign, check: last } = await services.audit.standing(school.id);
  const unreadable = spoilt.map(({ key }) => Number(key?.replace(/^audit:/, ""))).filter((number) => Number.isInteger(number) && number > 0);
  const suspected = findAuditFaults({ schoolId: school.id, rows, unreadable, head, foreign }, (text) => services.audit.digest(text));
  const before = new Set(last?.suspected.map(nameOf));
  const check = { checkedAt: services.clock.now(), rowCount: rows.length, suspected, faults: suspected.filter((fault) => before.has(nameOf(fault))) };
  await services.audit.keepCheck(school.id, check);
  return check;
}

function nameOf({ kind, from, until }: AuditFault): string {
  return `${kind} ${String(from)} ${String(until)}`;
}
