import { Body1, Caption1, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { ReviewAnswer } from "../../api/reviews";
import { showDay } from "../days";
import { useWords } from "../words/Words";
import { ReviewSection } from "./ReviewSection";

const useStyles = makeStyles({ list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL, display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS, "& p": { display: "block", margin: 0 } } });

/** What earlier reviews decided, newest first; nothing when there were none. */
export function PastReviews({ past }: Pick<ReviewAnswer, "past">): ReactElement | null {
  const styles = useStyles();
  const say = useWords();
  if (past.length === 0) return null;
  return (
    <ReviewSection heading={say("review.past")}>
      <ul className={styles.list}>
        {past.map((one) => (
          <li key={one.planVersion}>
            <Caption1>
              {[say("review.pastRow", { version: one.planVersion, day: showDay(one.heldOn) }), one.decision === undefined ? "" : say(`decision.${one.decision}`)].filter((part) => part !== "").join(" · ")}
            </Caption1>
            {one.decisionReason !== "" && <Body1 as="p">{one.decisionReason}</Body1>}
          </li>
        ))}
      </ul>
    </ReviewSection>
  );
}
