import { Caption1, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { hardWords, readingGrade } from "../../domain/smart/reading-grade";
import { useWords } from "../words/Words";

/** Up to this grade a text is easy enough for most children who have a plan. */
const EASY_GRADE = 3;

/** How hard the child's wording is to read, and plainer words for words of the trade (R27). */
export function ReadingHint({ text }: { readonly text: string }): ReactElement | null {
  const say = useWords();
  const grade = readingGrade(text);
  const hard = hardWords(text);
  if (grade === undefined) return null;
  const words = hard.map((one) => say("smart.plainerWord", { ...one })).join(", ");
  // Year 2 in England is grade 1.
  const reads = grade <= EASY_GRADE ? say("smart.readingEasy") : say("smart.reading", { year: Math.round(grade) + 1 });
  return <Caption1 style={{ color: tokens.colorNeutralForeground2 }}>{hard.length === 0 ? reads : `${reads} ${say("smart.plainer", { words })}`}</Caption1>;
}
