import type { AdaptiveCard } from "../cards/adaptive-card";

/** The content type of a card in a message, and of a card that answers a press. */
export const CARD_TYPE = "application/vnd.microsoft.card.adaptive";

/** A message of the bot as the channel takes it. */
export interface OutgoingMessage {
  readonly type: "message";
  readonly text?: string;
  /** What Teams announces the message with. */
  readonly summary?: string;
  readonly attachments?: { readonly contentType: typeof CARD_TYPE; readonly content: AdaptiveCard }[];
  readonly suggestedActions?: { readonly to: string[]; readonly actions: { readonly type: "imBack"; readonly title: string; readonly value: string }[] };
}

/** A message that is a card. `summary` names nobody. */
export function cardMessage(card: AdaptiveCard, summary: string): OutgoingMessage {
  return { type: "message", summary, attachments: [{ contentType: CARD_TYPE, content: card }] };
}
