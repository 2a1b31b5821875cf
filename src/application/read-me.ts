import { anyOwn, mayAct } from "../domain/access/may-act";
import type { Standing } from "../domain/access/standings";
import type { PersonId, SchoolId } from "../domain/ids";
import { type LocalDate, spanHolds } from "../domain/local-date";
import type { KnowsPeople } from "./services";
import { type StaffSchool, whoIsAsking } from "./who-is-asking";

/** One school the person works in, and what they may open there. */
export interface MySchool {
  readonly id: SchoolId;
  readonly name: string;
  readonly seesCaseload: boolean;
  readonly writesPlans: boolean;
  readonly checksAudit: boolean;
  readonly today: LocalDate;
  readonly termPack: string;
}

/**
 * Says in which schools the person works and what they may open there.
 *
 * @throws {NotAllowedError} the person is not staff.
 */
export async function readMe(personId: PersonId, services: KnowsPeople): Promise<MySchool[]> {
  const { schools } = await whoIsAsking(personId, services);
  return schools.map((place) => ({
    id: place.school.id,
    name: place.school.name,
    seesCaseload: mayAct(place.standings, "read", "register"),
    writesPlans: mayAct([...place.standings, ...leading(personId, place)], "write", anyOwn("plan")),
    checksAudit: mayAct(place.standings, "read", "audit-check"),
    today: place.today,
    termPack: place.school.termPack,
  }));
}

function leading(personId: PersonId, { facts, today }: StaffSchool): readonly Standing[] {
  const leads = facts.members.some((member) => member.personId === personId && member.role === "plan-lead" && spanHolds(member, today));
  return leads ? ["plan-lead"] : [];
}
