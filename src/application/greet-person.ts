import type { Standing } from "../domain/access/standings";
import type { PersonId } from "../domain/ids";
import { NotAllowedError } from "./errors";
import type { Conversation } from "./notice-ports";
import type { KnowsPeople, Services } from "./services";
import { type Asking, whoIsAsking } from "./who-is-asking";

type Greets = KnowsPeople & Pick<Services, "notices" | "conversations">;

/**
 * Remembers where a member of staff can be written to, owes them one welcome ever, and sends on what waited for the chat.
 * Of anybody else nothing is kept.
 *
 * @throws {NotReadyError} the person's school has not been read yet; the channel tells the event again.
 */
export async function greetPerson(conversation: Conversation, services: Greets): Promise<"greeted" | "not-staff"> {
  const { personId } = conversation;
  const asking = await staffOrNobody(personId, services);
  const home = asking?.schools[0];
  if (home === undefined || !home.standings.some(isTold)) return "not-staff";
  // Whatever waited for the chat may go out as soon as the chat is known: the welcome must be owed by then, to come first.
  await services.notices.owe(home.school.id, [{ personId, key: `welcome:${personId}`, subject: { kind: "welcome" } }]);
  await services.conversations.keep(conversation);
  await services.notices.hasten(personId);
  return "greeted";
}

/** Forgets where the person could be written to, after they removed the app. */
export async function forgetPerson(personId: PersonId, { conversations }: Pick<Services, "conversations">): Promise<void> {
  await conversations.forget(personId);
}

async function staffOrNobody(personId: PersonId, services: KnowsPeople): Promise<Asking | undefined> {
  try {
    return await whoIsAsking(personId, services);
  } catch (error) {
    if (error instanceof NotAllowedError) return undefined;
    throw error;
  }
}

/** IT administrators keep the product running and are told nothing of plans. */
function isTold(standing: Standing): boolean {
  return standing !== "it-administrator";
}
