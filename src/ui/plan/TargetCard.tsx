import { Badge, Body1, Caption1, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { type ReactElement, type ReactNode, useId } from "react";
import type { TargetShape } from "../../api/plan-shapes";
import { showDay } from "../days";
import { ProgressDots } from "../progress/ProgressDots";
import { useWords } from "../words/Words";
import { Fact } from "./Fact";
import { ProvisionText } from "./ProvisionText";

export interface TargetCardProps {
  readonly target: TargetShape;
  /** Place among the plan's targets, from 1. */
  readonly number: number;
  /** Where progress is logged; absent for those who may only read. */
  readonly logging?: ReactNode;
}

const useStyles = makeStyles({
  card: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalL,
    borderRadius: tokens.borderRadiusLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderLeft: `4px solid ${tokens.colorBrandStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  top: { display: "flex", flexWrap: "wrap", alignItems: "center", columnGap: tokens.spacingHorizontalS, rowGap: tokens.spacingVerticalXS },
  by: { marginInlineStart: "auto", color: tokens.colorNeutralForeground2 },
  statement: { ...typographyStyles.body1Strong, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, margin: 0 },
  childWording: { fontStyle: "italic", color: tokens.colorNeutralForeground2, margin: 0 },
  help: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS, margin: 0, paddingInlineStart: tokens.spacingHorizontalL },
  more: { "& summary": { cursor: "pointer", color: tokens.colorBrandForegroundLink, minHeight: "24px" } },
  facts: { display: "grid", gridTemplateColumns: "repeat(auto-fit, minmax(min(240px, 100%), 1fr))", gap: tokens.spacingHorizontalL, paddingTop: tokens.spacingVerticalS },
});

/** One target of a plan in force: what, by when, how it goes, and the help towards it. */
export function TargetCard({ target, number, logging }: TargetCardProps): ReactElement {
  const styles = useStyles();
  const say = useWords();
  const title = useId();
  return (
    <article aria-labelledby={title} className={styles.card}>
      <div className={styles.top}>
        <Caption1>{say("target.number", { number })}</Caption1>
        <Badge appearance="tint" color="informative">
          {say(`area.${target.area}`)}
        </Badge>
        {target.outcome !== undefined && <Badge appearance="outline">{say(`target.outcome.${target.outcome}`)}</Badge>}
        <Caption1 as="span" className={styles.by}>
          <time dateTime={target.dueOn}>{say("target.by", { day: showDay(target.dueOn) })}</time>
        </Caption1>
      </div>
      <h3 id={title} className={styles.statement}>
        {target.statement}
      </h3>
      {target.childWording !== "" && (
        <Body1 as="p" className={styles.childWording}>
          “{target.childWording}”
        </Body1>
      )}
      <ProgressDots progress={target.progress} />
      {logging}
      {target.provision.length > 0 && (
        <ul aria-label={say("target.help")} className={styles.help}>
          {target.provision.map((line) => (
            <li key={line.id}>
              <ProvisionText line={line} />
            </li>
          ))}
        </ul>
      )}
      <TargetDetails target={target} />
    </article>
  );
}

function TargetDetails({ target }: { readonly target: TargetShape }): ReactElement {
  const styles = useStyles();
  const say = useWords();
  return (
    <details className={styles.more}>
      <summary>{say("target.more")}</summary>
      <div className={styles.facts}>
        <Fact name={say("target.success")} text={target.successCriterion} />
        <Fact name={say("target.exit")} text={target.exitCriterion} />
        <Fact name={say("target.baseline")} text={target.baseline} />
        <Fact name={say("target.happened")} text={target.happened} />
        <Caption1>{say(`target.setBy.${target.setBy}`)}</Caption1>
      </div>
      <ProgressHistory target={target} />
    </details>
  );
}

function ProgressHistory({ target }: { readonly target: TargetShape }): ReactElement | null {
  const styles = useStyles();
  const say = useWords();
  if (target.progress.length === 0) return null;
  return (
    <ul aria-label={say("progress.history")} className={styles.help}>
      {target.progress.map((point) => (
        <li key={point.id}>
          <Caption1>{say("progress.entry", { rating: say(`rating.${point.rating}`), name: point.byName, day: showDay(point.at) })}</Caption1>
          {point.note !== "" && <Body1 as="p" style={{ margin: 0 }}>{point.note}</Body1>}
        </li>
      ))}
    </ul>
  );
}
