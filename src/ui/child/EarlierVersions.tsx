import { Body1, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { ChildAnswer } from "../../api/contract";
import { showDay } from "../days";
import { useWords } from "../words/Words";

const useStyles = makeStyles({
  heading: { ...typographyStyles.subtitle2, margin: 0, marginBottom: tokens.spacingVerticalS },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL },
});

/** The versions that are closed, newest first; nothing when there are none. */
export function EarlierVersions({ earlier }: { readonly earlier: ChildAnswer["earlier"] }): ReactElement | null {
  const styles = useStyles();
  const say = useWords();
  if (earlier.length === 0) return null;
  return (
    <section>
      <h2 className={styles.heading}>{say("child.earlier")}</h2>
      <ul className={styles.list}>
        {earlier.map(({ planId, version, startsOn, reviewOn, targetCount }) => (
          <li key={`${planId} ${String(version)}`}>
            <Body1>{say("child.earlierRow", { version, from: showDay(startsOn), until: showDay(reviewOn), count: targetCount })}</Body1>
          </li>
        ))}
      </ul>
    </section>
  );
}
