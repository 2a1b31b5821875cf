import { setTimeout as wait } from "node:timers/promises";
import type { MiddlewareHandler } from "hono";
import type { Weather } from "./weather";

const NEVER_HERE = ["401", "410", "412", "commit-then-504", "commit-then-reset", "reset"] as const;

/** Lets weather that names the token address reach it: there it is answered in the words of Microsoft's identity platform. */
export function weatherOverTokens(weather: Pick<Weather, "strike">): MiddlewareHandler {
  return async (context, next) => {
    const mishap = weather.strike({ method: context.req.method, path: context.req.path, appId: "", spared: NEVER_HERE, mustBeNamed: true });
    if (mishap.delayMs > 0) await wait(mishap.delayMs);
    if (mishap.before === undefined) return await next();
    const { kind, retryAfterSeconds = 1 } = mishap.before;
    const description = "AADSTS90033: A transient error has occurred. Please try again.";
    const status = Number(kind) as 429 | 500 | 502 | 503 | 504;
    return context.json({ error: "temporarily_unavailable", error_description: description, error_codes: [90_033], timestamp: new Date().toISOString(), trace_id: crypto.randomUUID(), correlation_id: crypto.randomUUID() }, status, { "Retry-After": String(retryAfterSeconds) });
  };
}
