import { AppsRegular } from "@fluentui/react-icons/svg/apps";
import type { ReactElement } from "react";
import { PageMessage } from "../pages/PageMessage";
import { AppFrame } from "./AppFrame";
import { ChatArea } from "./ChatArea";
import { TeamsArea } from "./TeamsArea";
import type { Messaging } from "./chat/messaging";
import type { ClassTeam } from "./class-team";
import type { HostedApps } from "./hosted-apps";
import type { TeamsPlace } from "./teams-place";

interface TeamsContentProps {
  readonly place: TeamsPlace;
  readonly teams: readonly ClassTeam[];
  readonly messaging: Messaging;
  readonly hosted: HostedApps;
}

/** What is beside the bar: chats, Teams, or one personal app. */
export function TeamsContent({ place, teams, messaging, hosted }: TeamsContentProps): ReactElement {
  if (place.kind === "chat") return <ChatArea place={place} messaging={messaging} hosted={hosted} />;
  if (place.kind !== "app") return <TeamsArea place={place} teams={teams} hosted={hosted} />;
  const app = hosted.apps.find(({ appId }) => appId === place.appId);
  if (app === undefined) {
    return (
      <PageMessage title="This app is not installed" picture={<AppsRegular />}>
        An administrator can install it for everybody.
      </PageMessage>
    );
  }
  return <AppFrame key={`${app.appId} ${place.subPageId ?? ""}`} app={app} tab={app.personalTab} place={place} hosted={hosted} />;
}
