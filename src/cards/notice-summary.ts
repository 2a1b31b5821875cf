import type { CardContent } from "../domain/card-content";
import { countChildren } from "./children";
import { aPlan, atStart, newVersionsHeading } from "./words";

type KindOf = CardContent["kind"];
type ContentOf<K extends KindOf> = Extract<CardContent, { readonly kind: K }>;

const SUMMARIES: { readonly [K in KindOf]: (content: ContentOf<K>) => string } = {
  welcome: () => "Hello from Baton",
  "review-due": ({ setting }) => `${atStart(aPlan(setting.planShort))} review comes up`,
  "reviews-due": ({ lines }) => (lines.length === 1 ? "A review comes up" : `${String(lines.length)} reviews come up`),
  briefing: ({ children, setting }) => newToChildren(children.length, setting.planShort),
  "new-versions": ({ children, setting }) => newVersionsHeading(children.length, setting.planShort),
  "team-changes": () => "Who works with whom has changed",
  "date-proposed": () => "A review day is proposed",
  concern: ({ step }) => (step === "answered" ? "A concern has an answer" : "A concern waits for an answer"),
  "audit-fault": () => "The record of who did what has been altered",
  handover: () => "A handover needs your attention",
};

/** One line about a card for the place where Teams announces messages: whom it concerns is not in it, not even by initials. */
export function noticeSummary(content: CardContent): string {
  const summarise = SUMMARIES[content.kind] as (content: CardContent) => string;
  return summarise(content);
}

function newToChildren(count: number, planShort: string): string {
  return `You now work with ${countChildren(count)} who ${count === 1 ? "has" : "have"} ${aPlan(planShort)}`;
}
