import { readDue } from "../application/read-due";
import type { PersonId } from "../domain/ids";
import { dueCard } from "../cards/due-card";
import { helpCard } from "../cards/help-card";
import type { BotServices } from "./bot-services";
import { cardMessage, type OutgoingMessage } from "./outgoing-message";

const ASKS_WHAT_IS_DUE = /^(due|what('|’)?s due|what is due|reviews?|what reviews are due)$/;

/**
 * Answers what somebody wrote to the bot in their own chat.
 *
 * @throws {NotReadyError} the person's school has not been read yet.
 */
export async function answerMessage(text: string, personId: PersonId, services: BotServices): Promise<OutgoingMessage> {
  const question = text.trim().toLowerCase().replace(/[?.!\s]+$/, "").replace(/\s+/g, " ");
  if (question === "help") return cardMessage(helpCard(), "What I can do");
  if (!ASKS_WHAT_IS_DUE.test(question)) return { type: "message", text: "I did not understand that. Write **due** to see which reviews come up, or **help** to see what I can do." };
  const due = await readDue(personId, services);
  if (due.kind === "due") return cardMessage(dueCard(due), "What is due");
  return { type: "message", text: "Baton is for staff. If you work at the school, ask the SENCO to add you." };
}

/** What the bot says where others read along. */
export const NOT_HERE: OutgoingMessage = { type: "message", text: "Write to me in our own chat." };

/** Puts the two questions below a message, ready to be pressed. */
export function suggesting(message: OutgoingMessage, to: string): OutgoingMessage {
  const action = (title: string, value: string) => ({ type: "imBack" as const, title, value });
  return { ...message, suggestedActions: { to: [to], actions: [action("What is due", "due"), action("Help", "help")] } };
}
