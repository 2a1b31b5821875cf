import type { CardContent } from "../domain/card-content";
import type { ConcernStep } from "../domain/notice";
import type { AdaptiveCard } from "./adaptive-card";
import { ask } from "./buttons";
import { sayChild } from "./children";
import { sayDay } from "./days";
import { card, facts, text } from "./elements";
import { openChild } from "./links";

const HEADINGS: Readonly<Record<ConcernStep, string>> = {
  raised: "A concern has been raised",
  late: "A concern still waits for an answer",
  answered: "Your concern has an answer",
};

/** A concern that waits, or that has been answered; what it says is in the tab, which asks again who may see it. */
export function concernCard({ noticeId, setting, child, step, answerBy }: Extract<CardContent, { kind: "concern" }>): AdaptiveCard {
  const day = step === "answered" ? [] : [[step === "late" ? "Was to be answered by" : "Answer by", sayDay(answerBy)] as const];
  return card({
    heading: HEADINGS[step],
    body: [facts([["Child", sayChild(child)], ...day]), ...(step === "late" ? [text("Answer it, or hold the review early.")] : [])],
    actions: [ask("Show", "show", { notice: noticeId }), openChild(step === "answered" ? "Read the answer" : "Open the concern", child.childId, setting)],
  });
}
