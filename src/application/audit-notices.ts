import { type SchoolFacts, schoolStandings } from "../domain/access/standings";
import type { PersonId } from "../domain/ids";
import type { LocalDate } from "../domain/local-date";
import type { NewNotice } from "./notice-ports";
import type { SchoolToday } from "./school-today";
import type { Services } from "./services";

/** For head and IT administrator: places in the audit that are not as they were written, told again when others are found. */
export async function auditNotices({ school, facts, today }: SchoolToday, { audit }: Pick<Services, "audit">): Promise<readonly NewNotice[]> {
  const faults = (await audit.standing(school.id)).check?.faults ?? [];
  if (faults.length === 0) return [];
  const found = audit.digest(JSON.stringify(faults.map(({ kind, from, until }) => [kind, from, until]))).slice(0, 16);
  return answerableFor(facts, today).map((personId) => ({ personId, key: `audit-fault:${found}:${personId}`, subject: { kind: "audit-fault" } }));
}

function answerableFor(facts: SchoolFacts, today: LocalDate): readonly PersonId[] {
  const named = [...new Set(facts.staff.map((row) => row.personId))];
  return named.filter((personId) => schoolStandings(personId, facts, today).some((standing) => standing === "head" || standing === "it-administrator"));
}
