import { Button, Caption1, makeStyles, Spinner, tokens } from "@fluentui/react-components";
import { CheckmarkCircleRegular } from "@fluentui/react-icons/svg/checkmark-circle";
import { WarningRegular } from "@fluentui/react-icons/svg/warning";
import type { ReactElement } from "react";
import { showTime } from "../days";
import { explainFailure } from "../explain-failure";
import { useWords } from "../words/Words";
import type { Keeping } from "./keeping";

export interface KeptNoticeProps {
  readonly keeping: Keeping;
  readonly onTryAgain: () => void;
  readonly onSignIn: () => void;
}

const useStyles = makeStyles({
  line: { display: "flex", alignItems: "center", flexWrap: "wrap", gap: tokens.spacingHorizontalS, minHeight: "32px" },
  failed: { color: tokens.colorPaletteRedForeground1 },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** Says whether what was typed has been kept; never interrupts typing. */
export function KeptNotice({ keeping, onTryAgain, onSignIn }: KeptNoticeProps): ReactElement {
  const styles = useStyles();
  const say = useWords();
  if (keeping.kind === "failed") {
    const { sentence, wayOn } = explainFailure(keeping.failure);
    const needsSignIn = wayOn === "sign-in";
    return (
      <div className={styles.line} role="alert">
        <WarningRegular className={styles.failed} fontSize={20} />
        <Caption1 className={styles.failed}>{say("kept.failed", { reason: say(sentence) })}</Caption1>
        <Button size="small" onClick={needsSignIn ? onSignIn : onTryAgain}>
          {say(needsSignIn ? "signIn.button" : "app.tryAgain")}
        </Button>
      </div>
    );
  }
  return (
    <div className={styles.line}>
      {keeping.kind === "saving" && <Spinner size="extra-tiny" />}
      {keeping.kind === "saved" && <CheckmarkCircleRegular fontSize={20} />}
      <Caption1 role="status" className={styles.quiet}>
        {keeping.kind === "nothing" && say("kept.nothing")}
        {keeping.kind === "unsaved" && say("kept.unsaved")}
        {keeping.kind === "saving" && say("kept.saving")}
        {keeping.kind === "saved" && say("kept.saved", { time: showTime(keeping.at) })}
      </Caption1>
    </div>
  );
}
