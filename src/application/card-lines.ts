import type { CardSetting, ChildInitials, ReviewLine } from "../domain/card-content";
import { type Child, initials } from "../domain/child";
import { type LocalDate, daysBetween } from "../domain/local-date";
import type { PlanVersion } from "../domain/plan";
import { findTermPack } from "../domain/terms/find-term-pack";
import type { School } from "./ports";
import type { Services } from "./services";

/** A child as a card shows them: never by name. */
export function childInitials(child: Child): ChildInitials {
  return { childId: child.id, initials: initials(child), yearGroup: child.yearGroup };
}

/** When the plan's review is, seen from `today`. */
export function reviewLine(child: Child, plan: PlanVersion, today: LocalDate): ReviewLine {
  return { child: childInitials(child), reviewOn: plan.reviewOn, inDays: daysBetween(today, plan.reviewOn) };
}

/** The words and addresses of one school's cards. */
export function cardSetting(school: School, { appId }: Pick<Services, "appId">): CardSetting {
  return { planShort: findTermPack(school.termPack).planShort, appId };
}
