import { z } from "zod";
import { notImplemented } from "../graph-failure";
import { subscriptionRefused } from "./subscription-failure";
import { changeTypesOf, longestMinutes, type WatchedKind } from "./watched-resource";

const MINUTE_MS = 60_000;
/** Whoever asks for less is given this. Source: Microsoft Graph docs, "subscription resource type". */
const SHORTEST_MINUTES = 45;
const LONGEST_STATE = 128;
const NOT_BUILT = ["encryptionCertificate", "encryptionCertificateId", "notificationQueryOptions", "notificationUrlAppId"] as const;

const moment = z.iso.datetime({ offset: true });
const newSubscription = z.strictObject({
  "@odata.type": z.literal("#microsoft.graph.subscription").optional(),
  changeType: z.string().min(1),
  notificationUrl: z.string().min(1),
  lifecycleNotificationUrl: z.string().min(1).nullish(),
  resource: z.string().min(1),
  expirationDateTime: moment,
  clientState: z.string().max(LONGEST_STATE).nullish(),
  includeResourceData: z.boolean().nullish(),
  latestSupportedTlsVersion: z.enum(["v1_0", "v1_1", "v1_2", "v1_3"]).nullish(),
  ...Object.fromEntries(NOT_BUILT.map((name) => [name, z.string().nullish()])),
});
const renewal = z.strictObject({ "@odata.type": z.literal("#microsoft.graph.subscription").optional(), expirationDateTime: moment });

/** What a caller asks for when it subscribes. */
export type NewSubscription = z.output<typeof newSubscription>;

/**
 * Reads the body of a new subscription; a list's own address may leave out the resource.
 *
 * @throws {GraphFailure} 400, or 501 for contents in notifications.
 */
export function readNewSubscription(body: unknown, usualResource?: string): NewSubscription {
  const given = usualResource === undefined || typeof body !== "object" || body === null ? body : { resource: usualResource, ...body };
  const parsed = newSubscription.safeParse(given);
  if (!parsed.success) throw subscriptionRefused(`Invalid value for ${parsed.error.issues.map(({ path }) => path.join(".") || "the request").join(", ")}.`);
  const asked: Readonly<Record<string, unknown>> = parsed.data;
  if (parsed.data.includeResourceData === true || NOT_BUILT.some((name) => typeof asked[name] === "string")) throw notImplemented("The local tenant's notifications carry no contents and no tokens.");
  checkAddress(parsed.data.notificationUrl);
  if (typeof parsed.data.lifecycleNotificationUrl === "string") checkAddress(parsed.data.lifecycleNotificationUrl);
  return parsed.data;
}

/** Reads until when a subscription is to live on. @throws {GraphFailure} 400. */
export function readRenewal(body: unknown): string {
  const parsed = renewal.safeParse(body);
  if (parsed.success) return parsed.data.expirationDateTime;
  if (typeof body === "object" && body !== null && "notificationUrl" in body) throw notImplemented("The address for notifications cannot be changed here: subscribe anew.");
  throw subscriptionRefused("Only expirationDateTime can be updated, and it must be a date and time.");
}

function checkAddress(text: string): void {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isHere = url?.protocol === "http:" && ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);
  if (url?.protocol !== "https:" && !isHere) throw subscriptionRefused("Notification URL must be an absolute https address.");
}

/**
 * The kinds of change that are asked for, as they will be shown.
 *
 * @throws {GraphFailure} 400 for one that this resource does not know.
 */
export function readChangeTypes(text: string, kind: WatchedKind): string {
  const asked = text.split(",").map((name) => name.trim().toLowerCase());
  const known = changeTypesOf(kind);
  if (asked.every((name) => known.includes(name))) return asked.join(",");
  throw subscriptionRefused(`Invalid changeType: this resource supports ${known.join(" and ")}.`);
}

/**
 * When a subscription will end: never sooner than in 45 minutes.
 *
 * @throws {GraphFailure} 400 when it lies in the past or further away than the resource allows.
 */
export function readExpiry(text: string, kind: WatchedKind, now: string): string {
  const [from, until] = [Date.parse(now), Date.parse(text)];
  const longest = longestMinutes(kind);
  if (until <= from) throw subscriptionRefused("Subscription expiration must be in the future.");
  // A caller that adds the longest life to its own clock may be a little ahead of ours.
  if (until > from + (longest + 1) * MINUTE_MS) throw subscriptionRefused(`Subscription expiration can only be ${String(longest)} minutes in the future.`);
  return new Date(Math.max(until, from + SHORTEST_MINUTES * MINUTE_MS)).toISOString();
}
