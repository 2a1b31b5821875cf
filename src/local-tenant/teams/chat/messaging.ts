import type { ChatService } from "./chat-service";
import type { KnownChats } from "./use-chats";

/** What every place that shows chats needs. */
export interface Messaging {
  readonly service: ChatService;
  readonly known: KnownChats;
  /** Says something in passing. */
  readonly notify: (text: string) => void;
}
