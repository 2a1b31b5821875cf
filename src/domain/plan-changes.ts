import { daysBetween, type LocalDate } from "./local-date";
import type { WholePlan } from "./plan";
import type { ProvisionLine } from "./provision";
import type { Target } from "./target";
import { PERIOD_NAMES } from "./terms/plan-words";

/**
 * Says in plain words what a plan's newer version changes for somebody who has read the older one, target by target, in the
 * order of the newer version; empty when nothing that staff work by is different. Targets are numbered as the newer
 * version numbers them; one that has ended, as the older one did.
 */
export function planChanges(before: WholePlan, after: WholePlan): readonly string[] {
  const old = new Map(before.targets.map((target) => [target.id, target]));
  const kept = new Set(after.targets.map((target) => target.id));
  return [
    ...changesOfPlan(before, after),
    ...after.targets.flatMap((target) => {
      const was = old.get(target.id);
      return was === undefined ? [`New target: ${sentence(target.statement)}`] : changesOfTarget({ was, target }, before, after);
    }),
    ...before.targets.filter(({ id }) => !kept.has(id)).map((target) => `Target ${String(target.position)} has ended: ${sentence(target.statement)}`),
  ];
}

function changesOfPlan({ plan: was }: WholePlan, { plan }: WholePlan): readonly string[] {
  return [
    ...(was.strategies === plan.strategies ? [] : [`Strategies for every lesson are now: ${sentence(plan.strategies)}`]),
    ...(was.longTermObjective === plan.longTermObjective ? [] : [`The long-term aim is now: ${sentence(plan.longTermObjective)}`]),
    ...(was.reviewOn === plan.reviewOn ? [] : [`The review moved ${moved(was.reviewOn, plan.reviewOn)}.`]),
  ];
}

const TARGET_TEXTS = [
  ["statement", ""], ["childWording", " in the child's words"], ["successCriterion", ", how success is seen,"], ["exitCriterion", ", when help may end,"],
] as const satisfies readonly (readonly [keyof Target, string])[];

function changesOfTarget({ was, target }: { readonly was: Target; readonly target: Target }, before: WholePlan, after: WholePlan): readonly string[] {
  const name = `Target ${String(target.position)}`;
  const texts = TARGET_TEXTS.filter(([field]) => was[field] !== target[field]).map(([field, words]) => `${name}${words} is now: ${sentence(target[field])}`);
  const date = was.dueOn === target.dueOn ? [] : [`${name} moved ${moved(was.dueOn, target.dueOn)}.`];
  return [...texts, ...date, ...changesOfHelp(target, before, after)];
}

function changesOfHelp({ id, position }: Target, before: WholePlan, after: WholePlan): readonly string[] {
  const [then, now] = [helpFor(id, before), helpFor(id, after)];
  const name = `target ${String(position)}`;
  return [
    ...now.flatMap((line) => {
      const was = then.find((one) => one.id === line.id);
      return was === undefined ? [`New help for ${name}: ${line.what}, ${amount(line)}.`] : changesOfLine(was, line, name);
    }),
    ...then.filter((line) => !now.some((one) => one.id === line.id)).map((line) => `Help for ${name} has ended: ${sentence(line.what)}`),
  ];
}

function changesOfLine(was: ProvisionLine, line: ProvisionLine, name: string): readonly string[] {
  return [
    ...(was.what === line.what ? [] : [`Help for ${name} is now: ${sentence(line.what)}`]),
    ...(amount(was) === amount(line) ? [] : [`Help for ${name} is now ${amount(line)}.`]),
    ...(was.how === line.how ? [] : [`How to help with ${name} is now: ${sentence(line.how)}`]),
    ...(was.who === line.who ? [] : [`Help for ${name} is now given by ${sentence(line.who)}`]),
  ];
}

function helpFor(targetId: Target["id"], { provision }: WholePlan): readonly ProvisionLine[] {
  return provision.filter((line) => line.targetId === targetId);
}

/** Such as "3 × 20 minutes a week". */
function amount({ times, minutes, period }: ProvisionLine): string {
  return `${String(times)} × ${String(minutes)} minutes ${PERIOD_NAMES[period]}`;
}

/** How far a day moved, such as "four weeks later". */
function moved(from: LocalDate, to: LocalDate): string {
  const days = daysBetween(from, to);
  const far = Math.abs(days);
  const [count, unit] = far % 7 === 0 ? [far / 7, "week"] : [far, "day"];
  return `${NUMBERS[count] ?? String(count)} ${unit}${count === 1 ? "" : "s"} ${days > 0 ? "later" : "earlier"}`;
}

const NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"] as const;

/** Somebody's words as the end of a sentence of ours. */
function sentence(words: string): string {
  const line = words.trim().split(/\s*\n\s*/u).join("; ");
  if (line === "") return "nothing.";
  return /[.!?]$/u.test(line) ? line : `${line}.`;
}
