import type { BotChats, Messenger } from "../application/notice-ports";
import type { Deadlines } from "./deadlines";

/** A notice is held for twenty seconds: looking for it in the chat and sending it must be over by then. */
const EACH_WITHIN_SECONDS = 6;

/** What sends notices. */
interface SendingPorts {
  readonly botChats: BotChats;
  readonly messenger: Messenger;
}

/** Makes every step of sending a notice end before another sender may take the notice up. */
export function sendInTime({ botChats, messenger }: SendingPorts, deadlines: Deadlines): SendingPorts {
  const inTime = <T>(step: () => Promise<T>) => deadlines.within(EACH_WITHIN_SECONDS, step);
  return {
    botChats: {
      install: (personId) => inTime(() => botChats.install(personId)),
      findNotice: (personId, noticeId) => inTime(() => botChats.findNotice(personId, noticeId)),
    },
    messenger: {
      send: (conversation, card) => inTime(() => messenger.send(conversation, card)),
      open: (personId) => inTime(() => messenger.open(personId)),
      replace: (conversation, activityId, card) => inTime(() => messenger.replace(conversation, activityId, card)),
    },
  };
}
