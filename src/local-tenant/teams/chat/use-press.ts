import { useRef, useState } from "react";
import type { ActivityAddress, CardPress, ChatService } from "./chat-service";
import { type CardJson, type PressAnswer, readCard } from "./chat-shapes";

const CARD_ANSWER = "application/vnd.microsoft.card.adaptive";
const MESSAGE_ANSWER = "application/vnd.microsoft.activity.message";

/** What came of pressing a button. */
export type PressOutcome = { readonly kind: "card"; readonly card: CardJson } | { readonly kind: "message"; readonly text: string } | { readonly kind: "failure" };

/** Reads a bot's answer as Teams does: anything but a card or a message is a failure. */
function readOutcome({ statusCode, type, value }: PressAnswer): PressOutcome {
  if (statusCode >= 400) return { kind: "failure" };
  const card = type === CARD_ANSWER ? readCard(value) : undefined;
  if (card !== undefined) return { kind: "card", card };
  return type === MESSAGE_ANSWER && typeof value === "string" ? { kind: "message", text: value } : { kind: "failure" };
}

/** Presses buttons of one message, one at a time. */
export interface Presser {
  readonly isWaiting: boolean;
  /** Does nothing while an earlier press waits for its answer. */
  readonly press: (press: CardPress) => void;
}

/** Carries out presses; `onOutcome` hears of each once. */
export function usePress(service: ChatService, address: ActivityAddress, onOutcome: (outcome: PressOutcome) => void): Presser {
  const [isWaiting, setIsWaiting] = useState(false);
  // Two presses may come before the page is drawn again.
  const isBusy = useRef(false);
  async function carryOut(press: CardPress): Promise<void> {
    isBusy.current = true;
    setIsWaiting(true);
    const outcome = await service.press(address, press).then(readOutcome, () => ({ kind: "failure" }) as const);
    isBusy.current = false;
    setIsWaiting(false);
    onOutcome(outcome);
  }
  return {
    isWaiting,
    press: (press) => {
      if (!isBusy.current) void carryOut(press);
    },
  };
}
