import type { PlanContent } from "../../domain/plan-content";
import type { Say } from "../words/Words";
import { sayGap } from "./gap-places";

/** One field that two drafts of the same plan have differently. */
export interface Difference {
  readonly path: string;
  readonly field: string;
  readonly mine: string;
  readonly other: string;
}

/** The fields in which two drafts differ, in reading order; ids are no difference. Only one of the drafts may have the field. */
export function findDifferences(say: Say, mine: PlanContent, other: PlanContent): readonly Difference[] {
  const [left, right] = [textsOf(mine), textsOf(other)];
  const paths = [...new Set([...left.keys(), ...right.keys()])];
  return paths
    .map((path) => ({ path, field: sayGap(say, { path }), mine: left.get(path) ?? "", other: right.get(path) ?? "" }))
    .filter((difference) => difference.mine !== difference.other);
}

function textsOf(content: PlanContent): ReadonlyMap<string, string> {
  const { targets, planId: _planId, leadId: _leadId, ...plan } = content;
  const texts = new Map<string, string>(Object.entries(plan));
  targets.forEach((target, index) => {
    const { id: _id, provision, ...fields } = target;
    for (const [field, text] of Object.entries(fields)) texts.set(`targets.${String(index)}.${field}`, text);
    provision.forEach((line, lineIndex) => {
      const { id: _lineId, whoId: _whoId, ...parts } = line;
      for (const [field, part] of Object.entries(parts)) texts.set(`targets.${String(index)}.provision.${String(lineIndex)}.${field}`, String(part));
    });
  });
  return texts;
}
