import { Caption1, makeStyles, ProgressBar, tokens, typographyStyles } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { ReviewGap } from "../../domain/reviewing/review-gaps";
import { useWords } from "../words/Words";
import { REVIEW_PARTS, partOf, sayPart, sayReviewGap } from "./review-places";

const useStyles = makeStyles({
  box: {
    backgroundColor: tokens.colorNeutralBackground1, borderRadius: tokens.borderRadiusXLarge, border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    padding: tokens.spacingHorizontalL, display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS, "@media print": { display: "none" },
  },
  heading: { ...typographyStyles.subtitle2, margin: 0 },
  list: { listStyleType: "none", margin: 0, padding: 0 },
  gap: {
    display: "block", width: "100%", minHeight: "24px", textAlign: "start", border: "none", background: "none", padding: `${tokens.spacingVerticalXXS} 0`, cursor: "pointer",
    color: tokens.colorBrandForegroundLink, fontFamily: "inherit", fontSize: tokens.fontSizeBase200, ":hover": { textDecorationLine: "underline" },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
});

export interface ReviewMeterProps {
  readonly gaps: readonly ReviewGap[];
  readonly childName: string;
  /** Takes the reader to the field of a gap. */
  readonly onGoTo: (path: string) => void;
}

/** How much of a review is there: each part, and every missing answer as a way to its field. */
export function ReviewMeter({ gaps, childName, onGoTo }: ReviewMeterProps): ReactElement {
  const styles = useStyles();
  const say = useWords();
  const parts = REVIEW_PARTS.map((part) => ({ part, missing: gaps.filter((gap) => partOf(gap) === part) }));
  const done = parts.filter(({ missing }) => missing.length === 0).length;
  const meter = say("review.meter", { done, all: parts.length });
  return (
    <section className={styles.box} aria-label={say("review.missingHeading")}>
      <h2 className={styles.heading}>{say("review.missingHeading")}</h2>
      <ProgressBar aria-label={meter} value={done} max={parts.length} thickness="large" color={done === parts.length ? "success" : "brand"} />
      <Caption1 role="status">{done === parts.length ? say("review.complete") : meter}</Caption1>
      <ul className={styles.list}>
        {parts.map(({ part, missing }) => (
          <li key={part}>
            <Caption1>{missing.length === 0 ? say("review.partDone", { part: sayPart(say, part) }) : say("review.partMissing", { part: sayPart(say, part), count: missing.length })}</Caption1>
            {missing.map((gap) => (
              <button key={gap.path} type="button" className={styles.gap} onClick={() => onGoTo(gap.path)}>
                {sayReviewGap(say, gap, childName)}
              </button>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
