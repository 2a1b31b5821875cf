import type { TargetOutcome } from "../../domain/target";
import type { CaseloadEntry } from "./example-school";
import { createRandom } from "./random";
import { TARGET_BANK } from "./target-bank/target-bank";
import type { Phase, Step, TargetTemplate } from "./target-bank/target-template";

/** A target of one version: its pattern, the small step it takes, and how it ended if the version is closed. */
export interface ChosenTarget {
  readonly template: TargetTemplate;
  readonly step: Step;
  readonly outcome?: TargetOutcome;
}

interface Thread {
  readonly template: TargetTemplate;
  readonly stepNumber: number;
}

/**
 * What each version of a child's plan aims at, oldest first: an achieved target leads to its next small step, a partly
 * achieved one is carried on, and anything else makes room for another (R26, R63).
 */
export function chooseTargets(entry: CaseloadEntry, states: readonly ("open" | "closed")[]): readonly (readonly ChosenTarget[])[] {
  const random = createRandom(`targets ${entry.childId}`);
  const waiting = [...suitableTemplates(entry)];
  const beginAnother = (): Thread[] => waiting.splice(0, 1).map((template) => ({ template, stepNumber: 0 }));
  let threads: readonly Thread[] = Array.from({ length: random.between(2, 4) }, beginAnother).flat();
  return states.map((state) => {
    const chosen = threads.map(({ template, stepNumber }): ChosenTarget => {
      const step = template.steps[stepNumber] ?? template.steps[0];
      return state === "open" ? { template, step } : { template, step, outcome: random.pick(LIKELY_OUTCOMES) };
    });
    threads = threads.flatMap((thread, index) => {
      const outcome = chosen[index]?.outcome;
      if (outcome === "partly-achieved") return [thread];
      if (outcome === "achieved" && thread.stepNumber < 2) return [{ ...thread, stepNumber: thread.stepNumber + 1 }];
      return beginAnother();
    });
    return chosen;
  });
}

const LIKELY_OUTCOMES: readonly TargetOutcome[] = ["achieved", "achieved", "achieved", "achieved", "partly-achieved", "partly-achieved", "not-achieved", "no-longer-needed"];

/** Patterns that suit the need and the age, of as many areas as there are before any area comes twice; then general ones. */
function suitableTemplates(entry: CaseloadEntry): readonly TargetTemplate[] {
  const phase = phaseOf(entry.yearGroup);
  const random = createRandom(`templates ${entry.childId}`);
  const fitting = random.shuffle(TARGET_BANK.filter((one) => one.phases.includes(phase) && one.suits.includes(entry.need)));
  const general = random.shuffle(TARGET_BANK.filter((one) => one.phases.includes(phase) && one.suits.includes("NSA") && !fitting.includes(one)));
  const firstOfArea = fitting.filter((one, index) => fitting.findIndex((other) => other.area === one.area) === index);
  return [...firstOfArea, ...fitting.filter((one) => !firstOfArea.includes(one)), ...general];
}

function phaseOf(yearGroup: string): Phase {
  if (yearGroup === "R" || yearGroup === "1") return "early";
  return Number(yearGroup) >= 7 ? "secondary" : "primary";
}
