import { useCallback, useState } from "react";
import type { ChatService } from "./chat-service";
import type { Chat } from "./chat-shapes";
import { usePolling } from "./use-polling";

/** The chats of the person, kept up to date. */
export interface KnownChats {
  /** Absent until they were read for the first time. */
  readonly chats?: readonly Chat[] | undefined;
  /** The last reading failed; what is shown may be old. */
  readonly isLost: boolean;
  readonly pollNow: () => void;
}

/** Follows the list of chats; the chat that is open counts as read. */
export function useChats(service: ChatService, openChatId: string | undefined): KnownChats {
  const [chats, setChats] = useState<readonly Chat[]>();
  const poll = useCallback(async () => setChats(await service.listChats()), [service]);
  const { isLost, pollNow } = usePolling(poll);
  return { chats: chats?.map((chat) => (chat.id === openChatId ? { ...chat, unread: 0 } : chat)), isLost, pollNow };
}

/** How many messages of all chats the person has not seen. */
export function countUnread({ chats = [] }: KnownChats): number {
  return chats.reduce((sum, { unread }) => sum + unread, 0);
}
