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
import { createChatService } from "./chat/chat-service";
import { countUnread, useChats } from "./chat/use-chats";
import { readClassTeams } from "./class-team";
import { createPageHost } from "./create-page-host";
import type { HostedApps } from "./hosted-apps";
import { readInstalledApps } from "./installed-app";
import { GRAPH_SCOPES } from "./teams-sign-in";
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
  const service = useMemo(() => createChatService(session, GRAPH_SCOPES), [session]);
  const known = useChats(service, place.kind === "chat" ? place.chatId : undefined);
  const apps = loaded.state === "ready" ? loaded.value.apps : [];
  const hosted: HostedApps = { apps, host, person: session.person, theme, sessionId, open, share };
  return (
    <div className={styles.page}>
      <TopBar title="Teams" session={session} theme={theme} onThemeChange={onThemeChange} />
      <div className={styles.body}>
        <AppBar place={place} apps={apps} unread={countUnread(known)} onOpen={open} />
        <main className={styles.main}>
          {loaded.state === "loading" && <PageSpinner label="Opening Teams…" />}
          {loaded.state === "failed" && (
            <PageMessage title="Teams could not be opened" onRetry={retry}>
              The local tenant did not answer as expected.
            </PageMessage>
          )}
          {loaded.state === "ready" && <TeamsContent place={place} teams={loaded.value.teams} messaging={{ service, known, notify }} hosted={hosted} />}
        </main>
      </div>
      <Toaster toasterId={toasterId} position="top-end" offset={{ horizontal: 16, vertical: 56 }} />
    </div>
  );
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
