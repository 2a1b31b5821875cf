import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle } from "@fluentui/react-components";
import type { ReactElement, ReactNode } from "react";

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
  return (
    <Dialog
      open
      onOpenChange={(_event, { open }) => {
        if (!open && !isBusy) onCancel();
      }}
    >
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent>{children}</DialogContent>
          <DialogActions fluid>
            <Button onClick={onCancel} disabled={isBusy}>
              {cancel}
            </Button>
            <Button appearance="primary" onClick={onConfirm} disabled={isBusy || !mayConfirm}>
              {confirm}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
