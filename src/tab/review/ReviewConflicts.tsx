import { Button, Caption1, makeStyles, MessageBar, MessageBarBody, MessageBarTitle, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { FieldConflict } from "../../domain/merge-fields";
import { sayReviewGap, withAnswer } from "../../ui/review/review-places";
import { useWords } from "../../ui/words/Words";
import type { ReviewKeeper } from "./review-keeper";

const useStyles = makeStyles({
  one: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalS, paddingBlock: tokens.spacingVerticalXS },
});

export interface ReviewConflictsProps {
  readonly conflicts: readonly FieldConflict[];
  readonly keeper: ReviewKeeper;
  readonly childName: string;
}

/** Answers that two people changed otherwise at the same time, with both texts, and a choice for each. */
export function ReviewConflicts({ conflicts, keeper, childName }: ReviewConflictsProps): ReactElement | null {
  const styles = useStyles();
  const say = useWords();
  if (conflicts.length === 0) return null;
  const takeTheirs = ({ path, theirs }: FieldConflict): void => {
    keeper.change((form) => withAnswer(form, path, theirs));
    keeper.settle(path);
  };
  return (
    <MessageBar intent="warning" layout="multiline" role="alert">
      <MessageBarBody>
        <MessageBarTitle>{say("review.conflicts", { count: conflicts.length })}</MessageBarTitle>
        {conflicts.map((conflict) => (
          <div key={conflict.path} role="group" aria-label={sayReviewGap(say, conflict, childName)} className={styles.one}>
            <strong>{sayReviewGap(say, conflict, childName)}</strong>
            <Caption1>{say("review.conflictMine")}: {inWords(conflict.mine)}</Caption1>
            <Caption1>{say("review.conflictTheirs")}: {inWords(conflict.theirs)}</Caption1>
            <Button size="small" onClick={() => keeper.settle(conflict.path)}>{say("review.conflictKeep")}</Button>
            <Button size="small" onClick={() => takeTheirs(conflict)}>{say("review.conflictTake")}</Button>
          </div>
        ))}
      </MessageBarBody>
    </MessageBar>
  );
}

function inWords(value: unknown): string {
  if (typeof value === "object" && value !== null && "words" in value) return String(value.words);
  return value === undefined || value === "" ? "–" : JSON.stringify(value).replace(/^"|"$/gu, "");
}
