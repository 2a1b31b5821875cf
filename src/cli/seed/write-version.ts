import { fullName } from "../../domain/child";
import type { PersonId, PlanId, ProvisionId, TargetId } from "../../domain/ids";
import { addDays, daysBetween, type LocalDate } from "../../domain/local-date";
import type { PlanVersion, WholePlan } from "../../domain/plan";
import type { ProvisionLine } from "../../domain/provision";
import type { Target } from "../../domain/target";
import type { ChosenTarget } from "./choose-targets";
import { dayInWords, schoolDay, termDay } from "./days";
import type { CaseloadEntry } from "./example-school";
import { KNOWN_PEOPLE } from "./known-people";
import type { VersionSpan } from "./plan-timeline";
import { createRandom, type Random } from "./random";
import { stableId } from "./stable-id";
import type { Giver, ProvisionTemplate } from "./target-bank/target-template";
import { fillIn } from "./wording/fill-in";
import { NEED_WORDINGS } from "./wording/needs";
import { AGREED_WITH, OUTCOME_WORDS, SO_FAR_WORDS } from "./wording/notes";

/** The adults around one example child. */
export interface ChildStaff {
  readonly senco: PersonId;
  readonly lead: { readonly id: PersonId; readonly name: string };
  readonly assistant: { readonly id: PersonId; readonly name: string };
}

/** One version of a child's plan with its targets and help, each wording holding the child's own figures and days. */
export function writeVersion(entry: CaseloadEntry, span: VersionSpan, { chosen, staff }: { readonly chosen: readonly ChosenTarget[]; readonly staff: ChildStaff }): WholePlan {
  const random = createRandom(`version ${entry.childId} ${String(span.version)}`);
  const plan = planOf(entry, span, { staff, agreedWith: random.pick(AGREED_WITH) });
  const targets = chosen.map((one, index) => targetOf(entry, plan, { chosen: one, position: index + 1, random }));
  const provision = targets.flatMap((target, index) =>
    (chosen[index]?.template.provision ?? []).map((template, line) => provisionOf(target, plan, { template, line, staff })),
  );
  return { plan, targets, provision };
}

function planOf(entry: CaseloadEntry, span: VersionSpan, { staff, agreedWith }: { readonly staff: ChildStaff; readonly agreedWith: string }): PlanVersion {
  return {
    planId: stableId(entry.childId, "plan") as PlanId,
    version: span.version,
    childId: entry.childId,
    state: span.state,
    startsOn: span.startsOn,
    reviewOn: span.reviewOn,
    ...NEED_WORDINGS[entry.need],
    leadId: staff.lead.id,
    agreement: { on: span.startsOn, by: staff.senco, with: agreedWith },
    extraTargetsReason: "",
  };
}

interface TargetPlace {
  readonly chosen: ChosenTarget;
  readonly position: number;
  readonly random: Random;
}

function targetOf(entry: CaseloadEntry, plan: PlanVersion, { chosen, position, random }: TargetPlace): Target {
  const { template, step, outcome } = chosen;
  const dueOn = dueDay(plan, random);
  const said = outcome === undefined ? random.pick(SO_FAR_WORDS) : random.pick(OUTCOME_WORDS[outcome]);
  return {
    id: stableId(entry.childId, "target", String(plan.version), String(position)) as TargetId,
    planId: plan.planId,
    planVersion: plan.version,
    childId: entry.childId,
    position,
    area: template.area,
    statement: `By ${dayInWords(dueOn)} ${shortName(entry)} will ${fillIn(template.statement, step)}.`,
    childWording: fillIn(template.childWording, step),
    baseline: fillIn(template.baseline, step),
    successCriterion: fillIn(template.success, step),
    exitCriterion: fillIn(template.exit, step),
    happened: fillIn(said, step),
    setBy: template.setBy,
    dueOn,
    ...(outcome === undefined ? {} : { outcome }),
  };
}

/** A target is due a few days before its plan is reviewed, in term time. */
function dueDay(plan: PlanVersion, random: Random): LocalDate {
  return inTerm(plan, addDays(plan.reviewOn, -random.between(2, 9)));
}

/** The last school day by `day`, unless the plan has hardly begun by then. */
function inTerm(plan: PlanVersion, day: LocalDate): LocalDate {
  const before = termDay(day);
  return daysBetween(plan.startsOn, before) >= 14 ? before : schoolDay(day);
}

function shortName(entry: CaseloadEntry): string {
  return entry.givenName.split(" ")[0] ?? fullName(entry);
}

interface LinePlace {
  readonly template: ProvisionTemplate;
  readonly line: number;
  readonly staff: ChildStaff;
}

function provisionOf(target: Target, plan: PlanVersion, { template, line, staff }: LinePlace): ProvisionLine {
  const { by, ...what } = template;
  return {
    id: stableId(target.id, "help", String(line)) as ProvisionId,
    planId: plan.planId,
    planVersion: plan.version,
    childId: plan.childId,
    targetId: target.id,
    ...what,
    ...giverOf(by, staff),
    reviewOn: lookAgainDay(plan, line),
  };
}

/** Every line has its own day: half-way through the plan for the first, three quarters for the second. */
function lookAgainDay(plan: PlanVersion, line: number): LocalDate {
  const days = daysBetween(plan.startsOn, plan.reviewOn);
  return inTerm(plan, addDays(plan.startsOn, Math.round(days * (line === 0 ? 0.5 : 0.75))));
}

function giverOf(by: Giver, staff: ChildStaff): Pick<ProvisionLine, "who" | "whoId"> {
  switch (by) {
    case "class-teacher":
      return { who: `${staff.lead.name}, teacher`, whoId: staff.lead.id };
    case "assistant":
      return { who: `${staff.assistant.name}, assistant`, whoId: staff.assistant.id };
    case "speech-therapist":
      return { who: `${KNOWN_PEOPLE.therapist.name}, speech and language therapist`, whoId: KNOWN_PEOPLE.therapist.id };
    case "occupational-therapist":
      return { who: "Occupational therapist of the community team" };
    case "physiotherapist":
      return { who: "Physiotherapist of the children's hospital" };
    default:
      return by satisfies never;
  }
}
