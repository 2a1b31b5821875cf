import { Avatar, CounterBadge, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { AlertFilled, AlertRegular } from "@fluentui/react-icons/svg/alert";
import { CalendarLtrFilled, CalendarLtrRegular } from "@fluentui/react-icons/svg/calendar-ltr";
import { ChatFilled, ChatRegular } from "@fluentui/react-icons/svg/chat";
import { PeopleTeamFilled, PeopleTeamRegular } from "@fluentui/react-icons/svg/people-team";
import type { ReactElement, ReactNode } from "react";
import type { InstalledApp } from "./installed-app";
import type { TeamsPlace } from "./teams-place";

const useStyles = makeStyles({
  bar: {
    backgroundColor: tokens.colorNeutralBackground4,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    width: "68px",
    flexShrink: 0,
    overflowY: "auto",
    "@media (max-width: 639px)": {
      order: 1,
      width: "100%",
      borderRight: "none",
      borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
      overflowX: "auto",
    },
  },
  items: {
    display: "flex",
    flexDirection: "column",
    listStyleType: "none",
    margin: 0,
    padding: `${tokens.spacingVerticalXS} 0`,
    "@media (max-width: 639px)": { flexDirection: "row", justifyContent: "space-around", padding: 0 },
  },
  item: {
    border: "none",
    margin: 0,
    backgroundColor: "transparent",
    fontFamily: "inherit",
    textAlign: "start",
    boxSizing: "border-box",
    cursor: "pointer",
    width: "68px",
    minHeight: "56px",
    padding: tokens.spacingVerticalXS,
    display: "flex",
    flexDirection: "column",
    alignItems: "center",
    justifyContent: "center",
    gap: tokens.spacingVerticalXXS,
    position: "relative",
    fontSize: tokens.fontSizeBase100,
    color: tokens.colorNeutralForeground2,
    ":hover": { color: tokens.colorBrandForeground1 },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px", borderRadius: tokens.borderRadiusMedium },
  },
  chosen: {
    color: tokens.colorBrandForeground1,
    fontWeight: tokens.fontWeightSemibold,
    "::before": {
      content: '""',
      position: "absolute",
      left: "2px",
      top: "14px",
      bottom: "14px",
      width: "3px",
      borderRadius: tokens.borderRadiusMedium,
      backgroundColor: tokens.colorBrandBackground,
      "@media (max-width: 639px)": { left: "14px", right: "14px", top: "2px", bottom: "auto", width: "auto", height: "3px" },
    },
  },
  picture: { fontSize: "24px", lineHeight: 1, display: "flex" },
  count: { position: "absolute", top: "4px", left: "36px" },
  name: { maxWidth: "60px", overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
});

/** How much the person has not seen. */
export interface Unread {
  readonly messages: number;
  readonly notifications: number;
}

interface AppBarProps {
  readonly place: TeamsPlace;
  readonly apps: readonly InstalledApp[];
  readonly unread: Unread;
  readonly onOpen: (place: TeamsPlace) => void;
}

/** The rail: the feed, chats, Teams, the calendar, and each app that is installed for the person. */
export function AppBar({ place, apps, unread, onOpen }: AppBarProps): ReactElement {
  const styles = useStyles();
  const inTeams = place.kind === "teams" || place.kind === "team";
  return (
    <nav className={styles.bar} aria-label="Apps">
      <ul className={styles.items}>
        <AppBarItem name="Activity" unread={unread.notifications} chosen={place.kind === "activity"} onPress={() => onOpen({ kind: "activity" })}>
          {place.kind === "activity" ? <AlertFilled /> : <AlertRegular />}
        </AppBarItem>
        <AppBarItem name="Chat" unread={unread.messages} chosen={place.kind === "chat"} onPress={() => onOpen({ kind: "chat" })}>
          {place.kind === "chat" ? <ChatFilled /> : <ChatRegular />}
        </AppBarItem>
        <AppBarItem name="Teams" chosen={inTeams} onPress={() => onOpen({ kind: "teams" })}>
          {inTeams ? <PeopleTeamFilled /> : <PeopleTeamRegular />}
        </AppBarItem>
        <AppBarItem name="Calendar" chosen={place.kind === "calendar"} onPress={() => onOpen({ kind: "calendar", view: "week" })}>
          {place.kind === "calendar" ? <CalendarLtrFilled /> : <CalendarLtrRegular />}
        </AppBarItem>
        {apps.map((app) => (
          <AppBarItem
            key={app.appId}
            name={app.name}
            chosen={place.kind === "app" && place.appId === app.appId}
            onPress={() => onOpen({ kind: "app", appId: app.appId })}
          >
            <AppPicture app={app} />
          </AppBarItem>
        ))}
      </ul>
    </nav>
  );
}

function AppPicture({ app }: { readonly app: InstalledApp }): ReactElement {
  const image = app.iconUrl === undefined ? {} : { image: { src: app.iconUrl, alt: "" } };
  return <Avatar shape="square" size={24} color="brand" name={app.name} aria-hidden {...image} />;
}

interface AppBarItemProps {
  readonly name: string;
  readonly unread?: number;
  readonly chosen: boolean;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

function AppBarItem({ name, unread = 0, chosen, onPress, children }: AppBarItemProps): ReactElement {
  const styles = useStyles();
  const label = unread > 0 ? `${name}, ${String(unread)} unread` : name;
  return (
    <li>
      <button type="button" className={mergeClasses(styles.item, chosen && styles.chosen)} aria-label={label} aria-current={chosen ? "page" : undefined} onClick={onPress}>
        <span className={styles.picture} aria-hidden>
          {children}
        </span>
        {unread > 0 && <CounterBadge className={styles.count} count={unread} size="small" color="danger" aria-hidden />}
        <span className={styles.name} aria-hidden>
          {name}
        </span>
      </button>
    </li>
  );
}
