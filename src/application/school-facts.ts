import type { SchoolFacts } from "../domain/access/standings";
import type { School } from "./ports";
import type { Services } from "./services";

/** Who is who in one school, as last read from its roster and lists. */
export async function readSchoolFacts(school: School, services: Pick<Services, "replica" | "roster">): Promise<SchoolFacts> {
  const [roster, staff, members] = await Promise.all([
    services.roster.classes(school.id),
    services.replica.all(school.id, "Settings"),
    services.replica.all(school.id, "Team"),
  ]);
  return {
    schoolId: school.id,
    roster,
    staff: staff.map((row) => row.record),
    members: members.map((row) => row.record),
    firstSencoIds: school.firstSencoIds,
  };
}
