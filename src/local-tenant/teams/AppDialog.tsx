import { Button, Dialog, DialogBody, DialogContent, DialogSurface, DialogTitle, makeStyles } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons/svg/dismiss";
import { type ReactElement, useState } from "react";
import { type FramePlacement, FrameElement } from "./FrameElement";
import { resolveLink } from "./deep-link";
import type { DialogOutcome, DialogRequest, FrameSurroundings, HostedFrame } from "./host/hosted-frame";
import type { HostedApps } from "./hosted-apps";

const useStyles = makeStyles({
  surface: { maxWidth: "calc(100vw - 32px)" },
  content: { position: "relative", maxHeight: "calc(100vh - 160px)" },
});

/** A dialog that an app has opened, and who waits for its end. */
export interface OpenDialog {
  readonly request: DialogRequest;
  readonly resolve: (outcome: DialogOutcome) => void;
}

interface AppDialogProps {
  readonly dialog: OpenDialog;
  readonly opener: HostedFrame;
  readonly placement: FramePlacement;
  readonly hosted: HostedApps;
  readonly onClose: () => void;
}

/** A page of an app in a window over its tab. Closing it by hand tells the app that the person did so. */
export function AppDialog({ dialog, opener, placement, hosted, onClose }: AppDialogProps): ReactElement {
  const styles = useStyles();
  const [size, setSize] = useState({ width: dialog.request.width ?? 600, height: dialog.request.height ?? 400 });
  function finish(outcome: DialogOutcome): void {
    dialog.resolve(outcome);
    onClose();
  }
  const cancel = (): void => finish({ refused: "User cancelled/closed the task module." });
  const surroundings: FrameSurroundings = {
    ...opener.surroundings,
    showApp: () => undefined,
    showFailure: () => finish({ refused: "The page of the dialog failed." }),
    followLink: (link) => {
      const leads = resolveLink(link, hosted.apps).kind;
      if (leads === "place") cancel();
      return opener.surroundings.followLink(link);
    },
    completeDialog: (result) => finish({ result }),
    resizeDialog: (wanted) => setSize((now) => ({ ...now, ...wanted })),
    openDialog: () => Promise.resolve({ refused: "A dialog cannot open another." }),
  };
  return (
    <Dialog open modalType="modal" onOpenChange={(_, { open }) => !open && cancel()}>
      <DialogSurface className={styles.surface} style={{ width: size.width + 48 }}>
        <DialogBody>
          <DialogTitle action={<Button appearance="subtle" aria-label="Close" icon={<DismissRegular />} onClick={cancel} />}>{dialog.request.title}</DialogTitle>
          <DialogContent className={styles.content} style={{ height: size.height }}>
            <FrameElement title={`${placement.app.name}: ${dialog.request.title}`} address={dialog.request.url} shown placement={placement} surroundings={surroundings} hosted={hosted} opener={opener} />
          </DialogContent>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
