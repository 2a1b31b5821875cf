import { Button } from "@fluentui/react-components";
import { type ReactElement, useCallback, useEffect, useMemo, useState } from "react";
import { findTermPack } from "../domain/terms/find-term-pack";
import type { SignedInPerson } from "../host/sign-in";
import { EmptyState } from "../ui/EmptyState";
import { PageFrame } from "../ui/PageFrame";
import { PageSkeleton } from "../ui/Skeletons";
import { useWords, Words } from "../ui/words/Words";
import { AnswerFrame } from "./AnswerFrame";
import type { OpenedTab } from "./open-tab";
import { preloadPage } from "./lazy-pages";
import { readPageAddress } from "./page-address";
import { Pages } from "./Pages";
import { ServicesContext, type TabServices } from "./services";
import { createDraftShelf } from "./writer/draft-shelf";
import { useAnswer } from "../ui/asking/use-answer";

type Session =
  | { readonly kind: "asking" }
  | { readonly kind: "needs-click"; readonly hasFailed: boolean }
  | { readonly kind: "signed-in"; readonly person: SignedInPerson };

/** Finds out who is there, each time anew, and opens the pages for that person. */
export function SignedInGate({ view, tab }: { readonly view: Window; readonly tab: OpenedTab }): ReactElement {
  const [session, setSession] = useState<Session>({ kind: "asking" });
  useEffect(() => {
    preloadPage(readPageAddress(view.location.hash), tab.host.place.classId !== undefined);
  }, [view, tab]);
  useEffect(() => {
    let isShown = true;
    void tab.signIn.silently().then((outcome) => {
      if (isShown) setSession(outcome.kind === "signed-in" ? outcome : { kind: "needs-click", hasFailed: outcome.kind === "failed" });
    });
    return () => {
      isShown = false;
    };
  }, [tab]);
  const handleSignIn = useCallback(async () => {
    setSession({ kind: "asking" });
    const outcome = await tab.signIn.withWindow();
    setSession(outcome.kind === "signed-in" ? outcome : { kind: "needs-click", hasFailed: true });
  }, [tab]);

  if (session.kind === "signed-in") return <SignedIn view={view} tab={tab} person={session.person} />;
  return (
    <PageFrame>
      {session.kind === "asking" ? <PageSkeleton /> : <SignInPage tab={tab} hasFailed={session.hasFailed} onSignIn={() => void handleSignIn()} />}
    </PageFrame>
  );
}

function SignInPage({ tab, hasFailed, onSignIn }: { readonly tab: OpenedTab; readonly hasFailed: boolean; readonly onSignIn: () => void }): ReactElement {
  const say = useWords();
  useEffect(() => {
    tab.host.sayReady();
  }, [tab]);
  return (
    <EmptyState
      isWholePage
      title={say("signIn.heading")}
      hint={say(hasFailed ? "signIn.failed" : "signIn.why")}
      action={
        <Button appearance="primary" onClick={onSignIn}>
          {say("signIn.button")}
        </Button>
      }
    />
  );
}

function SignedIn({ view, tab, person }: { readonly view: Window; readonly tab: OpenedTab; readonly person: SignedInPerson }): ReactElement {
  const readMe = useCallback((signal: AbortSignal) => tab.api.me(signal), [tab]);
  const { answer, again } = useAnswer(readMe);
  const services = useMemo((): TabServices => {
    const signInAgain = async (): Promise<boolean> => {
      const outcome = await tab.signIn.withWindow();
      if (outcome.kind === "signed-in" && outcome.person.id !== person.id) view.location.reload();
      return outcome.kind === "signed-in" && outcome.person.id === person.id;
    };
    return { api: tab.api, host: tab.host, signInAgain, drafts: createDraftShelf(), newId: () => crypto.randomUUID() };
  }, [view, tab, person]);

  useEffect(() => {
    const handleLeaving = (event: BeforeUnloadEvent): void => {
      if (services.drafts.hasUnkept()) event.preventDefault();
    };
    view.addEventListener("beforeunload", handleLeaving);
    return () => {
      view.removeEventListener("beforeunload", handleLeaving);
    };
  }, [view, services]);

  if (answer.kind === "failed" && answer.failure.code === "not-allowed") return <StaffOnly tab={tab} />;
  return (
    <ServicesContext value={services}>
      <AnswerFrame answer={answer} again={again}>
        {(me) => (
          <Words pack={findTermPack(me.schools[0]?.termPack ?? "")}>
            <Pages view={view} me={me} />
          </Words>
        )}
      </AnswerFrame>
    </ServicesContext>
  );
}

/** What a pupil, or anybody who is not staff, sees. Nothing else has been asked for. */
function StaffOnly({ tab }: { readonly tab: OpenedTab }): ReactElement {
  const say = useWords();
  useEffect(() => {
    tab.host.sayReady();
  }, [tab]);
  return (
    <PageFrame>
      <EmptyState isWholePage title={say("staffOnly.heading")} hint={say("staffOnly.body")} />
    </PageFrame>
  );
}
