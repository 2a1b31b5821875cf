import { Badge, Body1, Button, Caption1, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { ConcernShape } from "../../api/concerns";
import { showDay } from "../days";
import { useWords } from "../words/Words";

export interface ConcernCardProps {
  readonly concern: ConcernShape;
  /** Absent for whoever may not answer it. */
  readonly onAnswer?: (() => void) | undefined;
}

const COLOURS = { waiting: "warning", late: "danger", answered: "success" } as const;

const useStyles = makeStyles({
  card: {
    display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalXS, padding: tokens.spacingHorizontalM, backgroundColor: tokens.colorNeutralBackground1,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusLarge,
  },
  head: { display: "flex", flexWrap: "wrap", alignItems: "center", justifyContent: "space-between", gap: tokens.spacingHorizontalS },
  quiet: { display: "block", color: tokens.colorNeutralForeground2 },
  words: { display: "block", margin: 0, whiteSpace: "pre-wrap", overflowWrap: "anywhere" },
  answer: { margin: 0, paddingInlineStart: tokens.spacingHorizontalM, borderLeft: `${tokens.strokeWidthThick} solid ${tokens.colorNeutralStroke1}` },
});

/** One concern: whose it is, what is wrong, how long it has waited, and what came of it. */
export function ConcernCard({ concern, onAnswer }: ConcernCardProps): ReactElement {
  const styles = useStyles();
  const say = useWords();
  const { standing, state, answerBy, raisedFor, raisedByName, raisedAt, words, target, answer, answeredByName, answeredAt } = concern;
  const badge = state === "review-called" || state === "closed" ? say(`concern.state.${state}`) : standing === "answered" ? say("concern.standing.answered") : say(`concern.standing.${standing}`, { day: showDay(answerBy) });
  return (
    <li className={styles.card}>
      <div className={styles.head}>
        <Caption1 className={styles.quiet}>{say("concern.raisedBy", { source: say(`concern.for.${raisedFor}`), name: raisedByName, day: showDay(raisedAt) })}</Caption1>
        <Badge size="large" appearance="tint" color={COLOURS[standing]}>
          {badge}
        </Badge>
      </div>
      <Body1 as="p" className={styles.words}>{words}</Body1>
      {target !== undefined && <Caption1 className={styles.quiet}>{say("concern.about", { target })}</Caption1>}
      {answer !== "" && (
        <div className={styles.answer}>
          <Body1 as="p" className={styles.words}>{answer}</Body1>
          <Caption1 className={styles.quiet}>{say("concern.answeredBy", { name: answeredByName ?? "", day: showDay(answeredAt ?? "") })}</Caption1>
        </div>
      )}
      {onAnswer !== undefined && (
        <div>
          <Button size="small" onClick={onAnswer}>
            {say("concern.answer")}
          </Button>
        </div>
      )}
    </li>
  );
}
