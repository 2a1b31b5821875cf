import { forgetPerson, greetPerson } from "../application/greet-person";
import type { PersonId } from "../domain/ids";
import { NOT_HERE, answerMessage, suggesting } from "./answer-message";
import type { BotServices } from "./bot-services";
import type { Channel } from "./channel";
import type { IncomingActivity } from "./incoming-activity";

/** What events are answered with. */
export interface ActivityParts {
  readonly services: BotServices;
  readonly channel: Channel;
}

/** Somebody has got the app: their chat becomes known. Groups and teams are nobody's chat. */
export async function greet(activity: IncomingActivity, { services }: ActivityParts): Promise<void> {
  const { personId, conversationId, serviceUrl, isPersonal } = activity;
  if (personId !== undefined && isPersonal) await greetPerson({ personId, conversationId, serviceUrl }, services);
}

/** Somebody has removed the app. */
export async function forget({ personId, isPersonal }: IncomingActivity, { services }: ActivityParts): Promise<void> {
  if (personId !== undefined && isPersonal) await forgetPerson(personId, services);
}

/** Answers what somebody wrote. A chat that was not known, or has moved to another address, becomes known. */
export async function reply(activity: IncomingActivity, parts: ActivityParts): Promise<void> {
  const { personId, isPersonal, from, text } = activity;
  if (!isPersonal) {
    await parts.channel.post(activity, NOT_HERE);
    return;
  }
  if (personId === undefined) return;
  if (!(await isKnown(activity, personId, parts))) await greet(activity, parts);
  await parts.channel.post(activity, suggesting(await answerMessage(text, personId, parts.services), from));
}

async function isKnown({ conversationId, serviceUrl }: IncomingActivity, personId: PersonId, { services }: ActivityParts): Promise<boolean> {
  const known = await services.conversations.find(personId);
  return known !== undefined && known.conversationId === conversationId && known.serviceUrl === serviceUrl;
}
