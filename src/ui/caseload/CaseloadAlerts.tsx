import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { CaseloadAnswer } from "../../api/contract";
import { useWords } from "../words/Words";

export interface CaseloadAlertsProps {
  readonly nobodyToldCount: number;
  readonly needsMending: CaseloadAnswer["needsMending"];
  readonly onShowNobodyTold: () => void;
  readonly concernCount: number;
  readonly onShowConcerns: () => void;
}

const useStyles = makeStyles({
  stack: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalS },
  rows: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL },
});

/** What cannot wait: plans that nobody has been told about, concerns without an answer, and rows that cannot be read. Nothing when all is well. */
export function CaseloadAlerts({ nobodyToldCount, needsMending, onShowNobodyTold, concernCount, onShowConcerns }: CaseloadAlertsProps): ReactElement | null {
  const styles = useStyles();
  const say = useWords();
  if (nobodyToldCount === 0 && concernCount === 0 && needsMending.length === 0) return null;
  return (
    <div className={styles.stack}>
      {nobodyToldCount > 0 && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{say("caseload.alert", { count: nobodyToldCount })}</MessageBarTitle>
            {say("caseload.alertHint")}
          </MessageBarBody>
          <MessageBarActions>
            <Button onClick={onShowNobodyTold}>{say("caseload.alertShow")}</Button>
          </MessageBarActions>
        </MessageBar>
      )}
      {concernCount > 0 && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{say("caseload.concerns", { count: concernCount })}</MessageBarTitle>
            {say("caseload.concernsHint")}
          </MessageBarBody>
          <MessageBarActions>
            <Button onClick={onShowConcerns}>{say("caseload.alertShow")}</Button>
          </MessageBarActions>
        </MessageBar>
      )}
      {needsMending.length > 0 && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            <details>
              <summary>
                <MessageBarTitle>{say("caseload.mending", { count: needsMending.length })}</MessageBarTitle>
              </summary>
              {say("caseload.mendingHint")}
              <ul className={styles.rows}>
                {needsMending.map(({ list, key, problems }) => (
                  <li key={`${list} ${key ?? ""} ${problems.join()}`}>{say("caseload.mendingRow", { list, row: key ?? say("caseload.mendingNoKey"), problems: problems.join("; ") })}</li>
                ))}
              </ul>
            </details>
          </MessageBarBody>
        </MessageBar>
      )}
    </div>
  );
}
