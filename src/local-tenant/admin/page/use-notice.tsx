import { Button, MessageBar, MessageBarActions, MessageBarBody, makeStyles } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons/svg/dismiss";
import { type ReactElement, useState } from "react";

// The page scrolls below the bar: it must not be squeezed flatter than its words.
const useStyles = makeStyles({ bar: { flexShrink: 0 } });

interface Notice {
  readonly text: string;
  readonly intent: "success" | "error";
  readonly undo?: () => void;
}

/** Says how something went. */
export interface Notices {
  /** What to show above the tab; nothing until something has happened. */
  readonly bar: ReactElement | undefined;
  /** Carries out `work`, then says `done`, or why it failed. With `undo` the notice offers to take it back. */
  carryOut(work: () => Promise<unknown>, done: string, undo?: () => void): void;
}

/** Keeps the latest notice of a tab. */
export function useNotices(): Notices {
  const [notice, setNotice] = useState<Notice>();
  const dismiss = (): void => setNotice(undefined);
  return {
    bar: notice === undefined ? undefined : <NoticeBar notice={notice} onDismiss={dismiss} />,
    carryOut: (work, done, undo) => {
      work().then(
        () => setNotice({ text: done, intent: "success", ...(undo === undefined ? {} : { undo }) }),
        (error: unknown) => setNotice({ text: error instanceof Error ? error.message : "That did not work.", intent: "error" }),
      );
    },
  };
}

function NoticeBar({ notice, onDismiss }: { readonly notice: Notice; readonly onDismiss: () => void }): ReactElement {
  const styles = useStyles();
  const { text, intent, undo } = notice;
  return (
    <MessageBar className={styles.bar} layout="multiline" intent={intent} politeness="polite">
      <MessageBarBody>{text}</MessageBarBody>
      <MessageBarActions containerAction={<Button appearance="transparent" aria-label="Dismiss" icon={<DismissRegular />} onClick={onDismiss} />}>
        {undo !== undefined && <Button onClick={undo}>Undo</Button>}
      </MessageBarActions>
    </MessageBar>
  );
}
