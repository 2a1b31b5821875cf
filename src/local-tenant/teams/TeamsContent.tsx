import { AppsRegular } from "@fluentui/react-icons/svg/apps";
import type { ReactElement } from "react";
import { PageMessage } from "../pages/PageMessage";
import type { GraphActor } from "../pages/graph-reader";
import { AppFrame } from "./AppFrame";
import { ChatArea } from "./ChatArea";
import { TeamsArea } from "./TeamsArea";
import { ActivityArea, type ActivityFeed } from "./activity/ActivityArea";
import { CalendarArea } from "./calendar/CalendarArea";
import type { Messaging } from "./chat/messaging";
import type { ClassTeam } from "./class-team";
import type { HostedApps } from "./hosted-apps";
import type { TeamsPlace } from "./teams-place";

interface TeamsContentProps {
  readonly place: TeamsPlace;
  readonly teams: readonly ClassTeam[];
  readonly messaging: Messaging;
  readonly activity: ActivityFeed;
  /** Reads the person's calendar. */
  readonly calendar: GraphActor;
  readonly hosted: HostedApps;
}

/** What is beside the bar: the feed, chats, Teams, the calendar, or one personal app. */
export function TeamsContent({ place, teams, messaging, activity, calendar, hosted }: TeamsContentProps): ReactElement {
  switch (place.kind) {
    case "activity":
      return <ActivityArea activity={activity} hosted={hosted} notify={messaging.notify} />;
    case "calendar":
      return <CalendarArea place={place} graph={calendar} onOpen={hosted.open} notify={messaging.notify} />;
    case "chat":
      return <ChatArea place={place} messaging={messaging} hosted={hosted} />;
    case "app":
      return <PersonalApp place={place} hosted={hosted} />;
    default:
      return <TeamsArea place={place} teams={teams} hosted={hosted} />;
  }
}

function PersonalApp({ place, hosted }: { readonly place: Extract<TeamsPlace, { kind: "app" }>; readonly hosted: HostedApps }): ReactElement {
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
