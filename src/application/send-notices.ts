import { composeCard } from "./compose-card";
import { AppError, NotAllowedError, NotFoundError, NotReadyError, UnavailableError } from "./errors";
import type { ClaimedNotice, NoticeOutcome } from "./notice-ports";
import type { KnowsPeople, Services } from "./services";

type Sends = KnowsPeople & Pick<Services, "audit" | "notices" | "conversations" | "messenger" | "botChats" | "appId">;

/** How soon a chat that was asked for is looked for again; its own arrival makes that sooner. */
const CHAT_WITHIN_SECONDS = 30;
/** A refusal that only an administrator can mend is tried again this seldom. */
const AFTER_REFUSAL_SECONDS = 600;

/**
 * Sends everything that is due, each notice once: after an attempt whose outcome nobody knows, the chat is looked at
 * before anything is sent again.
 *
 * @returns what stood in the way of single notices; they stay owed.
 */
export async function sendNotices(services: Sends): Promise<readonly AppError[]> {
  const problems: AppError[] = [];
  for (let claimed = await services.notices.claim(); claimed !== undefined; claimed = await services.notices.claim()) {
    const { outcome, problem, awaitsChat } = await attempt(claimed, services);
    await services.notices.settle(claimed, outcome);
    if (awaitsChat === true) await hastenIfReached(claimed, services);
    if (problem !== undefined) problems.push(problem);
  }
  return problems;
}

interface Attempt {
  readonly outcome: NoticeOutcome;
  readonly problem?: AppError;
  /** The chat has been asked for, and an event will tell where it is. */
  readonly awaitsChat?: boolean;
}

async function attempt(claimed: ClaimedNotice, services: Sends): Promise<Attempt> {
  const { notice, isUncertain } = claimed;
  try {
    const found = isUncertain ? await services.botChats.findNotice(notice.personId, notice.id) : undefined;
    const conversation = await services.conversations.find(notice.personId);
    if (found !== undefined) return sent(conversation?.conversationId ?? "", found, services);
  } catch (error) {
    return putOff(error, isUncertain);
  }
  return await sendAfresh(claimed, services);
}

/** Sends a notice of which it is certain that it has not been sent. */
async function sendAfresh({ notice }: ClaimedNotice, services: Sends): Promise<Attempt> {
  // Before the school has been read, everybody looks like a stranger: nothing may be decided then.
  const obstacle = services.readiness.obstacle(notice.schoolId);
  if (obstacle !== undefined) return putOff(obstacle, false);
  const card = await composeCard(notice, services);
  if (card === undefined) return { outcome: { kind: "dropped", because: "over" } };
  const conversation = await services.conversations.find(notice.personId);
  if (conversation === undefined) return await askForChat(notice.personId, services);
  try {
    return sent(conversation.conversationId, await services.messenger.send(conversation, card), services);
  } catch (error) {
    if (error instanceof NotFoundError || error instanceof NotAllowedError) await services.conversations.forget(notice.personId);
    if (error instanceof NotFoundError) return { outcome: { kind: "later", inSeconds: 0, isUncertain: false } };
    if (error instanceof NotAllowedError) return { outcome: { kind: "dropped", because: "removed-app" }, problem: error };
    return putOff(error, true);
  }
}

async function askForChat(personId: ClaimedNotice["notice"]["personId"], services: Sends): Promise<Attempt> {
  try {
    const chat = await services.botChats.install(personId);
    if (chat === "was-installed") await services.conversations.keep(await services.messenger.open(personId));
    return { outcome: { kind: "later", inSeconds: CHAT_WITHIN_SECONDS, isUncertain: false }, awaitsChat: true };
  } catch (error) {
    return putOff(error, false);
  }
}

function putOff(error: unknown, isUncertain: boolean): Attempt {
  if (!(error instanceof AppError)) throw error;
  const isBrief = error instanceof UnavailableError || error instanceof NotReadyError;
  const inSeconds = isBrief ? error.retryAfterSeconds : AFTER_REFUSAL_SECONDS;
  return { outcome: { kind: "later", inSeconds, isUncertain }, problem: error };
}

function sent(conversationId: string, activityId: string, { clock }: Pick<Services, "clock">): Attempt {
  return { outcome: { kind: "sent", conversationId, activityId, at: clock.now() } };
}

/** The chat may have arrived while the notice was still held: then nobody else would hasten it. */
async function hastenIfReached({ notice }: ClaimedNotice, services: Sends): Promise<void> {
  if ((await services.conversations.find(notice.personId)) !== undefined) await services.notices.hasten(notice.personId);
}
