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

/** The answer to a press as Teams takes it. Source: Microsoft Teams docs, "Universal Actions", response format. */
export type PressResponse =
  | { readonly statusCode: 200; readonly type: typeof CARD_TYPE; readonly value: AdaptiveCard }
  | { readonly statusCode: 400; readonly type: "application/vnd.microsoft.error"; readonly value: { readonly code: "BadRequest"; readonly message: string } };

/** Answers a press with a card for the person who pressed, wherever the card has got to. */
export async function answerPress({ personId, value }: IncomingActivity, services: BotServices): Promise<PressResponse> {
  const press = readPress(value);
  if (press === undefined) {
    return { statusCode: 400, type: "application/vnd.microsoft.error", value: { code: "BadRequest", message: "Baton does not know this button." } };
  }
  if (personId === undefined) return shown(answerCard({ kind: "gone" }));
  if (press.kind === "due") return shown(await showDue(personId, services));
  return shown(answerCard(await pressCard({ personId, noticeId: press.noticeId, action: press.action }, services)));
}

async function showDue(personId: PersonId, services: BotServices): Promise<AdaptiveCard> {
  try {
    const due = await readDue(personId, services);
    return due.kind === "due" ? dueCard(due) : answerCard({ kind: "gone" });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return answerCard({ kind: "try-again" });
  }
}

function shown(value: AdaptiveCard): PressResponse {
  return { statusCode: 200, type: CARD_TYPE, value };
}
