import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { type ReactElement, useCallback, useEffect, useState } from "react";
import { ENGLAND_2015 } from "../domain/terms/england-2015";
import type { SignedInPerson, SignInOutcome } from "../host/sign-in";
import { EmptyState } from "../ui/EmptyState";
import { FailureNotice } from "../ui/FailureNotice";
import { Look, type LookName } from "../ui/Look";
import { PageSkeleton } from "../ui/Skeletons";
import { useWords, Words } from "../ui/words/Words";
import type { OpenedPane } from "./open-pane";
import { SignedInPane } from "./SignedInPane";

export interface PaneProps {
  readonly opening: Promise<OpenedPane>;
  readonly onLoadAgain: () => void;
}

type Stage =
  | { readonly kind: "asking" }
  | { readonly kind: "unreachable" }
  | { readonly kind: "not-in-word" }
  | { readonly kind: "needs-click"; readonly hasFailed: boolean }
  | { readonly kind: "signed-in"; readonly person: SignedInPerson };

const useStyles = makeStyles({
  pane: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalL, padding: tokens.spacingHorizontalM },
});

/** The pane beside a Word document: it joins Word, finds out who is there, and opens for that person. */
export function Pane({ opening, onLoadAgain }: PaneProps): ReactElement {
  const styles = useStyles();
  const [look, setLook] = useState<LookName>("light");
  const [pane, setPane] = useState<OpenedPane>();
  const [stage, setStage] = useState<Stage>({ kind: "asking" });
  useEffect(() => {
    let isShown = true;
    const open = async (): Promise<void> => {
      const opened = await opening;
      if (!isShown) return;
      setPane(opened);
      setLook(opened.host.place.theme);
      opened.host.onThemeChange(setLook);
      if (opened.document === undefined) {
        setStage({ kind: "not-in-word" });
        return;
      }
      const outcome = await opened.signIn.silently();
      if (isShown) setStage(stageAfter(outcome));
    };
    open().catch(() => {
      if (isShown) setStage({ kind: "unreachable" });
    });
    return () => {
      isShown = false;
    };
  }, [opening]);
  const handleSignIn = useCallback(
    async (choose: boolean) => {
      if (pane === undefined) return;
      setStage({ kind: "asking" });
      setStage(stageAfter(await pane.signIn.withWindow({ choose })));
    },
    [pane],
  );
  return (
    <Look name={look}>
      <Words pack={ENGLAND_2015}>
        <main className={styles.pane}>
          <PaneBody stage={stage} pane={pane} onLoadAgain={onLoadAgain} onSignIn={(choose) => void handleSignIn(choose)} />
        </main>
      </Words>
    </Look>
  );
}

interface PaneBodyProps extends Pick<PaneProps, "onLoadAgain"> {
  readonly stage: Stage;
  readonly pane: OpenedPane | undefined;
  readonly onSignIn: (choose: boolean) => void;
}

function PaneBody({ stage, pane, onLoadAgain, onSignIn }: PaneBodyProps): ReactElement {
  const say = useWords();
  switch (stage.kind) {
    case "asking":
      return <PageSkeleton cards={1} />;
    case "unreachable":
      return <FailureNotice failure={{ code: "offline" }} waysOn={{ "try-again": onLoadAgain }} />;
    case "not-in-word":
      return <NotInWord onLoadAgain={onLoadAgain} />;
    case "needs-click":
      return (
        <EmptyState
          isWholePage
          title={say("signIn.heading")}
          hint={say(stage.hasFailed ? "signIn.failed" : "signIn.why")}
          action={
            <Button appearance="primary" onClick={() => onSignIn(false)}>
              {say("signIn.button")}
            </Button>
          }
        />
      );
    case "signed-in":
      if (pane?.document === undefined) return <NotInWord onLoadAgain={onLoadAgain} />;
      return <SignedInPane key={stage.person.id} pane={{ ...pane, document: pane.document }} person={stage.person} onSomebodyElse={() => onSignIn(true)} onLoadAgain={onLoadAgain} />;
    default:
      return stage satisfies never;
  }
}

function NotInWord({ onLoadAgain }: Pick<PaneProps, "onLoadAgain">): ReactElement {
  const say = useWords();
  return <EmptyState isWholePage title={say("pane.notInWord")} hint={say("pane.notInWordHint")} action={<Button onClick={onLoadAgain}>{say("app.tryAgain")}</Button>} />;
}

function stageAfter(outcome: SignInOutcome): Stage {
  return outcome.kind === "signed-in" ? outcome : { kind: "needs-click", hasFailed: outcome.kind === "failed" };
}
