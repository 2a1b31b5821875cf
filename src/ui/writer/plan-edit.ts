import type { PlanContent, ProvisionContent, TargetContent } from "../../domain/plan-content";

/** What the form reports; the page changes the plan and keeps it. */
export interface PlanEdit {
  readonly plan: (change: Partial<Omit<PlanContent, "planId" | "targets">>) => void;
  readonly target: (targetId: string, change: Partial<Omit<TargetContent, "id" | "provision">>) => void;
  readonly line: (place: { readonly targetId: string; readonly lineId: string }, change: Partial<Omit<ProvisionContent, "id">>) => void;
  readonly moveTarget: (targetId: string, steps: -1 | 1) => void;
  readonly removeTarget: (targetId: string) => void;
  readonly addLine: (targetId: string) => void;
  readonly removeLine: (targetId: string, lineId: string) => void;
}
