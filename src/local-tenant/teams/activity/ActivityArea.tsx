import { Avatar, Button, Switch, Title3, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { AlertRegular } from "@fluentui/react-icons/svg/alert";
import { type ReactElement, useState } from "react";
import { PageMessage, PageSpinner } from "../../pages/PageMessage";
import { LostNotice } from "../chat/LostNotice";
import { writeShortTime } from "../chat/message-time";
import { followAppLink } from "../follow-app-link";
import type { HostedApps } from "../hosted-apps";
import { POSTS_TAB, type TeamsPlace } from "../teams-place";
import type { ActivityService, Notification } from "./activity-service";
import type { KnownActivity } from "./use-activity";

const useStyles = makeStyles({
  area: { height: "100%", overflowY: "auto", backgroundColor: tokens.colorNeutralBackground1 },
  middle: { maxWidth: "760px", padding: `0 ${tokens.spacingHorizontalL} ${tokens.spacingVerticalL}` },
  head: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalM, padding: `${tokens.spacingVerticalM} 0` },
  heading: { margin: 0, flexGrow: 1 },
  list: { listStyleType: "none", margin: 0, padding: 0 },
  entry: {
    border: "none",
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    margin: 0,
    backgroundColor: "transparent",
    fontFamily: "inherit",
    fontSize: tokens.fontSizeBase300,
    textAlign: "start",
    color: tokens.colorNeutralForeground1,
    boxSizing: "border-box",
    cursor: "pointer",
    display: "flex",
    alignItems: "start",
    gap: tokens.spacingHorizontalM,
    width: "100%",
    padding: tokens.spacingVerticalM,
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover, color: tokens.colorNeutralForeground1Hover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
  },
  words: { flexGrow: 1, minWidth: 0, display: "flex", flexDirection: "column", overflowWrap: "anywhere" },
  unread: { fontWeight: tokens.fontWeightSemibold },
  small: { fontSize: tokens.fontSizeBase200 },
  side: { flexShrink: 0, display: "flex", flexDirection: "column", alignItems: "end", gap: tokens.spacingVerticalXS, fontSize: tokens.fontSizeBase200 },
  dot: { width: "8px", height: "8px", borderRadius: tokens.borderRadiusCircular, backgroundColor: tokens.colorBrandForeground1 },
});

/** What the feed needs: what is known of it, and the service that it asks. */
export interface ActivityFeed {
  readonly service: ActivityService;
  readonly known: KnownActivity;
}

interface ActivityAreaProps {
  readonly activity: ActivityFeed;
  readonly hosted: HostedApps;
  /** Says something in passing. */
  readonly notify: (text: string) => void;
}

/** What apps have told the person, newest first; each leads to what it is about. */
export function ActivityArea({ activity: { service, known }, hosted, notify }: ActivityAreaProps): ReactElement {
  const styles = useStyles();
  const [isUnreadOnly, setUnreadOnly] = useState(false);
  const { feed, isLost, pollNow } = known;
  function change(work: Promise<void>): void {
    work.then(pollNow, () => notify("That was not kept. Try again."));
  }
  function open(one: Notification): void {
    if (!one.isRead) change(service.markRead(one.id));
    const problem = follow(one, hosted);
    if (problem !== undefined) notify(problem);
  }
  return (
    <section className={styles.area} aria-label="Activity">
      <div className={styles.middle}>
        <div className={styles.head}>
          <Title3 as="h2" className={styles.heading}>
            Activity
          </Title3>
          <Switch label="Unread only" checked={isUnreadOnly} onChange={(_, { checked }) => setUnreadOnly(checked)} />
          <Button disabled={(feed?.unread ?? 0) === 0} onClick={() => change(service.markAllRead())}>
            Mark all as read
          </Button>
        </div>
        {isLost && <LostNotice />}
        {feed === undefined && !isLost && <PageSpinner label="Reading your activity…" />}
        {feed !== undefined && <FeedList shown={feed.value.filter(({ isRead }) => !isUnreadOnly || !isRead)} isUnreadOnly={isUnreadOnly} onOpen={open} />}
      </div>
    </section>
  );
}

/** Leads to what a notification is about. @returns why not, or `undefined`. */
function follow({ link, scope, place, appId }: Notification, hosted: HostedApps): string | undefined {
  if (link !== undefined) return followAppLink(link, hosted);
  hosted.open(homeOf(scope, place, appId));
  return undefined;
}

function homeOf(scope: Notification["scope"], place: string | undefined, appId: string): TeamsPlace {
  if (scope === "user" || place === undefined) return { kind: "app", appId };
  return scope === "chat" ? { kind: "chat", chatId: place } : { kind: "team", classId: place, tabId: POSTS_TAB };
}

interface FeedListProps {
  readonly shown: readonly Notification[];
  readonly isUnreadOnly: boolean;
  readonly onOpen: (one: Notification) => void;
}

function FeedList({ shown, isUnreadOnly, onOpen }: FeedListProps): ReactElement {
  const styles = useStyles();
  if (shown.length === 0) {
    return (
      <PageMessage title={isUnreadOnly ? "You have read everything" : "Nothing here yet"} picture={<AlertRegular />}>
        {isUnreadOnly ? "Turn off “Unread only” to see what came before." : "When an app has something to tell you, it appears here."}
      </PageMessage>
    );
  }
  return (
    <ul className={styles.list} aria-label="Notifications">
      {shown.map((one) => (
        <li key={one.id}>
          <FeedEntry one={one} onOpen={() => onOpen(one)} />
        </li>
      ))}
    </ul>
  );
}

function FeedEntry({ one, onOpen }: { readonly one: Notification; readonly onOpen: () => void }): ReactElement {
  const styles = useStyles();
  const { title, preview, topic, appName, actor, iconUrl, isRead, at } = one;
  const time = writeShortTime(at, new Date());
  const about = [topic, appName].filter((part) => part !== "" && part !== title).join(" · ");
  const label = [isRead ? "" : "Unread", title, preview, about, time].filter((part) => part !== "").join(", ");
  const picture = actor.kind === "app" && iconUrl !== undefined ? { image: { src: iconUrl, alt: "" } } : {};
  return (
    <button type="button" className={styles.entry} aria-label={label} onClick={onOpen}>
      <Avatar size={36} shape={actor.kind === "app" ? "square" : "circular"} color="colorful" name={actor.name} aria-hidden {...picture} />
      <span className={styles.words}>
        <span className={mergeClasses(!isRead && styles.unread)}>{title}</span>
        {preview !== "" && <span>{preview}</span>}
        <span className={styles.small}>{about}</span>
      </span>
      <span className={styles.side}>
        {time}
        {!isRead && <span className={styles.dot} aria-hidden />}
      </span>
    </button>
  );
}
