import { Body1, makeStyles, tokens } from "@fluentui/react-components";
import { type ReactElement, useEffect, useState } from "react";
import { PageHeading } from "../../ui/PageHeading";
import { PageFrame } from "../../ui/PageFrame";
import { useWords } from "../../ui/words/Words";
import type { OpenedSetup } from "./open-setup";

const useStyles = makeStyles({
  text: { display: "block", maxWidth: "60ch" },
  failed: { display: "block", color: tokens.colorStatusDangerForeground1 },
});

/** Says who will see what in the tab that is being added, and adds it when Save is pressed in Teams. */
export function SetupPage({ opened }: { readonly opened: OpenedSetup }): ReactElement {
  const styles = useStyles();
  const say = useWords();
  const [hasFailed, setHasFailed] = useState(false);
  useEffect(() => {
    opened.setup.offer(opened.tab, (isAdded) => {
      setHasFailed(!isAdded);
    });
    opened.setup.sayReady();
  }, [opened]);
  return (
    <PageFrame>
      <PageHeading title={say("setup.heading")} takesFocus={false} />
      <Body1 className={styles.text}>{say("setup.body")}</Body1>
      {hasFailed ? (
        <Body1 role="alert" className={styles.failed}>
          {say("setup.failed")}
        </Body1>
      ) : (
        <Body1 className={styles.text}>{say("setup.next")}</Body1>
      )}
    </PageFrame>
  );
}
