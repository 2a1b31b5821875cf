import { type ReactNode, useState } from "react";
import { ConfirmDialog } from "../ui/ConfirmDialog";
import { useWords } from "../ui/words/Words";
import type { NamedText } from "./compare-document";

/** A question before texts that have no place in the plan any more are taken out of the document. */
export interface LeavingOut {
  /** Does it at once when there are no such texts, otherwise after the reader has agreed. */
  readonly unlessRefused: (act: () => void) => void;
  /** The open question, to be shown. */
  readonly question: ReactNode;
}

/** Asks about `texts` before something that would take them out of the document. */
export function useLeavingOut(texts: readonly NamedText[]): LeavingOut {
  const say = useWords();
  const [waiting, setWaiting] = useState<{ readonly act: () => void }>();
  const question = waiting !== undefined && (
    <ConfirmDialog
      title={say("pane.homelessConfirm")}
      confirm={say("pane.homelessGo")}
      cancel={say("app.cancel")}
      onCancel={() => setWaiting(undefined)}
      onConfirm={() => {
        setWaiting(undefined);
        waiting.act();
      }}
    >
      {say("pane.homelessHint")}
      <ul>
        {texts.map(({ tag, label }) => (
          <li key={tag}>{label}</li>
        ))}
      </ul>
    </ConfirmDialog>
  );
  return {
    unlessRefused: (act) => {
      if (texts.length === 0) act();
      else setWaiting({ act });
    },
    question,
  };
}
