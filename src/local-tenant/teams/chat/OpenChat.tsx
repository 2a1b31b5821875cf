import { Button, Title3, makeStyles, tokens } from "@fluentui/react-components";
import { ArrowLeftRegular } from "@fluentui/react-icons/svg/arrow-left";
import { ChatRegular } from "@fluentui/react-icons/svg/chat";
import { type ReactElement, useCallback, useState } from "react";
import { PageMessage, PageSpinner } from "../../pages/PageMessage";
import { followAppLink } from "../follow-app-link";
import type { HostedApps } from "../hosted-apps";
import { ChatAvatar } from "./ChatAvatar";
import { ChatMessage } from "./ChatMessage";
import { Composer } from "./Composer";
import { ForwardDialog } from "./ForwardDialog";
import { LostNotice } from "./LostNotice";
import { MessageList } from "./MessageList";
import type { Activity, Chat } from "./chat-shapes";
import type { Messaging } from "./messaging";
import { useActivities } from "./use-activities";

const useStyles = makeStyles({
  head: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalM,
    padding: `0 ${tokens.spacingHorizontalM}`,
    minHeight: "56px",
    flexShrink: 0,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  back: { display: "none", "@media (max-width: 639px)": { display: "inline-flex" } },
  name: { margin: 0, fontSize: tokens.fontSizeBase400, minWidth: 0, overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
});

interface OpenChatProps {
  readonly chatId: string;
  /** What the list knows of the chat; absent until the list is there. */
  readonly chat: Chat | undefined;
  readonly messaging: Messaging;
  readonly hosted: HostedApps;
}

/** One chat: its messages, and the box to write in. */
export function OpenChat({ chatId, chat, messaging, hosted }: OpenChatProps): ReactElement {
  const styles = useStyles();
  const { activities, isLost, isMissing, pollNow } = useActivities(messaging.service, chatId);
  const name = chat?.name ?? "this chat";
  if (isMissing) {
    return (
      <PageMessage title="This chat is not here" picture={<ChatRegular />} onRetry={pollNow}>
        It may have been removed, or it belongs to somebody else.
      </PageMessage>
    );
  }
  return (
    <>
      <div className={styles.head}>
        <Button className={styles.back} appearance="subtle" icon={<ArrowLeftRegular />} aria-label="All chats" onClick={() => hosted.open({ kind: "chat" })} />
        {chat !== undefined && <ChatAvatar kind={chat.kind} name={chat.name} iconUrl={chat.iconUrl} size={32} />}
        <Title3 as="h2" className={styles.name}>
          {chat?.name ?? "Chat"}
        </Title3>
      </div>
      {isLost && <LostNotice />}
      {activities === undefined ? (
        !isLost && <PageSpinner label="Loading the messages…" />
      ) : (
        <Conversation name={name} activities={activities} pollNow={pollNow} chatId={chatId} chat={chat} messaging={messaging} hosted={hosted} />
      )}
    </>
  );
}

interface ConversationProps extends OpenChatProps {
  readonly name: string;
  readonly activities: readonly Activity[];
  readonly pollNow: () => void;
}

function Conversation({ name, activities, pollNow, chatId, chat, messaging, hosted }: ConversationProps): ReactElement {
  const { service, known, notify } = messaging;
  const [forwarding, setForwarding] = useState<string>();
  const newest = activities.at(-1);
  const followLink = useCallback((link: string) => followAppLink(link, hosted), [hosted]);
  async function send(text: string): Promise<void> {
    await service.send(chatId, text);
    pollNow();
    known.pollNow();
  }
  return (
    <>
      <MessageList with={name} activities={activities}>
        {(activity, isContinued) => (
          <ChatMessage
            activity={activity}
            chatId={chatId}
            iconUrl={chat?.iconUrl}
            isContinued={isContinued}
            service={service}
            followLink={followLink}
            onForward={() => setForwarding(activity.id)}
            onAnswered={pollNow}
          />
        )}
      </MessageList>
      <Composer to={name} suggestions={readSuggestions(newest)} onSend={send} />
      {forwarding !== undefined && (
        <ForwardDialog
          address={{ chatId, activityId: forwarding }}
          service={service}
          ownId={hosted.person.id}
          onClose={() => setForwarding(undefined)}
          onForwarded={(to) => {
            setForwarding(undefined);
            notify(`Forwarded to ${to.name}`);
            known.pollNow();
          }}
        />
      )}
    </>
  );
}

/** What the bot offers to be said next: only its last word counts. */
function readSuggestions(newest: Activity | undefined): readonly string[] {
  return newest === undefined || newest.deleted || newest.from.kind !== "bot" ? [] : [...new Set(newest.suggestions ?? [])];
}
