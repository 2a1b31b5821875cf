import { useMemo } from "react";
import type { PlanContent, TargetContent } from "../../domain/plan-content";
import type { PlanEdit } from "../../ui/writer/plan-edit";
import { changeLine, changeTarget, moveTarget, withoutTarget } from "./change-content";
import type { DraftKeeper } from "./draft-keeper";
import { emptyProvision, type NewId } from "./start-content";

/** What the form should tell the reader after something moved or went. */
export interface EditNews {
  readonly onMoved: (targetId: string, number: number, steps: -1 | 1) => void;
  readonly onTargetRemoved: (target: TargetContent, index: number) => void;
  readonly onLineRemoved: (before: PlanContent) => void;
}

/** The changes that the form can ask for, carried out on the draft. It stays the same object, so that unchanged parts are not drawn again. */
export function usePlanEdit(keeper: DraftKeeper, newId: NewId, { onMoved, onTargetRemoved, onLineRemoved }: EditNews): PlanEdit {
  return useMemo(
    (): PlanEdit => ({
      plan: (change) => keeper.change((content) => ({ ...content, ...change })),
      target: (targetId, change) => keeper.change((content) => changeTarget(content, targetId, (target) => ({ ...target, ...change }))),
      line: (place, change) => keeper.change((content) => changeLine(content, place, change)),
      moveTarget: (targetId, steps) => {
        keeper.change((content) => moveTarget(content, targetId, steps));
        onMoved(targetId, keeper.read().content.targets.findIndex(({ id }) => id === targetId) + 1, steps);
      },
      removeTarget: (targetId) => {
        const { targets } = keeper.read().content;
        const index = targets.findIndex(({ id }) => id === targetId);
        const removed = targets[index];
        if (removed === undefined) return;
        keeper.change((content) => withoutTarget(content, targetId));
        onTargetRemoved(removed, index);
      },
      addLine: (targetId) =>
        keeper.change((content) => changeTarget(content, targetId, (target) => ({ ...target, provision: [...target.provision, emptyProvision(newId, content.reviewOn)] }))),
      removeLine: (targetId, lineId) => {
        const before = keeper.read().content;
        keeper.change((content) => changeTarget(content, targetId, (target) => ({ ...target, provision: target.provision.filter(({ id }) => id !== lineId) })));
        onLineRemoved(before);
      },
    }),
    [keeper, newId, onMoved, onTargetRemoved, onLineRemoved],
  );
}
