import { Badge, Caption1, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import type { ReactElement, ReactNode } from "react";
import type { PlanShape, TargetShape } from "../../api/plan-shapes";
import { showDay } from "../days";
import { useWords } from "../words/Words";
import { Fact } from "./Fact";
import { Strategies } from "./Strategies";
import { TargetCard } from "./TargetCard";

export interface PlanViewProps {
  readonly plan: PlanShape;
  readonly loggingFor: (target: TargetShape) => ReactNode;
}

const useStyles = makeStyles({
  plan: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalL },
  head: { display: "flex", flexWrap: "wrap", alignItems: "center", columnGap: tokens.spacingHorizontalM, rowGap: tokens.spacingVerticalXS },
  heading: { ...typographyStyles.subtitle1, margin: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
  facts: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fit, minmax(min(220px, 100%), 1fr))",
    gap: tokens.spacingHorizontalL,
    padding: tokens.spacingHorizontalL,
    borderRadius: tokens.borderRadiusLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
});

/** A plan version to read, whole. */
export function PlanView({ plan, loggingFor }: PlanViewProps): ReactElement {
  const styles = useStyles();
  const say = useWords();
  return (
    <section aria-label={say("plan.heading")} className={styles.plan}>
      <div className={styles.head}>
        <h2 className={styles.heading}>{say("plan.heading")}</h2>
        <Badge appearance="tint" color={plan.state === "agreed" ? "success" : "informative"}>
          {say(`plan.state.${plan.state}`)}
        </Badge>
        <Caption1 className={styles.quiet}>
          {say("plan.version", { version: plan.version })} · {say("plan.dates", { from: showDay(plan.startsOn), until: showDay(plan.reviewOn) })}
        </Caption1>
      </div>
      <div className={styles.facts}>
        <Fact name={say("plan.longTerm")} text={plan.longTermObjective} />
        <Fact name={say("plan.lead")} text={plan.leadName} />
        <Fact name={say("plan.agreedOn")} text={showDay(plan.agreedOn)} />
        <Fact name={say("plan.agreedWith")} text={plan.agreedWith} />
      </div>
      <Strategies text={plan.strategies} />
      <h2 className={styles.heading}>{say("plan.targets")}</h2>
      {plan.targets.map((target, index) => (
        <TargetCard key={target.id} target={target} number={index + 1} logging={loggingFor(target)} />
      ))}
    </section>
  );
}
