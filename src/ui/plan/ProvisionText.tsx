import { Body1, Caption1, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { ProvisionShape } from "../../api/plan-shapes";
import { showDay } from "../days";
import { type Say, useWords } from "../words/Words";

const useStyles = makeStyles({
  line: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalXXS },
  facts: { color: tokens.colorNeutralForeground2 },
  frequency: { color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
});

/** How often help is given, in words: "3 × 20 min a week". */
function sayFrequency(say: Say, line: Pick<ProvisionShape, "times" | "minutes" | "period">): string {
  return say(`provision.frequency.${line.period}`, { times: line.times, minutes: line.minutes });
}

/** One line of help in words: what and how, then how often, with whom, where and until when. */
export function ProvisionText({ line }: { readonly line: ProvisionShape }): ReactElement {
  const styles = useStyles();
  const say = useWords();
  const facts = [
    line.groupSize > 1 ? say("provision.group", { size: line.groupSize }) : say("provision.alone"),
    say("provision.with", { who: line.who }),
    line.setting,
    say("provision.reviewOn", { day: showDay(line.reviewOn) }),
  ].filter((fact) => fact !== "");
  return (
    <div className={styles.line}>
      <Body1>
        <strong>{line.what}</strong>
        {line.how === "" ? "" : `: ${line.how}`}
      </Body1>
      <Caption1 className={styles.facts}>
        <span className={styles.frequency}>{sayFrequency(say, line)}</span> · {facts.join(" · ")}
      </Caption1>
    </div>
  );
}
