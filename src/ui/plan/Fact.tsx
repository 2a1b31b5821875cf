import { Body1, Caption1Strong, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";

const useStyles = makeStyles({
  fact: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalXXS, minWidth: 0 },
  name: { color: tokens.colorNeutralForeground2 },
  text: { whiteSpace: "pre-line", margin: 0 },
});

/** One named text of a plan; nothing at all when nobody has written it. Line breaks are kept. */
export function Fact({ name, text }: { readonly name: string; readonly text: string }): ReactElement | null {
  const styles = useStyles();
  if (text.trim() === "") return null;
  return (
    <div className={styles.fact}>
      <Caption1Strong className={styles.name}>
        {name}
      </Caption1Strong>
      <Body1 as="p" className={styles.text}>
        {text}
      </Body1>
    </div>
  );
}
