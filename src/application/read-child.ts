import { anyOwn, mayAct } from "../domain/access/may-act";
import type { ChildId, PersonId, PlanId, SchoolId } from "../domain/ids";
import type { LocalDate } from "../domain/local-date";
import { planInForce } from "../domain/plan-standing";
import { type RosterClass, type WorkingRelation, teamOf } from "../domain/team";
import { noteSeen, noteSeenPlans } from "./audit-log";
import { type AllowedChild, askForChild } from "./ask-for-child";
import { type ChildRecords, readChildRecords, recordsOf, wholePlan } from "./child-records";
import { type NameOf, namesOf } from "./names-of";
import type { KnowsPeople, Services } from "./services";
import { type ChildView, type PlanView, peopleNamedIn, viewChild, viewPlan } from "./views";

/** One child's page. */
export interface ChildPage {
  readonly child: ChildView;
  readonly schoolId: SchoolId;
  /** The plan in force; absent when there is none. */
  readonly plan?: PlanView;
  /** Every other version, newest first. */
  readonly earlier: {
    readonly planId: PlanId;
    readonly version: number;
    readonly startsOn: LocalDate;
    readonly reviewOn: LocalDate;
    readonly targetCount: number;
  }[];
  /** Everybody who works with the child today; `how` names classes and roles. */
  readonly team: { readonly id: PersonId; readonly name: string; readonly how: string }[];
  readonly mayWritePlan: boolean;
  readonly mayReadReview: boolean;
  readonly mayReadAdvice: boolean;
  readonly mayReadAudit: boolean;
  readonly maySendPackage: boolean;
}

/**
 * Reads a child's page for somebody who works with the child or sees the whole register.
 *
 * @throws {NotFoundError} no such child, or the person may not know that there is one.
 * @throws {NotAllowedError} the person is not staff.
 */
export async function readChild(
  question: { readonly personId: PersonId; readonly childId: ChildId },
  services: KnowsPeople & Pick<Services, "directory" | "audit">,
): Promise<ChildPage> {
  const allowed = await askForChild({ ...question, action: "read", kind: "plan" }, services);
  const { child, school, facts, today } = allowed;
  const records = await readChildRecords(school.id, [child.id], services);
  const team = teamOf(child, facts, today);
  const looking = { school, personId: question.personId };
  const inForce = planInForce(recordsOf(child.id, records).plans);
  if (inForce === undefined) await noteSeen(looking, { kind: "child", id: child.id, childId: child.id }, services);
  else await noteSeenPlans(looking, [inForce], services);
  return viewPage({ ...allowed, personId: question.personId, team, records: recordsOf(child.id, records) }, services);
}

type PageParts = AllowedChild & { readonly personId: PersonId; readonly team: readonly WorkingRelation[]; readonly records: ChildRecords };

async function viewPage(parts: PageParts, services: Pick<Services, "directory">): Promise<ChildPage> {
  const { child, facts, personId, team, records } = parts;
  const plan = planInForce(records.plans);
  const named = plan === undefined ? [] : peopleNamedIn(plan, records.progress);
  const nameOf = await namesOf([...team.map((relation) => relation.personId), ...named], services);
  return {
    child: viewChild(child, facts.roster),
    schoolId: parts.school.id,
    ...(plan === undefined ? {} : { plan: viewPlan(wholePlan(plan, records), records.progress, { personId, nameOf }) }),
    earlier: records.plans
      .filter((version) => version !== plan)
      .map((version) => ({
        planId: version.planId,
        version: version.version,
        startsOn: version.startsOn,
        reviewOn: version.reviewOn,
        targetCount: wholePlan(version, records).targets.length,
      })),
    team: viewTeam(team, facts.roster, nameOf),
    mayWritePlan: mayAct(parts.standings, "write", anyOwn("plan")),
    mayReadReview: mayAct(parts.standings, "read", "review"),
    mayReadAdvice: mayAct(parts.standings, "read", "advice"),
    mayReadAudit: mayAct(parts.standings, "read", "audit"),
    maySendPackage: mayAct(parts.standings, "share", "package"),
  };
}

function viewTeam(team: readonly WorkingRelation[], roster: readonly RosterClass[], nameOf: NameOf): ChildPage["team"] {
  const classNames = new Map(roster.map((one) => [one.id, one.name]));
  return team.map(({ personId, classIds, roles }) => ({
    id: personId,
    name: nameOf(personId),
    how: [...classIds.map((id) => classNames.get(id)), ...roles.map((role) => role.replace("-", " "))].join(", "),
  }));
}
