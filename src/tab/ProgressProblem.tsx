import { makeStyles, Text, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { explainFailure, type PageFailure } from "../ui/explain-failure";
import { useWords } from "../ui/words/Words";

export interface ProgressProblemProps {
  readonly text: "progress.notSaved" | "progress.notUndone";
  readonly failure: PageFailure;
  /** What was chosen, in words. */
  readonly rating?: string;
}

const useStyles = makeStyles({ problem: { color: tokens.colorPaletteRedForeground1 } });

/** Says that progress was not kept, or not taken back, and why. */
export function ProgressProblem({ text, failure, rating = "" }: ProgressProblemProps): ReactElement {
  const styles = useStyles();
  const say = useWords();
  return (
    <Text role="alert" className={styles.problem}>
      {say(text, { rating, reason: say(explainFailure(failure).sentence) })}
    </Text>
  );
}
