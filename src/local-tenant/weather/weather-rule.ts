import { z } from "zod";

/** What may happen to a request before anything of it is carried out. */
const BEFORE = ["401", "410", "412", "429", "500", "502", "503", "504", "reset"] as const;
/** What may happen after it has been carried out: it counts, and its caller does not hear so. */
const AFTER = ["commit-then-504", "commit-then-reset"] as const;

/** What may happen to a change notification on its way to a subscriber. */
const OF_NOTIFICATIONS = ["notification-lost", "notification-doubled", "notification-late", "subscription-lost"] as const;

const percentage = z.number().min(0).max(100);

/** One kind of weather over some of the requests. */
export const weatherRule = z.strictObject({
  /** `401` is a token that has run out before its time, `410` a place in a list or library that can no longer be followed, `412` a bot's message that met another; `latency` lets the request through, late; the kinds of notifications meet no request. */
  kind: z.enum([...BEFORE, ...AFTER, "latency", ...OF_NOTIFICATIONS]),
  /** Of the requests that fit, how many in a hundred meet it. */
  percent: percentage.default(100),
  /** How many requests may still meet it; without it there is no end. */
  times: z.int().min(1).optional(),
  methods: z.array(z.enum(["GET", "POST", "PATCH", "PUT", "DELETE"])).min(1).optional(),
  /** A part of the address. */
  pathIncludes: z.string().min(1).optional(),
  /** Applications that meet it; the tenant's own pages only when they are named. */
  apps: z.array(z.string().min(1)).min(1).optional(),
  /** For 429 and 503: what `Retry-After` says. */
  retryAfterSeconds: z.int().min(0).max(3_600).optional(),
  /** For `latency` and `notification-late`: the shortest and the longest delay. */
  delayMs: z.tuple([z.int().min(0).max(60_000), z.int().min(0).max(60_000)]).optional(),
});

/** Limits of SharePoint's throttling. In a school with up to a thousand licences they are 1,250 units and 300 calls. */
const budgetLimits = z.strictObject({
  /** Resource units in a minute. */
  unitsPerMinute: z.int().min(1).optional(),
  /** Calls that share something, in five minutes. */
  sharingPerFiveMinutes: z.int().min(1).optional(),
});

/** Everything that is set on the weather page. */
export const weatherPlan = z.strictObject({
  /** The same seed and the same requests meet the same weather. */
  seed: z.int().min(0).default(1),
  rules: z.array(weatherRule).max(50),
  /** How much SharePoint lets each application do; without it there is no end. */
  budget: budgetLimits.optional(),
});

export type WeatherRule = z.output<typeof weatherRule>;
export type BudgetLimits = z.output<typeof budgetLimits>;
export type WeatherPlan = z.output<typeof weatherPlan>;

/** A kind of trouble that keeps a request from being carried out. */
export type TroubleBefore = (typeof BEFORE)[number];
/** A kind of trouble that keeps its caller from hearing that it was. */
export type TroubleAfter = (typeof AFTER)[number];

export function isOfNotifications(kind: WeatherRule["kind"]): boolean {
  return (OF_NOTIFICATIONS as readonly string[]).includes(kind);
}

export function isBefore(kind: WeatherRule["kind"]): kind is TroubleBefore {
  return (BEFORE as readonly string[]).includes(kind);
}

export function isAfter(kind: WeatherRule["kind"]): kind is TroubleAfter {
  return (AFTER as readonly string[]).includes(kind);
}
