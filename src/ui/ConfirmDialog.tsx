import { Button } from "@fluentui/react-components";
import type { ReactElement, ReactNode } from "react";
import { Modal } from "./Modal";

export interface ConfirmDialogProps {
  readonly title: string;
  readonly confirm: string;
  readonly cancel: string;
  /** While the answer is being carried out, nothing can be pressed. */
  readonly isBusy?: boolean;
  readonly mayConfirm?: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}

/** Asks before something that cannot be taken back. Escape is "no". */
export function ConfirmDialog({ title, confirm, cancel, isBusy = false, mayConfirm = true, onConfirm, onCancel, children }: ConfirmDialogProps): ReactElement {
  const actions = (
    <>
      <Button onClick={onCancel} disabled={isBusy}>
        {cancel}
      </Button>
      <Button appearance="primary" onClick={onConfirm} disabled={isBusy || !mayConfirm}>
        {confirm}
      </Button>
    </>
  );
  return (
    <Modal title={title} actions={actions} onEscape={isBusy ? undefined : onCancel}>
      {children}
    </Modal>
  );
}
