import { mergeClasses } from "@fluentui/react-components";
import { type ReactElement, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { CardJson } from "../chat-shapes";
import { useCardStyles } from "./card-styles";
import { type CardEvents, drawCard } from "./draw-card";

interface CardViewProps extends CardEvents {
  readonly card: CardJson;
  /** The reader's focus was in the card before this one: it goes on to the first words of this one. */
  readonly takesFocus: boolean;
  readonly onProblem: (problems: readonly string[]) => void;
}

/** One Adaptive Card, drawn once; another card needs another view. What is typed stays until then. */
export function CardView(props: CardViewProps): ReactElement {
  const styles = useCardStyles();
  const place = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  const [{ card }] = useState(props);
  useLayoutEffect(() => {
    const drawn = drawCard(card, {
      onPress: (press) => latest.current.onPress(press),
      onOpenUrl: (address) => latest.current.onOpenUrl(address),
      onUnsupported: (kind) => latest.current.onUnsupported(kind),
      onEdit: () => latest.current.onEdit(),
    });
    if ("problems" in drawn) latest.current.onProblem(drawn.problems);
    else place.current?.replaceChildren(drawn.element);
    if (latest.current.takesFocus && "element" in drawn) focusFirstWords(drawn.element);
  }, [card]);
  return <div ref={place} className={mergeClasses(styles.card, styles.buttons, styles.inputs, styles.tables)} />;
}

function focusFirstWords(card: HTMLElement): void {
  const words = card.querySelector<HTMLElement>("[role='heading']") ?? card.querySelector<HTMLElement>(".ac-textBlock") ?? card;
  words.tabIndex = -1;
  words.focus();
}
