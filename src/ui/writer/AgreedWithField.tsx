import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { useWords } from "../words/Words";
import type { PlanPartProps } from "./PlanFields";
import { TextField } from "./TextField";

const useStyles = makeStyles({
  part: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalM },
  heading: { ...typographyStyles.subtitle1, margin: 0 },
});

/** The last step: who agreed the plan, and how. */
export function AgreedWithField({ content, edit, problemAt }: PlanPartProps): ReactElement {
  const styles = useStyles();
  const say = useWords();
  return (
    <section className={styles.part}>
      <h2 className={styles.heading}>{say("writer.partAgree")}</h2>
      <TextField path="agreedWith" label={say("writer.agreedWith")} hint={say("writer.agreedWithHint")} rows={2} problem={problemAt("agreedWith")} value={content.agreedWith} onChange={(agreedWith) => edit.plan({ agreedWith })} />
    </section>
  );
}
