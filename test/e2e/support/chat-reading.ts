import type { PersonId } from "../../../src/domain/ids";
import { redeemSignIn } from "../../support/redeem-sign-in";
import { TENANT, TENANT_ID } from "./places";

const TEAMS_PAGE = "5e3ce6c0-2b1f-4285-8d4b-75ee78787346";

/** One message of a chat as the Teams page shows it. */
export interface ChatMessage {
  readonly id: string;
  readonly deleted: boolean;
  readonly card?: object;
}

/** What a person's chat with the bot holds, asked as the Teams page asks. */
export interface ChatReading {
  messages(): Promise<readonly ChatMessage[]>;
  /** Ids of the notices that the chat's cards carry, in the order of the messages; the same id twice is a card shown twice. */
  noticeIds(): Promise<readonly string[]>;
}

/** Reads a person's chat with the bot; without one it holds nothing. */
export async function readChatOf(personId: PersonId): Promise<ChatReading> {
  const token = await redeemSignIn(`${TENANT}/${TENANT_ID}/oauth2/v2.0`, {
    personId, clientId: TEAMS_PAGE, redirectUri: `${TENANT}/redirect.html`, scope: "openid https://graph.microsoft.com/User.Read https://graph.microsoft.com/EduRoster.ReadBasic",
  });
  const ask = async <T>(place: string) => {
    const response = await fetch(`${TENANT}/teams/api/${place}`, { headers: { authorization: `Bearer ${token}` } });
    if (!response.ok) throw new Error(`/teams/api/${place} answers ${String(response.status)}`);
    return ((await response.json()) as { readonly value: readonly T[] }).value;
  };
  const messages = async () => {
    const chat = (await ask<{ readonly id: string; readonly kind: string }>("chats")).find(({ kind }) => kind === "bot");
    return chat === undefined ? [] : await ask<ChatMessage>(`chats/${encodeURIComponent(chat.id)}/activities`);
  };
  return {
    messages,
    noticeIds: async () => (await messages()).flatMap(({ card }) => (card === undefined ? [] : [noticeIdOf(card)])),
  };
}

/** Every button of a card carries the notice's id. */
function noticeIdOf(card: object): string {
  const [, id] = /"notice":"([0-9a-f-]{36})"/.exec(JSON.stringify(card)) ?? [];
  if (id === undefined) throw new Error("A card carries no notice");
  return id;
}
