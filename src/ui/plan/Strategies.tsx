import { Body1, Caption1Strong, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { useWords } from "../words/Words";

const useStyles = makeStyles({
  box: { backgroundColor: tokens.colorNeutralBackground3, borderRadius: tokens.borderRadiusLarge, padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}` },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL },
});

/** What every teacher does for the child in every lesson, one strategy on each line of `text`. */
export function Strategies({ text }: { readonly text: string }): ReactElement | null {
  const styles = useStyles();
  const say = useWords();
  const lines = text.split("\n").map((line) => line.trim()).filter((line) => line !== "");
  if (lines.length === 0) return null;
  return (
    <div className={styles.box}>
      <Caption1Strong as="h3" style={{ margin: 0 }}>
        {say("plan.strategies")}
      </Caption1Strong>
      <ul className={styles.list}>
        {lines.map((line) => (
          <li key={line}>
            <Body1>{line}</Body1>
          </li>
        ))}
      </ul>
    </div>
  );
}
