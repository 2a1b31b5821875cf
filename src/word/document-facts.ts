import type { PlanDocument } from "../domain/plan-document";
import { longDay } from "./long-day";

/** Something that a document says of its version. It is written anew with each version and never read back. */
export interface FactInDocument {
  readonly tag: string;
  readonly label: string;
  readonly text: string;
}

/** Facts that change with every version, even when only texts were revised. */
export const VERSION_FACTS = ["version", "agreedOn", "agreedWith"] as const;
export type VersionFact = (typeof VERSION_FACTS)[number];

/** The tag of a control that holds a fact. */
export function factTag(fact: VersionFact): string {
  return `iep.f.${fact}`;
}

/** Whether a tag is that of a fact. */
export function isFactTag(tag: string): boolean {
  return VERSION_FACTS.some((fact) => tag === factTag(fact));
}

/** What the document says of its version. */
export function versionFacts({ version, agreedOn, agreedWith }: Pick<PlanDocument, "version" | "agreedOn" | "agreedWith">): readonly FactInDocument[] {
  return [
    { tag: factTag("version"), label: "Version", text: `version ${String(version)}` },
    { tag: factTag("agreedOn"), label: "Agreed on", text: longDay(agreedOn) },
    { tag: factTag("agreedWith"), label: "Agreed with", text: agreedWith },
  ];
}
