import type { NoticeId } from "../domain/ids";
import type { ButtonPayload, CardButton, CardVerb } from "./adaptive-card";

/** A button that asks the bot; what was typed on the card goes along only where `inputs` says so. */
export function ask(
  title: string,
  verb: CardVerb,
  { inputs = "none", style, ...payload }: ButtonPayload & { readonly inputs?: "none" | "auto"; readonly style?: "positive" },
): CardButton {
  return { type: "Action.Execute", title, verb, data: payload, associatedInputs: inputs, ...(style === undefined ? {} : { style }) };
}

/** Confirms having read what the card is about, for everybody on it. */
export function readAndUnderstood(notice: NoticeId): CardButton {
  return ask("Read and understood", "acknowledge", { notice, style: "positive" });
}

/** Shows which reviews are due, to whoever presses it. */
export function whatIsDue(notice: NoticeId): CardButton {
  return ask("What is due", "showDue", { notice });
}
