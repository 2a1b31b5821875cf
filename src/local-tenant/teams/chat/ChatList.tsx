import { Text, Title3, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { ChatAvatar } from "./ChatAvatar";
import { LostNotice } from "./LostNotice";
import type { Chat } from "./chat-shapes";
import { writeShortTime } from "./message-time";
import type { KnownChats } from "./use-chats";

const useStyles = makeStyles({
  heading: { padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`, margin: 0 },
  chats: { listStyleType: "none", margin: 0, padding: `0 ${tokens.spacingHorizontalS}` },
  chat: {
    border: "none",
    margin: 0,
    backgroundColor: "transparent",
    fontFamily: "inherit",
    fontSize: tokens.fontSizeBase300,
    textAlign: "start",
    color: tokens.colorNeutralForeground1,
    boxSizing: "border-box",
    cursor: "pointer",
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalM,
    width: "100%",
    minHeight: "56px",
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    borderRadius: tokens.borderRadiusMedium,
    ":hover": { backgroundColor: tokens.colorNeutralBackground3Hover, color: tokens.colorNeutralForeground1Hover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  open: { backgroundColor: tokens.colorNeutralBackground1, boxShadow: `inset 0 0 0 1px ${tokens.colorNeutralStroke2}` },
  words: { flexGrow: 1, minWidth: 0, display: "flex", flexDirection: "column" },
  line: { display: "flex", alignItems: "baseline", gap: tokens.spacingHorizontalS },
  name: { flexGrow: 1, minWidth: 0, overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  small: { fontSize: tokens.fontSizeBase200, flexShrink: 0 },
  preview: { flexGrow: 1, minWidth: 0, overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap", fontSize: tokens.fontSizeBase200 },
  unread: { fontWeight: tokens.fontWeightSemibold },
  dot: { flexShrink: 0, width: "8px", height: "8px", borderRadius: tokens.borderRadiusCircular, backgroundColor: tokens.colorBrandForeground1 },
  none: { display: "block", padding: `0 ${tokens.spacingHorizontalL}`, color: tokens.colorNeutralForeground2 },
});

interface ChatListProps {
  readonly known: KnownChats;
  readonly openId: string | undefined;
  readonly onOpen: (chatId: string) => void;
}

/** The chats of the person, newest first. */
export function ChatList({ known, openId, onOpen }: ChatListProps): ReactElement {
  const styles = useStyles();
  const { chats, isLost } = known;
  return (
    <nav aria-label="Chats">
      <Title3 as="h2" block className={styles.heading}>
        Chat
      </Title3>
      {isLost && openId === undefined && <LostNotice />}
      {chats === undefined && !isLost && <Text className={styles.none}>Loading your chats…</Text>}
      {chats?.length === 0 && <Text className={styles.none}>No chats yet. A chat appears here when an app or somebody writes to you.</Text>}
      <ul className={styles.chats}>
        {chats?.map((chat) => (
          <li key={chat.id}>
            <ChatEntry chat={chat} isOpen={chat.id === openId} onOpen={() => onOpen(chat.id)} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

function ChatEntry({ chat, isOpen, onOpen }: { readonly chat: Chat; readonly isOpen: boolean; readonly onOpen: () => void }): ReactElement {
  const styles = useStyles();
  const { kind, name, iconUrl, lastAt, preview, unread } = chat;
  const isUnread = unread > 0;
  const time = lastAt === null ? "" : writeShortTime(lastAt, new Date());
  const said = preview.replaceAll("**", "");
  const label = [name, isUnread ? `${String(unread)} unread` : "", time, said].filter((part) => part !== "").join(", ");
  return (
    <button type="button" className={mergeClasses(styles.chat, isOpen && styles.open)} aria-label={label} aria-current={isOpen ? "page" : undefined} onClick={onOpen}>
      <ChatAvatar kind={kind} name={name} iconUrl={iconUrl} size={40} />
      <span className={styles.words}>
        <span className={styles.line}>
          <span className={mergeClasses(styles.name, isUnread && styles.unread)}>{name}</span>
          <span className={styles.small}>{time}</span>
        </span>
        <span className={styles.line}>
          <span className={mergeClasses(styles.preview, isUnread && styles.unread)}>{said}</span>
          {isUnread && <span className={styles.dot} aria-hidden />}
        </span>
      </span>
    </button>
  );
}
