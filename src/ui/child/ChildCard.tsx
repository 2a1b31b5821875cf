import { Body1, makeStyles, tokens } from "@fluentui/react-components";
import { type ReactElement, type ReactNode, useId } from "react";
import type { ChildShape, PlanShape, TargetShape } from "../../api/plan-shapes";
import { Strategies } from "../plan/Strategies";
import { TargetCard } from "../plan/TargetCard";
import { ChildTitle } from "./ChildTitle";

export interface ChildCardProps {
  readonly child: ChildShape;
  readonly plan: PlanShape;
  readonly href: string;
  readonly onOpen: () => void;
  readonly loggingFor: (target: TargetShape) => ReactNode;
}

const useStyles = makeStyles({
  card: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalL,
    padding: tokens.spacingHorizontalXL,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow4,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorTransparentStroke}`,
    "@media (max-width: 480px)": { padding: tokens.spacingHorizontalM },
  },
  strengths: { color: tokens.colorNeutralForeground2, margin: 0 },
  targets: { display: "grid", gap: tokens.spacingHorizontalM, gridTemplateColumns: "repeat(auto-fit, minmax(min(300px, 100%), 1fr))", alignItems: "start" },
});

/** One child at a glance, for a teacher: what the child is good at, what every lesson needs, and the targets. */
export function ChildCard({ child, plan, href, onOpen, loggingFor }: ChildCardProps): ReactElement {
  const styles = useStyles();
  const title = useId();
  return (
    <section aria-labelledby={title} className={styles.card}>
      <ChildTitle child={child} titleId={title} href={href} onOpen={onOpen} />
      {child.strengths !== "" && (
        <Body1 as="p" className={styles.strengths}>
          {child.strengths}
        </Body1>
      )}
      <Strategies text={plan.strategies} />
      <div className={styles.targets}>
        {plan.targets.map((target, index) => (
          <TargetCard key={target.id} target={target} number={index + 1} logging={loggingFor(target)} />
        ))}
      </div>
    </section>
  );
}
