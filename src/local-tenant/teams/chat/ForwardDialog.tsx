import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, Field, makeStyles, tokens } from "@fluentui/react-components";
import { type ReactElement, useState } from "react";
import { CardNotice } from "./CardNotice";
import { PersonBox } from "./PersonBox";
import type { ActivityAddress, ChatService } from "./chat-service";
import type { ChatPerson } from "./chat-shapes";

const useStyles = makeStyles({
  surface: { maxWidth: "min(440px, calc(100vw - 32px))" },
  content: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
});

interface ForwardDialogProps {
  readonly address: ActivityAddress;
  readonly service: ChatService;
  /** The person who forwards, who is not offered. */
  readonly ownId: string;
  readonly onForwarded: (to: ChatPerson) => void;
  readonly onClose: () => void;
}

/** Asks to whom a message is to be forwarded, and forwards it. */
export function ForwardDialog({ address, service, ownId, onForwarded, onClose }: ForwardDialogProps): ReactElement {
  const styles = useStyles();
  const [chosen, setChosen] = useState<ChatPerson>();
  const [stage, setStage] = useState<"choosing" | "forwarding" | "failed">("choosing");
  async function forward(to: ChatPerson): Promise<void> {
    setStage("forwarding");
    await service.forward(address, to.id).then(
      () => onForwarded(to),
      () => setStage("failed"),
    );
  }
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>Forward this message</DialogTitle>
          <DialogContent className={styles.content}>
            <Field label="To">
              <PersonBox service={service} ownId={ownId} onChoose={setChosen} />
            </Field>
            {stage === "failed" && <CardNotice kind="failure">The message was not forwarded. Try again.</CardNotice>}
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>Cancel</Button>
            <Button appearance="primary" disabled={chosen === undefined || stage === "forwarding"} onClick={() => chosen && void forward(chosen)}>
              Forward
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
