import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { ArrowDownRegular } from "@fluentui/react-icons/svg/arrow-down";
import { Fragment, type ReactElement, type ReactNode } from "react";
import type { Activity } from "./chat-shapes";
import { isSameDay, writeDay } from "./message-time";
import { useStickyScroll } from "./use-sticky-scroll";

/** Messages of one writer that are no further apart than this read as one. */
const CONTINUED_WITHIN_MS = 5 * 60_000;

const useStyles = makeStyles({
  place: { flexGrow: 1, minHeight: 0, position: "relative", display: "flex" },
  list: {
    flexGrow: 1,
    minWidth: 0,
    overflowY: "auto",
    overflowX: "hidden",
    padding: `0 ${tokens.spacingHorizontalL}`,
    "@media (max-width: 639px)": { padding: `0 ${tokens.spacingHorizontalS}` },
  },
  content: { maxWidth: "900px", margin: "0 auto", paddingBottom: tokens.spacingVerticalM },
  day: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalM,
    marginTop: tokens.spacingVerticalL,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    "::before": { content: '""', flexGrow: 1, borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
    "::after": { content: '""', flexGrow: 1, borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  },
  start: { textAlign: "center", color: tokens.colorNeutralForeground2, padding: tokens.spacingVerticalXXL },
  newer: { position: "absolute", bottom: tokens.spacingVerticalS, left: "50%", transform: "translateX(-50%)" },
});

interface MessageListProps {
  readonly with: string;
  readonly activities: readonly Activity[];
  readonly children: (activity: Activity, isContinued: boolean) => ReactNode;
}

/** The messages of a chat by day. New ones are read out as they come. */
export function MessageList({ with: name, activities, children }: MessageListProps): ReactElement {
  const styles = useStyles();
  const now = new Date();
  const newest = activities.at(-1);
  const { list, content, hasNewer, onScroll, goToEnd } = useStickyScroll(newest?.id, newest?.from.isMe ?? false);
  return (
    <div className={styles.place}>
      <div ref={list} className={styles.list} role="log" aria-label={`Messages with ${name}`} onScroll={onScroll}>
        <div ref={content} className={styles.content}>
          {activities.length === 0 && <p className={styles.start}>{`This is the beginning of your chat with ${name}.`}</p>}
          {activities.map((activity, index) => {
            const before = activities[index - 1];
            const isNewDay = before === undefined || !isSameDay(before.at, activity.at);
            return (
              <Fragment key={activity.id}>
                {isNewDay && <div className={styles.day}>{writeDay(activity.at, now)}</div>}
                {children(activity, !isNewDay && isContinuation(before, activity))}
              </Fragment>
            );
          })}
        </div>
      </div>
      {hasNewer && (
        <Button className={styles.newer} appearance="primary" shape="circular" size="small" icon={<ArrowDownRegular />} onClick={goToEnd}>
          New messages
        </Button>
      )}
    </div>
  );
}

function isContinuation(before: Activity, activity: Activity): boolean {
  const isSameWriter = before.from.kind === activity.from.kind && before.from.name === activity.from.name && before.from.isMe === activity.from.isMe;
  return isSameWriter && Date.parse(activity.at) - Date.parse(before.at) < CONTINUED_WITHIN_MS;
}
