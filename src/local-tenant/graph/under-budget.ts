import type { Weather } from "../weather/weather";
import { GraphFailure } from "./graph-failure";
import { errorReply, type Outcome } from "./outcome";

/** A request that SharePoint would count. */
export interface CountedRequest {
  readonly method: string;
  /** Under `/v1.0`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly appId: string;
  readonly requestId: string;
}

const OF_SHAREPOINT = /^\/(?:sites|drives|shares)(?:$|[/(])/i;
const OF_PERMISSIONS = /\/(?:permissions|invite|createLink)(?:$|[/(])/i;
const SHARING = /\/(?:invite|createLink|grant)$/i;
const COLLECTION = /\/(?:sites|lists|items|columns|contentTypes|children|versions|drives|thumbnails|subscriptions|search(?:\(.*\))?)$/i;

/** What a request costs in resource units. Source: SharePoint docs, "Avoid getting throttled or blocked", costs of Graph calls. */
export function unitsOf({ method, path, query }: Pick<CountedRequest, "method" | "path" | "query">): number {
  if (!OF_SHAREPOINT.test(path)) return 0;
  if (OF_PERMISSIONS.test(path) || /\bpermissions\b/i.test(query.get("$expand") ?? "")) return 5;
  if (method !== "GET") return 2;
  if (/\/delta(?:\(|$)/i.test(path)) return query.has("token") || path.includes("token=") ? 1 : 2;
  return COLLECTION.test(path) ? 2 : 1;
}

/** Carries a request out unless its application has spent what it may. */
export async function underBudget(weather: Pick<Weather, "spend"> | undefined, request: CountedRequest, carryOut: () => Promise<Outcome>): Promise<Outcome> {
  const account = weather?.spend({ appId: request.appId, units: unitsOf(request), isSharing: SHARING.test(request.path) });
  if (account === undefined) return await carryOut();
  if (account.retryAfterSeconds !== undefined) {
    const headers = { ...account.headers, "Retry-After": String(account.retryAfterSeconds) };
    const failure = new GraphFailure({ status: 429, code: "activityLimitReached", message: "The app or user has been throttled.", headers });
    return { reply: errorReply(failure, request.requestId), cutConnection: false };
  }
  const outcome = await carryOut();
  return { ...outcome, reply: { ...outcome.reply, headers: { ...outcome.reply.headers, ...account.headers } } };
}
