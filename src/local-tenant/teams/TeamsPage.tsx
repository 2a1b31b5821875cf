import { Toast, ToastTitle, Toaster, makeStyles, useId, useToastController } from "@fluentui/react-components";
import { type ReactElement, useCallback, useEffect, useMemo, useState } from "react";
import { PageMessage, PageSpinner } from "../pages/PageMessage";
import { TopBar } from "../pages/TopBar";
import { createGraphReader } from "../pages/graph-reader";
import type { PageTheme } from "../pages/page-theme";
import type { SignInSession } from "../pages/sign-in";
import { useLoaded } from "../pages/use-loaded";
import { AppBar } from "./AppBar";
import { TeamsContent } from "./TeamsContent";
import type { ActivityFeed } from "./activity/ActivityArea";
import { createActivityService } from "./activity/activity-service";
import { useActivity } from "./activity/use-activity";
import { createChatService } from "./chat/chat-service";
import type { Messaging } from "./chat/messaging";
import { countUnread, useChats } from "./chat/use-chats";
import { readClassTeams } from "./class-team";
import { createPageHost } from "./create-page-host";
import type { HostedApps } from "./hosted-apps";
import { readInstalledApps } from "./installed-app";
import { CALENDAR_SCOPES, GRAPH_SCOPES } from "./teams-sign-in";
import type { TeamsPlace } from "./teams-place";
import { usePlace } from "./use-place";

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", height: "100dvh" },
  body: { display: "flex", flexGrow: 1, minHeight: 0, "@media (max-width: 639px)": { flexDirection: "column" } },
  main: { flexGrow: 1, minWidth: 0, minHeight: 0, position: "relative", overflow: "hidden" },
});

interface TeamsPageProps {
  readonly session: SignInSession;
  readonly theme: PageTheme;
  readonly onThemeChange: (theme: PageTheme) => void;
}

/** Teams, as far as an app needs it: the bar of apps, class Teams with their tabs, and a host for the frames. */
export function TeamsPage({ session, theme, onThemeChange }: TeamsPageProps): ReactElement {
  const styles = useStyles();
  const [place, open] = usePlace();
  const [loaded, retry] = useLoaded(
    useCallback(async () => {
      const [apps, teams] = await Promise.all([readInstalledApps(), readClassTeams(createGraphReader(session, GRAPH_SCOPES))]);
      return { apps, teams };
    }, [session]),
  );
  const host = useMemo(() => createPageHost(session.person), [session]);
  useEffect(() => {
    window.addEventListener("message", host.receive);
    return () => window.removeEventListener("message", host.receive);
  }, [host]);
  useEffect(() => host.changeTheme(theme), [host, theme]);
  const [sessionId] = useState(() => crypto.randomUUID());
  const { toasterId, notify, share } = useNotices();
  const { messaging, activity } = useNews(session, place, notify);
  const calendar = useMemo(() => createGraphReader(session, CALENDAR_SCOPES), [session]);
  const apps = loaded.state === "ready" ? loaded.value.apps : [];
  const hosted: HostedApps = { apps, host, person: session.person, theme, sessionId, open, share };
  return (
    <div className={styles.page}>
      <TopBar title="Teams" session={session} theme={theme} onThemeChange={onThemeChange} />
      <div className={styles.body}>
        <AppBar place={place} apps={apps} unread={{ messages: countUnread(messaging.known), notifications: activity.known.unread }} onOpen={open} />
        <main className={styles.main}>
          {loaded.state === "loading" && <PageSpinner label="Opening Teams…" />}
          {loaded.state === "failed" && (
            <PageMessage title="Teams could not be opened" onRetry={retry}>
              The local tenant did not answer as expected.
            </PageMessage>
          )}
          {loaded.state === "ready" && <TeamsContent place={place} teams={loaded.value.teams} messaging={messaging} activity={activity} calendar={calendar} hosted={hosted} />}
        </main>
      </div>
      <Toaster toasterId={toasterId} position="top-end" offset={{ horizontal: 16, vertical: 56 }} />
    </div>
  );
}

/** Keeps up with what others write to the person, and with what apps tell them. */
function useNews(session: SignInSession, place: TeamsPlace, notify: (text: string) => void): { readonly messaging: Messaging; readonly activity: ActivityFeed } {
  const chats = useMemo(() => createChatService(session, GRAPH_SCOPES), [session]);
  const feed = useMemo(() => createActivityService(session, GRAPH_SCOPES), [session]);
  const known = useChats(chats, place.kind === "chat" ? place.chatId : undefined);
  return { messaging: { service: chats, known, notify }, activity: { service: feed, known: useActivity(feed, place.kind === "activity") } };
}

interface Notices {
  readonly toasterId: string;
  readonly notify: (text: string) => void;
  readonly share: HostedApps["share"];
}

function useNotices(): Notices {
  const toasterId = useId("toaster");
  const { dispatchToast } = useToastController(toasterId);
  const notify = useCallback(
    (text: string) =>
      dispatchToast(
        <Toast>
          <ToastTitle>{text}</ToastTitle>
        </Toast>,
        { intent: "info" },
      ),
    [dispatchToast],
  );
  const share = useCallback(
    (address: string, label: string) => {
      navigator.clipboard.writeText(address).then(
        () => notify(label === "" ? "Link copied" : `Link copied: ${label}`),
        () => notify("The browser did not let the link be copied"),
      );
    },
    [notify],
  );
  return { toasterId, notify, share };
}
