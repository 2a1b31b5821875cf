import { useEffect, useState } from "react";
import type { CardJson } from "./chat-shapes";

/** A card in a message: what the message holds since its last change. */
export interface HeldCard {
  readonly card: CardJson;
  readonly sequence: number;
}

/** The card that the reader sees, which may be newer or older than what the message holds. */
export interface ShownCard extends HeldCard {
  /** Names one drawing of a card: another number is another drawing. */
  readonly drawing: number;
  readonly takesFocus: boolean;
}

/** The card of one message, and what may become of it. */
export interface CardState {
  readonly shown: ShownCard;
  /** The message was changed while the reader is in the middle of a form. */
  readonly isOutdated: boolean;
  /** Puts a card in place of the one that is shown, for this visit. */
  readonly replace: (card: CardJson, takesFocus: boolean) => void;
  /** Shows what the message holds by now. */
  readonly catchUp: () => void;
  readonly markEdited: (isEdited: boolean) => void;
}

/** Follows the card of a message; a change of the message shows at once unless the reader has begun a form or waits for an answer. `hasFocus` must stay the same function. */
export function useCard(held: HeldCard, isWaiting: boolean, hasFocus: () => boolean): CardState {
  const { card, sequence } = held;
  const [isEdited, setIsEdited] = useState(false);
  const [shown, setShown] = useState<ShownCard>({ card, sequence, drawing: 0, takesFocus: false });
  const isChanged = shown.sequence !== sequence;
  const isHeldBack = isEdited || isWaiting;
  function show(next: CardJson, takesFocus: boolean): void {
    setShown(({ drawing }) => ({ card: next, sequence, drawing: drawing + 1, takesFocus }));
    setIsEdited(false);
  }
  useEffect(() => {
    if (!isChanged || isHeldBack) return;
    setShown((now) => {
      // The same card again would only take the reader's place away.
      const isSame = JSON.stringify(now.card) === JSON.stringify(card);
      return isSame ? { ...now, sequence } : { card, sequence, drawing: now.drawing + 1, takesFocus: hasFocus() };
    });
  }, [isChanged, isHeldBack, card, sequence, hasFocus]);
  return { shown, isOutdated: isChanged && isEdited && !isWaiting, replace: show, catchUp: () => show(card, true), markEdited: setIsEdited };
}
