import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { PeopleTeamRegular } from "@fluentui/react-icons/svg/people-team";
import type { ReactElement } from "react";
import { PageMessage } from "../pages/PageMessage";
import { ClassChannel } from "./ClassChannel";
import { TeamList } from "./TeamList";
import type { HostedApps } from "./hosted-apps";
import type { ClassTeam } from "./class-team";
import { POSTS_TAB, type TeamsPlace } from "./teams-place";

const useStyles = makeStyles({
  area: { display: "flex", height: "100%", minHeight: 0 },
  list: {
    width: "280px",
    flexShrink: 0,
    overflowY: "auto",
    backgroundColor: tokens.colorNeutralBackground3,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    "@media (max-width: 639px)": { width: "100%", borderRight: "none" },
  },
  channel: { flexGrow: 1, minWidth: 0, display: "flex", flexDirection: "column", backgroundColor: tokens.colorNeutralBackground1 },
  wideOnly: { "@media (max-width: 639px)": { display: "none" } },
});

interface TeamsAreaProps {
  readonly place: Extract<TeamsPlace, { kind: "teams" | "team" }>;
  readonly teams: readonly ClassTeam[];
  readonly hosted: HostedApps;
}

/** The person's class Teams, and the channel of the one that is open. */
export function TeamsArea({ place, teams, hosted }: TeamsAreaProps): ReactElement {
  const styles = useStyles();
  const open = place.kind === "team" ? place : undefined;
  const team = teams.find(({ id }) => id === open?.classId);
  return (
    <div className={styles.area}>
      <div className={mergeClasses(styles.list, open !== undefined && styles.wideOnly)}>
        <TeamList teams={teams} openId={team?.id} onOpen={(classId) => hosted.open({ kind: "team", classId, tabId: POSTS_TAB })} />
      </div>
      <div className={mergeClasses(styles.channel, open === undefined && styles.wideOnly)}>
        {open !== undefined && team !== undefined ? (
          <ClassChannel key={team.id} team={team} place={open} hosted={hosted} />
        ) : (
          <PageMessage title={open === undefined ? "Choose a class" : "You are not in this class"} picture={<PeopleTeamRegular />}>
            {open === undefined ? "Its General channel opens here." : "The Team may have been removed, or you may have left it."}
          </PageMessage>
        )}
      </div>
    </div>
  );
}
