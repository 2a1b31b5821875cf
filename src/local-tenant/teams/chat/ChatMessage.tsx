import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { ChatAvatar } from "./ChatAvatar";
import { MarkdownText } from "./MarkdownText";
import { MessageCard } from "./MessageCard";
import { MessageMenu } from "./MessageMenu";
import type { ChatService } from "./chat-service";
import type { Activity } from "./chat-shapes";
import { writeClock } from "./message-time";

const useStyles = makeStyles({
  message: { display: "flex", gap: tokens.spacingHorizontalS, alignItems: "flex-start", minWidth: 0, marginTop: tokens.spacingVerticalM },
  mine: { flexDirection: "row-reverse" },
  continued: { marginTop: tokens.spacingVerticalXS },
  side: { width: "32px", flexShrink: 0, "@media (max-width: 639px)": { width: "24px" } },
  body: { display: "flex", flexDirection: "column", alignItems: "flex-start", gap: tokens.spacingVerticalXXS, minWidth: 0, maxWidth: "min(80%, 640px)", "@media (max-width: 639px)": { maxWidth: "calc(100% - 40px)" } },
  withCard: { width: "fit-content", maxWidth: "calc(100% - 40px)", "& > *": { maxWidth: "100%" } },
  mineBody: { alignItems: "flex-end" },
  head: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS, minHeight: "24px", fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  name: { color: tokens.colorNeutralForeground1 },
  bubble: {
    boxSizing: "border-box",
    maxWidth: "100%",
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    overflowWrap: "anywhere",
    "& p": { margin: `0 0 ${tokens.spacingVerticalS}` },
    "& ul": { margin: `0 0 ${tokens.spacingVerticalS}`, paddingInlineStart: tokens.spacingHorizontalXL },
    "& > :last-child": { marginBottom: 0 },
  },
  mineBubble: { backgroundColor: tokens.colorBrandBackground2, color: tokens.colorNeutralForeground1 },
  written: { whiteSpace: "pre-wrap" },
  deleted: { fontStyle: "italic", color: tokens.colorNeutralForeground2 },
});

interface ChatMessageProps {
  readonly activity: Activity;
  readonly chatId: string;
  /** Picture of the bot; the pictures of people are their initials. */
  readonly iconUrl: string | undefined;
  /** Follows closely on a message of the same writer, whose name is then not said again. */
  readonly isContinued: boolean;
  readonly service: ChatService;
  readonly followLink: (link: string) => string | undefined;
  readonly onForward: () => void;
  readonly onAnswered: () => void;
}

/** One message with its writer, its time, its text and its card. */
export function ChatMessage({ activity, chatId, iconUrl, isContinued, service, followLink, onForward, onAnswered }: ChatMessageProps): ReactElement {
  const styles = useStyles();
  const { id, sequence, from, at, deleted, text } = activity;
  const card = deleted ? undefined : activity.card;
  const name = from.isMe ? "You" : from.name;
  return (
    <article aria-label={`${name}, ${writeClock(at)}`} className={mergeClasses(styles.message, from.isMe && styles.mine, isContinued && styles.continued)}>
      {!from.isMe && <span className={styles.side}>{!isContinued && <ChatAvatar kind={from.kind} name={from.name} iconUrl={iconUrl} size={24} />}</span>}
      <div className={mergeClasses(styles.body, from.isMe && styles.mineBody, Boolean(card) && styles.withCard)}>
        <MessageHead activity={activity} isContinued={isContinued} />
        {(text.trim() !== "" || !card) && <Bubble activity={activity} />}
        {card && (
          <MessageCard held={{ card, sequence }} address={{ chatId, activityId: id }} author={from.name} service={service} followLink={followLink} onAnswered={onAnswered} />
        )}
      </div>
      {!deleted && <MessageMenu onForward={onForward} />}
    </article>
  );
}

type MessagePart = Pick<ChatMessageProps, "activity">;

function MessageHead({ activity: { from, at, editedAt, deleted }, isContinued }: MessagePart & Pick<ChatMessageProps, "isContinued">): ReactElement | undefined {
  const styles = useStyles();
  const isEdited = Boolean(editedAt) && !deleted;
  if (isContinued && !isEdited) return undefined;
  return (
    <div className={styles.head}>
      {!from.isMe && !isContinued && <span className={styles.name}>{from.name}</span>}
      <time dateTime={at}>{writeClock(at)}</time>
      {isEdited && <span>Edited</span>}
    </div>
  );
}

function Bubble({ activity: { from, deleted, text, botId } }: MessagePart): ReactElement {
  const styles = useStyles();
  // A copy of what a bot said is still the bot's writing.
  const isWritten = from.kind === "person" && !botId;
  return (
    <div className={mergeClasses(styles.bubble, from.isMe && styles.mineBubble, isWritten && styles.written, deleted && styles.deleted)}>
      {deleted && "This message has been deleted."}
      {!deleted && (isWritten ? text : <MarkdownText text={text} />)}
    </div>
  );
}
