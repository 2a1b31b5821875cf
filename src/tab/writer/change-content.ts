import type { PlanContent, ProvisionContent, TargetContent } from "../../domain/plan-content";

/** The plan with one target changed. */
export function changeTarget(content: PlanContent, targetId: string, change: (target: TargetContent) => TargetContent): PlanContent {
  return { ...content, targets: content.targets.map((target) => (target.id === targetId ? change(target) : target)) };
}

/** The plan with one line of help changed. */
export function changeLine(content: PlanContent, place: { readonly targetId: string; readonly lineId: string }, change: Partial<ProvisionContent>): PlanContent {
  return changeTarget(content, place.targetId, (target) => ({
    ...target,
    provision: target.provision.map((line) => (line.id === place.lineId ? { ...line, ...change } : line)),
  }));
}

/** The plan with a target put in at `index`, such as one that was removed by mistake. */
export function putTarget(content: PlanContent, target: TargetContent, index: number): PlanContent {
  return { ...content, targets: [...content.targets.slice(0, index), target, ...content.targets.slice(index)] };
}

/** The plan without one target. */
export function withoutTarget(content: PlanContent, targetId: string): PlanContent {
  return { ...content, targets: content.targets.filter((target) => target.id !== targetId) };
}

/** The plan with one target moved by `steps` places; it stays where it is when there is no such place. */
export function moveTarget(content: PlanContent, targetId: string, steps: -1 | 1): PlanContent {
  const from = content.targets.findIndex((target) => target.id === targetId);
  const moved = content.targets[from];
  const to = from + steps;
  if (moved === undefined || to < 0 || to >= content.targets.length) return content;
  return putTarget(withoutTarget(content, targetId), moved, to);
}
