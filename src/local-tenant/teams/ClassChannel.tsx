import { Avatar, Button, Tab, TabList, Text, makeStyles, tokens } from "@fluentui/react-components";
import { ArrowLeftRegular } from "@fluentui/react-icons/svg/arrow-left";
import { ChatMultipleRegular } from "@fluentui/react-icons/svg/chat-multiple";
import { DocumentRegular } from "@fluentui/react-icons/svg/document";
import type { ReactElement } from "react";
import { PageMessage } from "../pages/PageMessage";
import { AppFrame } from "./AppFrame";
import type { ClassTeam } from "./class-team";
import type { HostedApps } from "./hosted-apps";
import { FILES_TAB, POSTS_TAB, type TeamsPlace } from "./teams-place";

const useStyles = makeStyles({
  head: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalM,
    padding: `0 ${tokens.spacingHorizontalM}`,
    minHeight: "56px",
    flexShrink: 0,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  back: { display: "none", "@media (max-width: 639px)": { display: "inline-flex" } },
  names: { display: "flex", flexDirection: "column", minWidth: 0 },
  team: { color: tokens.colorNeutralForeground2 },
  channel: { margin: 0 },
  content: { flexGrow: 1, minHeight: 0, position: "relative", overflowY: "auto" },
});

interface ClassChannelProps {
  readonly team: ClassTeam;
  readonly place: Extract<TeamsPlace, { kind: "team" }>;
  readonly hosted: HostedApps;
}

/** The General channel of one class, with its tabs. */
export function ClassChannel({ team, place, hosted }: ClassChannelProps): ReactElement {
  const styles = useStyles();
  return (
    <>
      <div className={styles.head}>
        <Button className={styles.back} appearance="subtle" icon={<ArrowLeftRegular />} aria-label="All teams" onClick={() => hosted.open({ kind: "teams" })} />
        <Avatar shape="square" size={32} color="colorful" idForColor={team.id} name={team.name} aria-hidden />
        <div className={styles.names}>
          <Text size={200} className={styles.team}>
            {team.name}
          </Text>
          <Text as="h2" weight="semibold" className={styles.channel}>
            General
          </Text>
        </div>
        <TabList selectedValue={place.tabId} onTabSelect={(_, { value }) => hosted.open({ kind: "team", classId: team.id, tabId: String(value) })}>
          <Tab value={POSTS_TAB}>Posts</Tab>
          <Tab value={FILES_TAB}>Files</Tab>
          {hosted.apps.map(({ appId, classTab }) => (
            <Tab key={appId} value={classTab.entityId}>
              {classTab.name}
            </Tab>
          ))}
        </TabList>
      </div>
      <div className={styles.content} role="tabpanel" aria-label={`${team.name}, General`}>
        <ChannelContent team={team} place={place} hosted={hosted} />
      </div>
    </>
  );
}

function ChannelContent({ team, place, hosted }: ClassChannelProps): ReactElement {
  const { tabId, subPageId } = place;
  const app = hosted.apps.find(({ classTab }) => classTab.entityId === tabId);
  if (app !== undefined) {
    return <AppFrame key={`${tabId} ${subPageId ?? ""}`} app={app} tab={app.classTab} place={{ ...place, tabId }} team={team} hosted={hosted} />;
  }
  if (tabId === FILES_TAB) {
    return (
      <PageMessage title="No files yet" picture={<DocumentRegular />}>
        The files of the class would be here.
      </PageMessage>
    );
  }
  return (
    <PageMessage title="Welcome to the class" picture={<ChatMultipleRegular />}>
      Nobody has posted here.
    </PageMessage>
  );
}
