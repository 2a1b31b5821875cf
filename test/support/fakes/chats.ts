import { NotAllowedError, NotFoundError } from "../../../src/application/errors";
import type { BotChats, Conversation, Messenger } from "../../../src/application/notice-ports";
import type { CardAfterPress, CardContent } from "../../../src/domain/card-content";
import type { NoticeId, PersonId } from "../../../src/domain/ids";

/** A message in somebody's chat with the bot, as it stands now. */
export interface ChatMessage {
  readonly personId: PersonId;
  readonly activityId: string;
  readonly noticeId: NoticeId;
  readonly card: CardContent | CardAfterPress;
}

/** Chats in memory, as the bot's voice and Microsoft Graph see them. */
export interface ChatsInMemory {
  readonly messenger: Messenger & {
    /** Every message that reached a chat, in order. */
    readonly messages: ChatMessage[];
    /** Throws from the next calls, in this order; `undefined` lets one through. */
    readonly failures: (Error | undefined)[];
    /** Throws from the next calls of `send` although the message has reached the chat. */
    readonly lostAnswers: Error[];
  };
  readonly botChats: BotChats & {
    /** Who has the app. */
    readonly installed: Set<PersonId>;
    /** Everybody for whom an install was asked. */
    readonly asked: PersonId[];
    readonly failures: (Error | undefined)[];
  };
}

/** Where this person's chat is while they have the app. */
export function conversationOf(personId: PersonId): Conversation {
  return { personId, conversationId: `a:${personId}`, serviceUrl: "http://localhost/connector/uk" };
}

/** Nobody has the app yet. */
export function chatsInMemory(): ChatsInMemory {
  const installed = new Set<PersonId>();
  const messages: ChatMessage[] = [];
  return { messenger: messengerInMemory(installed, messages), botChats: botChatsInMemory(installed, messages) };
}

function messengerInMemory(installed: ReadonlySet<PersonId>, messages: ChatMessage[]): ChatsInMemory["messenger"] {
  const failures: (Error | undefined)[] = [];
  const lostAnswers: Error[] = [];
  const mustHaveApp = (personId: PersonId) => {
    if (!installed.has(personId)) throw new NotAllowedError("write to", { kind: "chat", id: personId });
  };
  return {
    messages,
    failures,
    lostAnswers,
    send: async ({ personId, conversationId }, card) => {
      throwNext(failures);
      if (conversationId !== conversationOf(personId).conversationId) throw new NotFoundError({ kind: "chat", id: personId });
      mustHaveApp(personId);
      const activityId = `message-${String(messages.length + 1)}`;
      messages.push({ personId, activityId, noticeId: card.noticeId, card });
      throwNext(lostAnswers);
      return activityId;
    },
    open: async (personId) => {
      throwNext(failures);
      mustHaveApp(personId);
      return conversationOf(personId);
    },
    replace: async ({ personId }, activityId, card) => {
      throwNext(failures);
      const index = messages.findIndex((message) => message.personId === personId && message.activityId === activityId);
      if (index < 0) throw new NotFoundError({ kind: "chat", id: personId });
      messages[index] = { personId, activityId, noticeId: card.noticeId, card };
    },
  };
}

function botChatsInMemory(installed: Set<PersonId>, messages: readonly ChatMessage[]): ChatsInMemory["botChats"] {
  const asked: PersonId[] = [];
  const failures: (Error | undefined)[] = [];
  return {
    installed,
    asked,
    failures,
    install: async (personId) => {
      asked.push(personId);
      throwNext(failures);
      if (installed.has(personId)) return "was-installed";
      installed.add(personId);
      return "installed-now";
    },
    findNotice: async (personId, noticeId) => {
      throwNext(failures);
      return messages.find((message) => message.personId === personId && message.noticeId === noticeId)?.activityId;
    },
  };
}

function throwNext(failures: (Error | undefined)[]): void {
  const failure = failures.shift();
  if (failure !== undefined) throw failure;
}
