import { useCallback, useMemo, useState } from "react";
import type { PlanContent, TargetContent } from "../../domain/plan-content";
import { useWords } from "../../ui/words/Words";
import { putTarget } from "./change-content";
import type { DraftKeeper } from "./draft-keeper";
import type { EditNews } from "./use-plan-edit";

/** The last thing that was taken out of the plan, and how to put it back. */
interface Removal {
  readonly text: string;
  readonly putBack: (content: PlanContent) => PlanContent;
}

/** Remembers what was last removed, so that one press brings it back, and says what moved. */
export function useRemovals(keeper: DraftKeeper): { readonly news: EditNews; readonly removed: Removal | undefined; readonly undo: () => void } {
  const say = useWords();
  const [removed, setRemoved] = useState<Removal>();
  const news = useMemo(
    (): EditNews => ({
      onMoved: (targetId, _number, steps) => focusMoveButton(targetId, steps),
      onTargetRemoved: (target: TargetContent, index: number) =>
        setRemoved({ text: say("writer.targetRemoved", { number: index + 1 }), putBack: (content) => putTarget(content, target, index) }),
      onLineRemoved: (before: PlanContent) => setRemoved({ text: say("writer.helpRemoved"), putBack: (content) => withLinesOf(before, content) }),
    }),
    [say],
  );
  const undo = useCallback(() => {
    if (removed === undefined) return;
    keeper.change(removed.putBack);
    setRemoved(undefined);
  }, [keeper, removed]);
  return { news, removed, undo };
}

/** The plan with the lines of help that have gone since `before`, each in its place. */
function withLinesOf(before: PlanContent, content: PlanContent): PlanContent {
  return {
    ...content,
    targets: content.targets.map((target) => {
      const earlier = before.targets.find(({ id }) => id === target.id)?.provision ?? [];
      const current = new Map(target.provision.map((line) => [line.id, line]));
      const added = target.provision.filter((line) => earlier.every(({ id }) => id !== line.id));
      return { ...target, provision: [...earlier.map((line) => current.get(line.id) ?? line), ...added] };
    }),
  };
}

/** A target that moves takes its buttons along, and the browser forgets which one had the focus. */
function focusMoveButton(targetId: string, steps: -1 | 1): void {
  requestAnimationFrame(() => {
    document.getElementById(`move-${targetId}-${steps === -1 ? "up" : "down"}`)?.focus();
  });
}
