import { Body1, Button, makeStyles, Persona, tokens } from "@fluentui/react-components";
import { type ReactElement, useCallback, useEffect, useState } from "react";
import { ENGLAND_2015 } from "../domain/terms/england-2015";
import type { SignedInPerson, SignInOutcome } from "../host/sign-in";
import { EmptyState } from "../ui/EmptyState";
import { FailureNotice } from "../ui/FailureNotice";
import { Look, type LookName } from "../ui/Look";
import { PageHeading } from "../ui/PageHeading";
import { PageSkeleton } from "../ui/Skeletons";
import { useWords, Words } from "../ui/words/Words";
import type { OpenedPane } from "./open-pane";

export interface PaneProps {
  readonly opening: Promise<OpenedPane>;
  readonly onLoadAgain: () => void;
}

type Stage =
  | { readonly kind: "asking" }
  | { readonly kind: "unreachable" }
  | { readonly kind: "needs-click"; readonly hasFailed: boolean }
  | { readonly kind: "signed-in"; readonly person: SignedInPerson };

const useStyles = makeStyles({
  pane: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalL, padding: tokens.spacingHorizontalL },
});

/** The pane beside a Word document: it says who is signed in. */
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
          <PaneBody stage={stage} onLoadAgain={onLoadAgain} onSignIn={(choose) => void handleSignIn(choose)} />
        </main>
      </Words>
    </Look>
  );
}

interface PaneBodyProps extends Pick<PaneProps, "onLoadAgain"> {
  readonly stage: Stage;
  readonly onSignIn: (choose: boolean) => void;
}

function PaneBody({ stage, onLoadAgain, onSignIn }: PaneBodyProps): ReactElement {
  const say = useWords();
  switch (stage.kind) {
    case "asking":
      return <PageSkeleton cards={1} />;
    case "unreachable":
      return <FailureNotice failure={{ code: "offline" }} waysOn={{ "try-again": onLoadAgain }} />;
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
      return (
        <>
          <PageHeading title={say("app.name")} takesFocus={false} />
          <Persona name={stage.person.name} secondaryText={stage.person.userPrincipalName} size="large" />
          <Body1>{say("pane.comesNext")}</Body1>
          <div>
            <Button onClick={() => onSignIn(true)}>{say("pane.notYou")}</Button>
          </div>
        </>
      );
    default:
      return stage satisfies never;
  }
}

function stageAfter(outcome: SignInOutcome): Stage {
  return outcome.kind === "signed-in" ? outcome : { kind: "needs-click", hasFailed: outcome.kind === "failed" };
}
