import { Caption1, makeStyles, MessageBar, MessageBarBody, Text, tokens, typographyStyles } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { ChildAnswer } from "../../api/contract";
import { Initials, initialsOf } from "../Initials";
import { useWords } from "../words/Words";

export interface TeamListProps {
  readonly team: ChildAnswer["team"];
}

const useStyles = makeStyles({
  heading: { ...typographyStyles.subtitle2, margin: 0, marginBottom: tokens.spacingVerticalS },
  list: { listStyleType: "none", margin: 0, padding: 0, display: "grid", gap: tokens.spacingHorizontalM, gridTemplateColumns: "repeat(auto-fill, minmax(min(220px, 100%), 1fr))" },
  one: { display: "flex", alignItems: "center", columnGap: tokens.spacingHorizontalS },
  words: { display: "flex", flexDirection: "column" },
});

/** Everybody who works with the child, and how; a warning when there is nobody. */
export function TeamList({ team }: TeamListProps): ReactElement {
  const styles = useStyles();
  const say = useWords();
  return (
    <section>
      <h2 className={styles.heading}>{say("child.team")}</h2>
      {team.length === 0 ? (
        <MessageBar intent="error">
          <MessageBarBody>{say("child.teamEmpty")}</MessageBarBody>
        </MessageBar>
      ) : (
        <ul className={styles.list}>
          {team.map((one) => (
            <li key={one.id} className={styles.one}>
              <Initials letters={initialsOf(one.name)} id={one.id} />
              <span className={styles.words}>
                <Text>{one.name}</Text>
                <Caption1>{one.how}</Caption1>
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
