import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { type ReactElement, useEffect, useId, useRef } from "react";
import { type Rating, RATINGS } from "../../domain/progress";
import { useWords } from "../words/Words";
import { RatingGlyph } from "./RatingGlyph";

export interface RatingButtonsProps {
  readonly onRate: (rating: Rating) => void;
  readonly onCancel: () => void;
}

const useStyles = makeStyles({
  group: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS },
  buttons: { display: "grid", gap: tokens.spacingHorizontalS, gridTemplateColumns: "repeat(auto-fit, minmax(min(130px, 100%), 1fr))", maxWidth: "620px" },
  button: { minHeight: "44px", justifyContent: "flex-start" },
});

/** The four answers to "How did it go?"; pressing one is the second and last tap. Escape closes them. */
export function RatingButtons({ onRate, onCancel }: RatingButtonsProps): ReactElement {
  const styles = useStyles();
  const say = useWords();
  const question = useId();
  const group = useRef<HTMLDivElement>(null);
  useEffect(() => {
    group.current?.querySelector("button")?.focus();
  }, []);
  return (
    <div
      ref={group}
      role="group"
      aria-labelledby={question}
      className={styles.group}
      onKeyDown={(event) => {
        if (event.key === "Escape") onCancel();
      }}
    >
      <Text id={question} weight="semibold">
        {say("progress.question")}
      </Text>
      <div className={styles.buttons}>
        {RATINGS.map((rating) => (
          <Button key={rating} className={styles.button} icon={<RatingGlyph rating={rating} />} onClick={() => onRate(rating)}>
            {say(`rating.${rating}`)}
          </Button>
        ))}
      </div>
    </div>
  );
}
