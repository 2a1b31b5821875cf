import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { ChatRegular } from "@fluentui/react-icons/svg/chat";
import type { ReactElement } from "react";
import { PageMessage } from "../pages/PageMessage";
import { ChatList } from "./chat/ChatList";
import { OpenChat } from "./chat/OpenChat";
import type { Messaging } from "./chat/messaging";
import type { HostedApps } from "./hosted-apps";
import type { TeamsPlace } from "./teams-place";

const useStyles = makeStyles({
  area: { display: "flex", height: "100%", minHeight: 0 },
  list: {
    width: "320px",
    flexShrink: 0,
    overflowY: "auto",
    backgroundColor: tokens.colorNeutralBackground3,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    "@media (min-width: 640px) and (max-width: 959px)": { width: "240px" },
    "@media (max-width: 639px)": { width: "100%", borderRight: "none" },
  },
  chat: { flexGrow: 1, minWidth: 0, minHeight: 0, display: "flex", flexDirection: "column", backgroundColor: tokens.colorNeutralBackground2 },
  wideOnly: { "@media (max-width: 639px)": { display: "none" } },
});

interface ChatAreaProps {
  readonly place: Extract<TeamsPlace, { kind: "chat" }>;
  readonly messaging: Messaging;
  readonly hosted: HostedApps;
}

/** The person's chats, and the one that is open. */
export function ChatArea({ place: { chatId }, messaging, hosted }: ChatAreaProps): ReactElement {
  const styles = useStyles();
  const { chats } = messaging.known;
  return (
    <div className={styles.area}>
      <div className={mergeClasses(styles.list, chatId !== undefined && styles.wideOnly)}>
        <ChatList known={messaging.known} openId={chatId} onOpen={(id) => hosted.open({ kind: "chat", chatId: id })} />
      </div>
      <div className={mergeClasses(styles.chat, chatId === undefined && styles.wideOnly)}>
        {chatId === undefined ? (
          <PageMessage title={chats?.length === 0 ? "Nothing here yet" : "Choose a chat"} picture={<ChatRegular />}>
            {chats?.length === 0 ? "When an app or somebody writes to you, it appears here." : "Its messages open here."}
          </PageMessage>
        ) : (
          <OpenChat key={chatId} chatId={chatId} chat={chats?.find(({ id }) => id === chatId)} messaging={messaging} hosted={hosted} />
        )}
      </div>
    </div>
  );
}
