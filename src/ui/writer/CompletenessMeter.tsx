import { Caption1, makeStyles, mergeClasses, ProgressBar, tokens, typographyStyles } from "@fluentui/react-components";
import { CheckmarkCircleFilled } from "@fluentui/react-icons/svg/checkmark-circle";
import { CircleRegular } from "@fluentui/react-icons/svg/circle";
import type { ReactElement } from "react";
import { useWords } from "../words/Words";
import { type ContentState, sayGap } from "./gap-places";

export interface CompletenessMeterProps {
  readonly states: readonly ContentState[];
  /** Takes the reader to the field of a gap. */
  readonly onGoTo: (path: string) => void;
}

const useStyles = makeStyles({
  box: { backgroundColor: tokens.colorNeutralBackground1, borderRadius: tokens.borderRadiusXLarge, border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`, padding: tokens.spacingHorizontalL, display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS },
  heading: { ...typographyStyles.subtitle2, margin: 0 },
  list: { listStyleType: "none", margin: 0, padding: 0, display: "flex", flexDirection: "column" },
  item: { display: "grid", gridTemplateColumns: "24px 1fr", alignItems: "start", paddingBlock: tokens.spacingVerticalXXS },
  done: { color: tokens.colorPaletteGreenForeground1 },
  open: { color: tokens.colorNeutralForeground3 },
  gap: {
    display: "block",
    width: "100%",
    textAlign: "start",
    border: "none",
    background: "none",
    padding: `${tokens.spacingVerticalXXS} 0`,
    minHeight: "24px",
    cursor: "pointer",
    color: tokens.colorBrandForegroundLink,
    fontFamily: "inherit",
    fontSize: tokens.fontSizeBase200,
    ":hover": { textDecorationLine: "underline" },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
});

/** How much of a plan is there: each of the nine contents, and every missing thing as a way to its field. */
export function CompletenessMeter({ states, onGoTo }: CompletenessMeterProps): ReactElement {
  const styles = useStyles();
  const say = useWords();
  const done = states.filter(({ gaps }) => gaps.length === 0).length;
  const meter = say("writer.meter", { done, all: states.length });
  return (
    <section className={styles.box} aria-label={say("writer.gapsHeading")}>
      <h2 className={styles.heading}>{say("writer.gapsHeading")}</h2>
      <ProgressBar aria-label={meter} value={done} max={states.length} thickness="large" color={done === states.length ? "success" : "brand"} />
      <Caption1 role="status">{done === states.length ? say("writer.complete") : meter}</Caption1>
      <ul className={styles.list}>
        {states.map((state) => (
          <ContentLine key={state.content} state={state} onGoTo={onGoTo} />
        ))}
      </ul>
    </section>
  );
}

function ContentLine({ state, onGoTo }: { readonly state: ContentState; readonly onGoTo: (path: string) => void }): ReactElement {
  const styles = useStyles();
  const say = useWords();
  const isDone = state.gaps.length === 0;
  const mark = isDone ? say("content.done") : say("content.missing", { count: state.gaps.length });
  return (
    <li className={styles.item}>
      {isDone ? <CheckmarkCircleFilled fontSize={18} className={styles.done} /> : <CircleRegular fontSize={18} className={styles.open} />}
      <div>
        <Caption1 className={mergeClasses(!isDone && styles.open)}>
          {say(`content.${state.content}`)}: {mark}
        </Caption1>
        {/* A gap of another content, such as that there is no target at all, has its way there. */}
        {state.gaps.filter((gap) => (gap.content ?? "plan-days") === state.content).map((gap) => (
          <button key={`${gap.path} ${gap.problem}`} type="button" className={styles.gap} onClick={() => onGoTo(gap.path)}>
            {sayGap(say, gap)}
          </button>
        ))}
      </div>
    </li>
  );
}
