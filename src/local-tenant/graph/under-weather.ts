import { setTimeout as wait } from "node:timers/promises";
import type { ExposedRequest, Mishap, Weather } from "../weather/weather";
import { GraphFailure } from "./graph-failure";
import { errorReply, type Outcome } from "./outcome";

/** A request on its way through the weather. */
export interface WeatheredRequest extends ExposedRequest {
  readonly requestId: string;
  /** False for a part of a batch: it would keep the whole tenant waiting with it, and it has no connection of its own that could be cut. */
  readonly mayWait: boolean;
  /** Where a follower of changes begins again; only a request that follows them has it. */
  readonly freshStart?: string | undefined;
}

/** What Graph says about its own trouble. Sources: Microsoft Graph docs, error responses; SharePoint docs, throttling. */
const TROUBLES = {
  "401": { status: 401, code: "InvalidAuthenticationToken", message: "Lifetime validation failed, the token is expired." },
  "410": { status: 410, code: "resyncChangesApplyDifferences", message: "Resync required. Replace any local items with the server's version." },
  "429": { status: 429, code: "activityLimitReached", message: "The app or user has been throttled." },
  "500": { status: 500, code: "generalException", message: "An unspecified error has occurred." },
  "502": { status: 502, code: "BadGateway", message: "The gateway met a failing server." },
  "503": { status: 503, code: "serviceNotAvailable", message: "The service is not available. Try the request again after a delay." },
  "504": { status: 504, code: "GatewayTimeout", message: "The server did not answer in time." },
} as const;

const THROTTLED_SECONDS = 1;

/** Carries a request out through the weather: late, not at all, or without its caller hearing of it. */
export async function underWeather(weather: Pick<Weather, "strike"> | undefined, request: WeatheredRequest, carryOut: () => Promise<Outcome>): Promise<Outcome> {
  const spared = request.freshStart === undefined ? (["410", "412"] as const) : (["412"] as const);
  const mishap = weather?.strike({ ...request, spared });
  if (mishap === undefined) return await carryOut();
  if (mishap.delayMs > 0 && request.mayWait) await wait(mishap.delayMs);
  if (mishap.before !== undefined) return trouble(mishap.before, request);
  const outcome = await carryOut();
  const isLost = mishap.after !== undefined && outcome.reply.status < 400;
  return isLost ? { reply: errorReply(new GraphFailure(TROUBLES["504"]), request.requestId), cutConnection: request.mayWait && mishap.after === "commit-then-reset" } : outcome;
}

function trouble({ kind, retryAfterSeconds }: NonNullable<Mishap["before"]>, { requestId, mayWait, freshStart }: WeatheredRequest): Outcome {
  if (kind === "reset" || kind === "412") return { reply: errorReply(new GraphFailure(TROUBLES["504"]), requestId), cutConnection: mayWait };
  const seconds = retryAfterSeconds ?? (kind === "429" ? THROTTLED_SECONDS : undefined);
  const headers = {
    ...(seconds === undefined ? {} : { "Retry-After": String(seconds) }),
    ...(kind === "410" && freshStart !== undefined ? { Location: freshStart } : {}),
    ...(kind === "401" ? { "WWW-Authenticate": "Bearer" } : {}),
  };
  return { reply: errorReply(new GraphFailure({ ...TROUBLES[kind], headers }), requestId), cutConnection: false };
}
