import { Button, Textarea, makeStyles, tokens } from "@fluentui/react-components";
import { SendRegular } from "@fluentui/react-icons/svg/send";
import { type KeyboardEvent, type ReactElement, useRef, useState } from "react";
import { RefusedError } from "../../pages/read-json";

const NOT_SENT = "The message was not sent. Try again.";

const useStyles = makeStyles({
  composer: { flexShrink: 0, padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL} ${tokens.spacingVerticalL}`, display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  suggestions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  row: { display: "flex", alignItems: "flex-end", gap: tokens.spacingHorizontalS },
  box: { flexGrow: 1, minWidth: 0 },
  lines: { minHeight: "32px", maxHeight: "160px", fieldSizing: "content" },
  failed: { color: tokens.colorStatusDangerForeground3, fontSize: tokens.fontSizeBase200 },
});

interface ComposerProps {
  readonly to: string;
  readonly suggestions: readonly string[];
  readonly onSend: (text: string) => Promise<void>;
}

/** Where a message is written. What could not be sent stays in the box. */
export function Composer({ to, suggestions, onSend }: ComposerProps): ReactElement {
  const styles = useStyles();
  const [text, setText] = useState("");
  const [failure, setFailure] = useState<string>();
  const isSending = useRef(false);
  async function send(message: string): Promise<boolean> {
    if (message.trim() === "" || isSending.current) return false;
    isSending.current = true;
    const reason = await onSend(message.trim()).then(() => undefined, explain);
    isSending.current = false;
    setFailure(reason);
    return reason === undefined;
  }
  async function sendWritten(): Promise<void> {
    const written = text;
    if (await send(written)) setText((now) => (now === written ? "" : now));
  }
  function handleKey(event: KeyboardEvent): void {
    // Enter also ends a word that is being composed.
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void sendWritten();
  }
  return (
    <div className={styles.composer}>
      {suggestions.length > 0 && (
        <div className={styles.suggestions} role="group" aria-label="Suggestions">
          {suggestions.map((suggestion) => (
            <Button key={suggestion} shape="circular" size="small" onClick={() => void send(suggestion)}>
              {suggestion}
            </Button>
          ))}
        </div>
      )}
      {failure !== undefined && (
        <div role="alert" className={styles.failed}>
          {failure}
        </div>
      )}
      <div className={styles.row}>
        <Textarea className={styles.box} textarea={{ "aria-label": `Message to ${to}`, rows: 1, className: styles.lines }} placeholder="Type a message" resize="none" value={text} onChange={(_, { value }) => setText(value)} onKeyDown={handleKey} />
        <Button appearance="subtle" icon={<SendRegular />} aria-label="Send" disabled={text.trim() === ""} onClick={() => void sendWritten()} />
      </div>
    </div>
  );
}

/** Trying again does not help somebody who may not write here; the tenant says why. */
function explain(error: unknown): string {
  return error instanceof RefusedError && error.status === 403 ? error.message : NOT_SENT;
}
