import { Client } from "@microsoft/teams.api";
import { z } from "zod";
import { UnavailableError } from "../application/errors";
import { type Patience, patiently } from "../application/patience";
import type { Conversation } from "../application/notice-ports";
import type { PersonId } from "../domain/ids";
import { translateChannelError, translateTokenFailure, waitAfterRefusal, waitAfterTrouble } from "./channel-failure";
import type { OutgoingMessage } from "./outgoing-message";

/** What is needed to write into chats. */
export interface ChannelParts {
  readonly tenantId: string;
  /** Where a chat is asked for that nobody has told the address of. */
  readonly serviceUrl: string;
  /** An app-only token for the channel. */
  readonly getToken: () => Promise<string>;
  readonly patience: Patience;
  /** How long an answer is waited for; ten seconds where nothing is said. */
  readonly answerWithinSeconds?: number;
}

/** Where one chat is. */
export type ChatAddress = Pick<Conversation, "conversationId" | "serviceUrl">;

/**
 * The Bot Framework connector, each chat at its own address. What was not carried out for certain is tried again while there
 * is patience, and what does no harm twice after any trouble. Every call throws what `Messenger.send` throws.
 */
export interface Channel {
  /** Sends a message and says its id. */
  post(chat: ChatAddress, message: OutgoingMessage): Promise<string>;
  /** Puts a message in the place of another. */
  put(chat: ChatAddress, activityId: string, message: OutgoingMessage): Promise<void>;
  /** The chat with a person who has the app. */
  open(personId: PersonId): Promise<Conversation>;
}

const ANSWER_WITHIN_SECONDS = 10;
/** After an answer that cannot be read: what became of the call is unknown. */
const RETRY_SOON_SECONDS = 5;

const sentMessage = z.object({ id: z.string().min(1) });
const openedChat = z.object({ id: z.string().min(1), serviceUrl: z.string().optional() });

/** Reaches chats by the client library for Teams, with our own token. */
export function createChannel(parts: ChannelParts): Channel {
  const { patience } = parts;
  async function clientAt(serviceUrl: string): Promise<Client> {
    const token = await parts.getToken().catch((error: unknown) => {
      throw translateTokenFailure(error);
    });
    return new Client(serviceUrl.replace(/\/+$/, ""), { token, timeout: patience.callWithinMs(parts.answerWithinSeconds ?? ANSWER_WITHIN_SECONDS) });
  }

  return {
    async post({ conversationId, serviceUrl }, message) {
      const call = async () => (await clientAt(serviceUrl)).conversations.createActivity(conversationId, message);
      const sent = sentMessage.safeParse(await naming(conversationId, patiently(patience, call, waitAfterRefusal)));
      if (!sent.success) throw new UnavailableError(RETRY_SOON_SECONDS);
      return sent.data.id;
    },
    async put({ conversationId, serviceUrl }, activityId, message) {
      const call = async () => (await clientAt(serviceUrl)).conversations.updateActivity(conversationId, activityId, message);
      await naming(conversationId, patiently(patience, call, waitAfterTrouble));
    },
    async open(personId) {
      const members = [{ id: personId, aadObjectId: personId, name: "", role: "user" as const }];
      const call = async () => (await clientAt(parts.serviceUrl)).conversations.create({ members, tenantId: parts.tenantId });
      const opened = openedChat.safeParse(await naming(personId, patiently(patience, call, waitAfterTrouble)));
      if (!opened.success) throw new UnavailableError(RETRY_SOON_SECONDS);
      const { id, serviceUrl = parts.serviceUrl } = opened.data;
      return { personId, conversationId: id, serviceUrl };
    },
  };
}

async function naming<T>(chatId: string, call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    throw translateChannelError(error, { kind: "chat", id: chatId });
  }
}
