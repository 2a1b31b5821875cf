import type { BriefingChild, PressAnswer, TargetLine } from "../domain/card-content";
import { AREA_NAMES } from "../domain/terms/plan-words";
import type { AdaptiveCard, CardElement } from "./adaptive-card";
import { readAndUnderstood } from "./buttons";
import { countChildren, sayYear } from "./children";
import { sayDay } from "./days";
import { aside, bullets, card, quoted, quotedHeading, subheading, text } from "./elements";

/** Most of each that one answer shows; the rest is in Baton. */
const MOST = { targets: 4, strategies: 3, changes: 6 } as const;
/** Children are shown while the answer stays below this many characters, well within what Teams takes. */
const MOST_CHARACTERS = 16_000;

/** The plans of the children that somebody has begun to work with, for that person alone. */
export function briefingAnswerCard({ noticeId, children }: Extract<PressAnswer, { kind: "briefing" }>): AdaptiveCard {
  const parts = fitting(children.map(childPart));
  const isRead = children.every(({ readAt }) => readAt !== undefined);
  return card({
    heading: children.length === 1 ? "What helps this child" : `What helps these ${countChildren(children.length)}`,
    body: [
      ...parts,
      ...rest(children.length, parts.length, "more: read them in Baton before you confirm"),
      ...(isRead ? [{ ...text("You have confirmed that you read and understood this."), color: "Good" as const }] : []),
    ],
    actions: isRead ? [] : [readAndUnderstood(noticeId)],
  });
}

/** The first always; then as many as there is room for. */
function fitting(parts: readonly CardElement[]): readonly CardElement[] {
  let characters = 0;
  const end = parts.findIndex((part, index) => (characters += JSON.stringify(part).length) > MOST_CHARACTERS && index > 0);
  return end < 0 ? parts : parts.slice(0, end);
}

function childPart({ name, yearGroup, classNames, strengths, strategies, targets, changes }: BriefingChild): CardElement {
  const place = [...(yearGroup === "" ? [] : [sayYear(yearGroup)]), ...classNames].join(", ");
  return {
    type: "Container",
    separator: true,
    items: [
      quotedHeading(name),
      ...(place === "" ? [] : [quoted(place)]),
      ...(changes.length === 0 ? [] : [subheading("What has changed since you confirmed"), ...bullets(changes.slice(0, MOST.changes)), ...rest(changes.length, MOST.changes, "more changes in Baton")]),
      ...titled("Strengths", strengths),
      ...titled("What helps", strategies),
      ...(targets.length === 0 ? [] : [subheading("Targets")]),
      ...targets.slice(0, MOST.targets).map(targetPart),
      ...rest(targets.length, MOST.targets, "more targets in Baton"),
    ],
  };
}

function targetPart({ area, statement, dueOn, strategies }: TargetLine): CardElement {
  return {
    type: "Container",
    style: "emphasis",
    spacing: "Small",
    items: [
      { ...text(AREA_NAMES[area]), size: "Small", weight: "Bolder", color: "Accent" },
      quoted(statement),
      ...bullets(strategies.slice(0, MOST.strategies)),
      aside(`By ${sayDay(dueOn)}`),
    ],
  };
}

function titled(title: string, words: string): readonly CardElement[] {
  return words.trim() === "" ? [] : [subheading(title), quoted(words)];
}

function rest(count: number, shown: number, words: string): readonly CardElement[] {
  return count > shown ? [aside(`and ${String(count - shown)} ${words}`)] : [];
}
