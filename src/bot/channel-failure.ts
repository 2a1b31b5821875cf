import { z } from "zod";
import { type AnyAppError, AppError, InvalidError, NotAllowedError, NotFoundError, type Subject, UnavailableError } from "../application/errors";

/** What the client throws: with the channel's answer, or without one when none came. */
const failedCall = z.object({
  isAxiosError: z.literal(true),
  response: z.object({ status: z.number(), headers: z.looseObject({ "retry-after": z.coerce.number().int().positive().optional().catch(undefined) }).catch({}) }).optional(),
});

const RETRY_SOON_SECONDS = 5;
/** Our own token is refused, or cannot be had: only an administrator mends that. */
const RETRY_AFTER_REFUSAL_SECONDS = 600;
const WORTH_RETRYING: readonly number[] = [408, 412, 429];
/** Another message was being written into the chat, or there were too many. */
const TURNED_AWAY: readonly number[] = [412, 429];

/**
 * Turns a failed call to a chat into the failure that the rest of the product knows.
 *
 * @throws the error itself when it did not come from a call: that is a bug.
 */
export function translateChannelError(error: unknown, chat: Subject): AnyAppError {
  const read = failedCall.safeParse(error);
  if (!read.success) throw error;
  const options = { cause: withoutRequest(read.data.response?.status) };
  const { status, headers } = read.data.response ?? { status: 0, headers: {} };
  if (status === 403) return new NotAllowedError("write to", chat, options);
  if (status === 404) return new NotFoundError(chat, options);
  if (status === 401) return new UnavailableError(RETRY_AFTER_REFUSAL_SECONDS, options);
  if (isRefusal(status)) return new InvalidError(chat, [`the channel refused it with ${String(status)}`], options);
  return new UnavailableError(headers["retry-after"] ?? RETRY_SOON_SECONDS, options);
}

/** Seconds to wait before a call that the channel has turned away without carrying it out is sent again. Source: Teams docs, "Rate limiting". */
export function waitAfterRefusal(error: unknown): number | undefined {
  const answer = failedCall.safeParse(error).data?.response;
  return answer !== undefined && TURNED_AWAY.includes(answer.status) ? (answer.headers["retry-after"] ?? 0) : undefined;
}

/** Seconds to wait before a call that does no harm twice is sent again; `undefined` where the channel will say the same another time. */
export function waitAfterTrouble(error: unknown): number | undefined {
  const read = failedCall.safeParse(error);
  if (!read.success) return undefined;
  const { response } = read.data;
  const isPassing = response === undefined || response.status >= 500 || WORTH_RETRYING.includes(response.status);
  return isPassing ? (response?.headers["retry-after"] ?? 0) : undefined;
}

/** The channel understood, and will say the same another time. */
function isRefusal(status: number): boolean {
  return status >= 300 && status < 500 && !WORTH_RETRYING.includes(status);
}

/** Not being given a token says nothing about a chat: it must never look as if somebody had removed the app. */
export function translateTokenFailure(error: unknown): unknown {
  return error instanceof AppError && !(error instanceof UnavailableError) ? new UnavailableError(RETRY_AFTER_REFUSAL_SECONDS, { cause: error }) : error;
}

/** The client's own error holds the token and the card. */
function withoutRequest(status: number | undefined): Error {
  return new Error(status === undefined ? "The channel gave no answer" : `The channel answered ${String(status)}`);
}
