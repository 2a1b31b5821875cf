import type { NamedTeamChange, PressAnswer } from "../domain/card-content";
import type { AdaptiveCard, CardElement } from "./adaptive-card";
import { MOST_LISTED, more, sayChild } from "./children";
import { aside, card, quotedHeading, subheading, text } from "./elements";

/** Who joined and who left, for a SENCO. */
export function teamChangesAnswerCard({ joined, left }: Extract<PressAnswer, { kind: "team-changes" }>): AdaptiveCard {
  return card({ heading: "Who works with whom has changed", body: [...part("Joined", joined), ...part("Left", left)] });
}

function part(title: string, changes: readonly NamedTeamChange[]): readonly CardElement[] {
  if (changes.length === 0) return [subheading(title), aside("Nobody")];
  return [subheading(title), ...changes.slice(0, MOST_LISTED).map(changePart), ...more(changes.length)];
}

function changePart({ name, children }: NamedTeamChange): CardElement {
  const listed = children.slice(0, MOST_LISTED).map(sayChild).join(" · ");
  const others = children.length > MOST_LISTED ? ` and ${String(children.length - MOST_LISTED)} more` : "";
  return {
    type: "Container",
    spacing: "Small",
    items: [quotedHeading(name), ...(children.length === 0 ? [] : [{ ...text(`${listed}${others}`), spacing: "None" as const }])],
  };
}
