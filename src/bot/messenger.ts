import type { Messenger } from "../application/notice-ports";
import { noticeCard } from "../cards/notice-card";
import { noticeSummary } from "../cards/notice-summary";
import { pressedCard } from "../cards/pressed-card";
import type { Channel } from "./channel";
import { cardMessage } from "./outgoing-message";

/** The bot's voice: what is to be told, as a card in the person's chat. */
export function createMessenger(channel: Channel): Messenger {
  return {
    send: (conversation, content) => channel.post(conversation, cardMessage(noticeCard(content), noticeSummary(content))),
    open: (personId) => channel.open(personId),
    replace: (conversation, activityId, content) =>
      channel.put(conversation, activityId, cardMessage(pressedCard(content), content.kind === "gone" ? "This is over" : "Read and understood")),
  };
}
