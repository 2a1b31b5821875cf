import { Button, Combobox, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, Field, Option, makeStyles, tokens } from "@fluentui/react-components";
import { type ReactElement, useEffect, useState } from "react";
import { CardNotice } from "./CardNotice";
import type { ActivityAddress, ChatService } from "./chat-service";
import type { ChatPerson } from "./chat-shapes";

/** How long somebody may pause in a name before it is looked for. */
const TYPING_PAUSE_MS = 200;

const useStyles = makeStyles({
  surface: { maxWidth: "min(440px, calc(100vw - 32px))" },
  to: { minWidth: 0, width: "100%" },
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
  const [search, setSearch] = useState("");
  const [chosen, setChosen] = useState<ChatPerson>();
  const [stage, setStage] = useState<"choosing" | "forwarding" | "failed">("choosing");
  const people = useFoundPeople(service, search).filter(({ id }) => id !== ownId);
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
              <Combobox
                className={styles.to}
                freeform
                placeholder="Type a name"
                value={search}
                selectedOptions={chosen === undefined ? [] : [chosen.id]}
                onChange={({ target }) => {
                  setSearch(target.value);
                  setChosen(undefined);
                }}
                onOptionSelect={(_, { optionValue, optionText }) => {
                  setChosen(people.find(({ id }) => id === optionValue));
                  setSearch(optionText ?? "");
                }}
              >
                {people.map(({ id, name }) => (
                  <Option key={id} value={id} text={name}>
                    {name}
                  </Option>
                ))}
                {people.length === 0 && (
                  <Option key="nobody" disabled value="" text="">
                    {search.trim() === "" ? "Type a name" : "Nobody has that name"}
                  </Option>
                )}
              </Combobox>
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

/** Looks for people by what was typed so far; an answer that comes too late is dropped. */
function useFoundPeople(service: ChatService, search: string): readonly ChatPerson[] {
  const [people, setPeople] = useState<readonly ChatPerson[]>([]);
  useEffect(() => {
    let isWanted = true;
    const timer = setTimeout(() => {
      service.findPeople(search.trim()).then(
        (found) => isWanted && setPeople(found),
        () => isWanted && setPeople([]),
      );
    }, TYPING_PAUSE_MS);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [service, search]);
  return people;
}
