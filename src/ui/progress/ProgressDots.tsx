import { Caption1, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { ProgressShape } from "../../api/plan-shapes";
import { showDay } from "../days";
import { useWords } from "../words/Words";
import { fullnessOf } from "./RatingGlyph";

/** So many of the newest observations are drawn; more would be too small to see. */
const MOST_DOTS = 12;
const STEP = 14;
const HEIGHT = 34;
const EDGE = 6;

const useStyles = makeStyles({
  row: { display: "flex", alignItems: "center", flexWrap: "wrap", columnGap: tokens.spacingHorizontalM, rowGap: tokens.spacingVerticalXXS },
  picture: { color: tokens.colorBrandForeground1, flexShrink: 0 },
  ground: { stroke: tokens.colorNeutralStroke2 },
  text: { color: tokens.colorNeutralForeground2 },
});

/** A small picture of how it went over time, newest at the right, with the newest in words beside it. `progress` is newest first. */
export function ProgressDots({ progress }: { readonly progress: readonly ProgressShape[] }): ReactElement {
  const styles = useStyles();
  const say = useWords();
  const newest = progress[0];
  if (newest === undefined) return <Caption1 className={styles.text}>{say("progress.none")}</Caption1>;
  const shown = progress.slice(0, MOST_DOTS).reverse();
  const points = shown.map((point, index) => ({ id: point.id, x: EDGE + index * STEP, y: HEIGHT - EDGE - fullnessOf(point.rating) * (HEIGHT - 2 * EDGE) }));
  const width = 2 * EDGE + (shown.length - 1) * STEP;
  return (
    <div className={styles.row}>
      <svg
        role="img"
        className={styles.picture}
        width={width}
        height={HEIGHT}
        viewBox={`0 0 ${String(width)} ${String(HEIGHT)}`}
        aria-label={say("progress.picture", { count: progress.length, ratings: shown.map((point) => say(`rating.${point.rating}`)).join(", ") })}
      >
        <line className={styles.ground} x1={0} x2={width} y1={HEIGHT - 1} y2={HEIGHT - 1} />
        <polyline points={points.map(({ x, y }) => `${String(x)},${String(y)}`).join(" ")} fill="none" stroke="currentColor" strokeWidth="1.5" opacity="0.55" />
        {points.map(({ id, x, y }, index) => (
          <circle key={id} cx={x} cy={y} r={index === points.length - 1 ? 4.5 : 3} fill="currentColor" />
        ))}
      </svg>
      <Caption1 className={styles.text}>{say("progress.latest", { rating: say(`rating.${newest.rating}`), day: showDay(newest.at) })}</Caption1>
    </div>
  );
}
