import { mayAct } from "../domain/access/may-act";
import { childStandings } from "../domain/access/standings";
import type { CardSetting, ReviewLine } from "../domain/card-content";
import type { PersonId } from "../domain/ids";
import { isReviewDue } from "../domain/plan-standing";
import { cardSetting, reviewLine } from "./card-lines";
import { NotAllowedError } from "./errors";
import { readSchoolToday } from "./school-today";
import type { KnowsPeople, Services } from "./services";
import { type Asking, whoIsAsking } from "./who-is-asking";

/** Reviews that come up or are past, the most urgent first, as far as they concern the person. */
export type DueAnswer = { readonly kind: "due"; readonly lines: readonly ReviewLine[]; readonly setting: CardSetting } | { readonly kind: "not-staff" };

/**
 * Says which reviews somebody has a part in: all of the school for its SENCO, otherwise of the children they work with.
 *
 * @throws {NotReadyError} the person's school has not been read yet.
 */
export async function readDue(personId: PersonId, services: KnowsPeople & Pick<Services, "appId">): Promise<DueAnswer> {
  let asking: Asking;
  try {
    asking = await whoIsAsking(personId, services);
  } catch (error) {
    if (error instanceof NotAllowedError) return { kind: "not-staff" };
    throw error;
  }
  const [home] = asking.schools;
  if (home === undefined) return { kind: "not-staff" };
  const lines = await Promise.all(
    asking.schools.map(async ({ school }) => {
      const now = await readSchoolToday(school, services);
      return now.children.flatMap((child) => {
        const plan = now.plans.get(child.id);
        const concerns = plan !== undefined && isReviewDue(plan, now.today) && mayAct(childStandings(personId, child, now), "read", "review");
        return concerns ? [reviewLine(child, plan, now.today)] : [];
      });
    }),
  );
  return { kind: "due", lines: lines.flat().sort((a, b) => a.inDays - b.inDays), setting: cardSetting(home.school, services) };
}
