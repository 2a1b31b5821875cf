import { auditNotices } from "./audit-notices";
import { concernNotices } from "./concern-notices";
import type { School } from "./ports";
import { putTogether, reviewReminders } from "./review-reminders";
import { readSchoolToday, type SchoolToday } from "./school-today";
import { handoverNotices, proposalNotices } from "./senco-notices";
import type { Services } from "./services";
import { findTeamChanges, teamNotices } from "./team-notices";
import { putVersionsTogether, versionNotices } from "./version-notices";

type Owes = Pick<Services, "schools" | "clock" | "replica" | "roster" | "notices" | "audit">;

/**
 * Enters what a school's staff are owed: compares how things stand with what the ledger knows, and enters the difference
 * in one transaction. Whatever stops it, the difference is still there for the next round; running it twice changes nothing.
 *
 * @returns how many notices were entered.
 */
export async function oweNotices(school: School, services: Owes): Promise<number> {
  // The ledger is looked at first: a step from facts that are older than the ledger would tell changes backwards.
  const view = await services.notices.view(school.id);
  const now = await readSchoolToday(school, services);
  const changes = findTeamChanges(view.teams, now);
  const reminders = await unknown([...reviewReminders(now)], now, services);
  const others = await unknown([...proposalNotices(now), ...handoverNotices(now), ...concernNotices(now), ...(await auditNotices(now, services))], now, services);
  const versions = await unknown(versionNotices(now), now, services);
  const notices = [...putVersionsTogether(versions, changes.joined, view), ...putTogether(reminders, now), ...teamNotices(changes, view, now), ...others];
  if (notices.length === 0 && changes.teams.size === 0 && view.teams !== undefined) return 0;
  return (await services.notices.advance(school.id, view.epoch, { notices, teams: changes.teams })) ? notices.length : 0;
}

async function unknown<T extends { readonly key: string }>(notices: readonly T[], { school }: SchoolToday, services: Pick<Services, "notices">): Promise<readonly T[]> {
  if (notices.length === 0) return [];
  const known = await services.notices.known(school.id, notices.map((notice) => notice.key));
  return notices.filter((notice) => !known.has(notice.key));
}
