import { makeStyles, tokens } from "@fluentui/react-components";
import { AppsRegular } from "@fluentui/react-icons/svg/apps";
import { type ReactElement, useCallback, useEffect, useState } from "react";
import { PageMessage } from "../pages/PageMessage";
import { AppDialog, type OpenDialog } from "./AppDialog";
import { AppSkeleton } from "./AppSkeleton";
import { FrameElement } from "./FrameElement";
import type { ClassTeam } from "./class-team";
import { followAppLink } from "./follow-app-link";
import type { DialogRequest, FrameSurroundings, HostedFrame } from "./host/hosted-frame";
import type { HostedApps } from "./hosted-apps";
import { type AppTab, type InstalledApp, mayShowAddress } from "./installed-app";
import { type TeamsPlace, formatPlace } from "./teams-place";

/** How long an app may take to say that it has drawn something. */
const LONGEST_START_MS = 30_000;

const useStyles = makeStyles({
  place: { position: "absolute", inset: 0, backgroundColor: tokens.colorNeutralBackground1 },
});

/** A place that shows an app. */
type AppPlace = Extract<TeamsPlace, { kind: "app" | "team" }>;

interface AppFrameProps {
  readonly app: InstalledApp;
  readonly tab: AppTab;
  readonly place: AppPlace;
  /** Absent in a personal app. */
  readonly team?: ClassTeam;
  readonly hosted: HostedApps;
}

/** One page of an app in its frame: a skeleton until the app has drawn something, a way on when it does not. */
export function AppFrame(props: AppFrameProps): ReactElement {
  const [attempt, setAttempt] = useState(0);
  return <AppFrameAttempt key={attempt} {...props} onRetry={() => setAttempt(attempt + 1)} />;
}

function AppFrameAttempt({ app, tab, place, team, hosted, onRetry }: AppFrameProps & { readonly onRetry: () => void }): ReactElement {
  const styles = useStyles();
  const [stage, setStage] = useState<"starting" | "shown" | "failed">(mayShowAddress(app, tab.contentUrl) ? "starting" : "failed");
  const [frame, setFrame] = useState<HostedFrame>();
  const [dialog, setDialog] = useState<OpenDialog>();
  useEffect(() => {
    if (stage !== "starting") return undefined;
    const timer = setTimeout(() => setStage("failed"), LONGEST_START_MS);
    return () => clearTimeout(timer);
  }, [stage]);
  const openDialog = useCallback(
    (request: DialogRequest) =>
      mayShowAddress(app, request.url)
        ? new Promise<{ readonly result: unknown } | { readonly refused: string }>((resolve) => setDialog({ request, resolve }))
        : Promise.resolve({ refused: "The manifest of the app does not name the origin of the dialog." }),
    [app],
  );
  if (stage === "failed") {
    return (
      <PageMessage title="There was a problem reaching this app" picture={<AppsRegular />} onRetry={onRetry}>
        {app.name} did not answer. It may still be starting.
      </PageMessage>
    );
  }
  const surroundings: FrameSurroundings = {
    ...createSurroundings(hosted, place),
    showApp: () => setStage("shown"),
    showFailure: () => setStage("failed"),
    openDialog,
  };
  return (
    <div className={styles.place}>
      {stage === "starting" && <AppSkeleton name={app.name} />}
      <FrameElement title={app.name} address={tab.contentUrl} shown={stage === "shown"} placement={{ app, tab, team, subPageId: place.subPageId, frameContext: "content" }} surroundings={surroundings} hosted={hosted} onFrame={setFrame} />
      {dialog !== undefined && frame !== undefined && (
        <AppDialog
          dialog={dialog}
          opener={frame}
          placement={{ app, tab, team, subPageId: place.subPageId, frameContext: "task" }}
          hosted={hosted}
          onClose={() => setDialog(undefined)}
        />
      )}
    </div>
  );
}

function createSurroundings({ apps, open, share }: HostedApps, place: AppPlace): Omit<FrameSurroundings, "showApp" | "showFailure" | "openDialog"> {
  const { subPageId: _, ...home } = place;
  return {
    followLink: (link) => followAppLink(link, { apps, open }),
    openSubPage: (subPageId) => open(subPageId === undefined ? home : { ...home, subPageId }),
    openChat: () => open({ kind: "chat" }),
    shareLink: (subPageId, label) => share(`${window.location.origin}/teams${formatPlace({ ...home, subPageId })}`, label),
    completeDialog: () => undefined,
    resizeDialog: () => undefined,
  };
}
