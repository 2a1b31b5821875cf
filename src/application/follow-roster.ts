import type { School } from "./ports";
import type { Services } from "./services";

/**
 * Reads the school's roster into the copy: what changed, or all of it when `whole`.
 *
 * @throws {UnavailableError} Microsoft 365 could not answer; the copy is as it was.
 */
export async function followRoster(school: School, whole: boolean, services: Pick<Services, "roster" | "rosterSource">): Promise<void> {
  const cursor = whole ? undefined : await services.roster.cursor(school.id);
  await services.roster.keep(school.id, await services.rosterSource.changes(school, cursor));
}
