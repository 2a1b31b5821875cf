import { Button, Caption1, makeStyles, tokens } from "@fluentui/react-components";
import { type ReactElement, useCallback, useMemo } from "react";
import { findTermPack } from "../domain/terms/find-term-pack";
import type { DocumentHost } from "../host/document-host";
import type { SignedInPerson } from "../host/sign-in";
import { useAnswer } from "../ui/asking/use-answer";
import { EmptyState } from "../ui/EmptyState";
import { useWords, Words } from "../ui/words/Words";
import type { OpenedPane } from "./open-pane";
import { PaneAnswer } from "./PaneAnswer";
import { PaneHome } from "./PaneHome";
import { type PaneServices, PaneServicesContext } from "./pane-services";

export interface SignedInPaneProps {
  readonly pane: OpenedPane & { readonly document: DocumentHost };
  readonly person: SignedInPerson;
  readonly onSomebodyElse: () => void;
  readonly onLoadAgain: () => void;
}

const useStyles = makeStyles({
  person: { display: "flex", flexWrap: "wrap", alignItems: "center", justifyContent: "space-between", columnGap: tokens.spacingHorizontalS, color: tokens.colorNeutralForeground2 },
});

/** The pane for one person: who is signed in, and what they may do with the document. */
export function SignedInPane({ pane, person, onSomebodyElse, onLoadAgain }: SignedInPaneProps): ReactElement {
  const styles = useStyles();
  const say = useWords();
  const { api, signIn, document } = pane;
  const { answer, again } = useAnswer(useCallback((signal: AbortSignal) => api.me(signal), [api]));
  const services = useMemo((): PaneServices => {
    const signInAgain = async (): Promise<boolean> => {
      const outcome = await signIn.withWindow();
      if (outcome.kind === "signed-in" && outcome.person.id !== person.id) onLoadAgain();
      return outcome.kind === "signed-in" && outcome.person.id === person.id;
    };
    return { api, document, signInAgain };
  }, [api, document, signIn, person, onLoadAgain]);
  const isNotStaff = answer.kind === "failed" && answer.failure.code === "not-allowed";
  return (
    <PaneServicesContext value={services}>
      <div className={styles.person}>
        <Caption1>{say("pane.signedInAs", { name: person.name })}</Caption1>
        <Button size="small" appearance="subtle" onClick={onSomebodyElse}>
          {say("pane.notYou")}
        </Button>
      </div>
      {isNotStaff ? (
        <EmptyState isWholePage title={say("staffOnly.heading")} hint={say("staffOnly.body")} />
      ) : (
        <PaneAnswer answer={answer} again={again}>
          {(me) => (
            <Words pack={findTermPack(me.schools[0]?.termPack ?? "")}>
              <PaneHome me={me} />
            </Words>
          )}
        </PaneAnswer>
      )}
    </PaneServicesContext>
  );
}
