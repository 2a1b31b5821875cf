import { Caption1, makeStyles, MessageBar, MessageBarBody, Persona, tokens, typographyStyles } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { ChildAnswer } from "../../api/contract";
import { useWords } from "../words/Words";

export interface TeamListProps {
  readonly team: ChildAnswer["team"];
}

const useStyles = makeStyles({
  heading: { ...typographyStyles.subtitle2, margin: 0, marginBottom: tokens.spacingVerticalS },
  list: { listStyleType: "none", margin: 0, padding: 0, display: "grid", gap: tokens.spacingHorizontalM, gridTemplateColumns: "repeat(auto-fill, minmax(min(220px, 100%), 1fr))" },
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
            <li key={one.id}>
              <Persona name={one.name} secondaryText={<Caption1>{one.how}</Caption1>} avatar={{ color: "colorful", idForColor: one.id, "aria-hidden": true }} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
