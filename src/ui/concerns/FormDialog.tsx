import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { type FormEvent, type ReactElement, type ReactNode, useId } from "react";
import type { PageFailure } from "../explain-failure";
import { FailureNotice } from "../FailureNotice";
import { Modal } from "../Modal";
import { useWords } from "../words/Words";

export interface FormDialogProps {
  readonly title: string;
  readonly send: string;
  readonly sending: string;
  readonly isSending: boolean;
  readonly maySend: boolean;
  /** What the last attempt met; what was written stays. */
  readonly failure?: PageFailure | undefined;
  readonly onSend: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

const useStyles = makeStyles({ form: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalM } });

/** A few questions in a window over the page. Nothing written is lost when sending fails, nor when the window is closed. */
export function FormDialog({ title, send, sending, isSending, maySend, failure, onSend, onClose, children }: FormDialogProps): ReactElement {
  const styles = useStyles();
  const say = useWords();
  const form = useId();
  const handleSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (maySend && !isSending) onSend();
  };
  const actions = (
    <>
      <Button onClick={onClose} disabled={isSending}>
        {say("app.cancel")}
      </Button>
      <Button type="submit" form={form} appearance="primary" disabledFocusable={isSending || !maySend}>
        {isSending ? sending : send}
      </Button>
    </>
  );
  return (
    <Modal title={title} actions={actions} onEscape={isSending ? undefined : onClose}>
      <form id={form} className={styles.form} onSubmit={handleSubmit} noValidate>
        {children}
        {failure !== undefined && <FailureNotice failure={failure} waysOn={{ "try-again": onSend }} />}
      </form>
    </Modal>
  );
}
