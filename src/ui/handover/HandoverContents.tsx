import { Body1, Caption1Strong, makeStyles, tokens } from "@fluentui/react-components";
import { DocumentArrowRightRegular } from "@fluentui/react-icons/svg/document-arrow-right";
import type { ReactElement } from "react";
import type { HandoverShape } from "../../api/handovers";
import { useWords } from "../words/Words";

export interface HandoverContentsProps {
  readonly contents: NonNullable<HandoverShape["contents"]>;
  readonly direction: "leaving" | "coming";
}

const useStyles = makeStyles({
  box: { display: "flex", alignItems: "center", columnGap: tokens.spacingHorizontalM },
  icon: { flexShrink: 0, fontSize: "24px", color: tokens.colorBrandForeground1 },
  label: { display: "block", color: tokens.colorNeutralForeground2 },
});

/** How much goes with a child: counts alone, nothing of what is written in it. */
export function HandoverContents({ contents, direction }: HandoverContentsProps): ReactElement {
  const styles = useStyles();
  const say = useWords();
  const { planVersion, targetCount, helpCount } = contents;
  const parts =
    planVersion === undefined
      ? [say("handover.noPlan")]
      : [say("handover.plan", { version: planVersion }), say("handover.targets", { count: targetCount }), say("handover.help", { count: helpCount })];
  return (
    <div className={styles.box}>
      <DocumentArrowRightRegular className={styles.icon} aria-hidden="true" />
      <div>
        <Caption1Strong className={styles.label}>{say(direction === "leaving" ? "handover.goes" : "handover.comes")}</Caption1Strong>
        <Body1>{parts.join(" · ")}</Body1>
      </div>
    </div>
  );
}
