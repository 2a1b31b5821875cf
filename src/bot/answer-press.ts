import { pressCard } from "../application/press-card";
import { readDue } from "../application/read-due";
import { AppError } from "../application/errors";
import type { PersonId } from "../domain/ids";
import type { AdaptiveCard } from "../cards/adaptive-card";
import { answerCard } from "../cards/answer-card";
import { dueCard } from "../cards/due-card";
import type { BotServices } from "./bot-services";
import { readPress } from "./card-press";
import type { IncomingActivity } from "./incoming-activity";
import { CARD_TYPE } from "./outgoing-message";

const MESSAGE_TYPE = "application/vnd.microsoft.activity.message";

/** The answer to a press as Teams takes it. Source: Microsoft Teams docs, "Universal Actions", response format. */
export type PressResponse =
  | { readonly statusCode: 200; readonly type: typeof CARD_TYPE; readonly value: AdaptiveCard }
  | { readonly statusCode: 200; readonly type: typeof MESSAGE_TYPE; readonly value: string }
  | { readonly statusCode: 400; readonly type: "application/vnd.microsoft.error"; readonly value: { readonly code: "BadRequest"; readonly message: string } };

/** Answers a press with a card for the person who pressed, wherever the card has got to. */
export async function answerPress({ personId, value }: IncomingActivity, services: BotServices): Promise<PressResponse> {
  const press = readPress(value);
  if (press === undefined) {
    return { statusCode: 400, type: "application/vnd.microsoft.error", value: { code: "BadRequest", message: "Baton does not know this button." } };
  }
  if (personId === undefined) return shown(answerCard({ kind: "gone" }));
  if (press.kind === "due") return await showDue(personId, services);
  const answer = await pressCard({ personId, noticeId: press.noticeId, action: press.action }, services);
  return answer.kind === "try-again" ? PRESS_AGAIN : shown(answerCard(answer));
}

/**
 * Said beside the card, which keeps what was entered and the id that goes with it: a card in its place would lose both, and
 * what is entered anew could be kept twice.
 */
const PRESS_AGAIN: PressResponse = {
  statusCode: 200,
  type: MESSAGE_TYPE,
  value: "Microsoft 365 did not answer. Whether it was saved is not known. Pressing again is safe: nothing is saved twice.",
};

async function showDue(personId: PersonId, services: BotServices): Promise<PressResponse> {
  try {
    const due = await readDue(personId, services);
    return shown(due.kind === "due" ? dueCard(due) : answerCard({ kind: "gone" }));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return PRESS_AGAIN;
  }
}

function shown(value: AdaptiveCard): PressResponse {
  return { statusCode: 200, type: CARD_TYPE, value };
}
