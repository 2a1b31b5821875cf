import { useCallback, useState } from "react";
import type { ProgressShape, TargetShape } from "../api/plan-shapes";
import type { ProgressChanges } from "./use-log-progress";

/** Points that were logged or taken back since the page was read, and a way to show a target with them. */
export function useProgressChanges(): ProgressChanges & { readonly withChanges: (target: TargetShape) => TargetShape } {
  const [added, setAdded] = useState<readonly ProgressShape[]>([]);
  const [withdrawnIds, setWithdrawnIds] = useState<ReadonlySet<string>>(new Set());
  const onLogged = useCallback((progress: ProgressShape) => setAdded((before) => [progress, ...before]), []);
  const onWithdrawn = useCallback((progressId: string) => setWithdrawnIds((before) => new Set([...before, progressId])), []);
  const withChanges = (target: TargetShape): TargetShape => {
    const known = new Set(target.progress.map((point) => point.id));
    const fresh = added.filter((point) => point.targetId === target.id && !known.has(point.id));
    return { ...target, progress: [...fresh, ...target.progress].filter((point) => !withdrawnIds.has(point.id)) };
  };
  return { onLogged, onWithdrawn, withChanges };
}
