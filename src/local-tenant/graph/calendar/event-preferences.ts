import { checkZone } from "./time-zone";
import { badCalendarRequest } from "./calendar-failure";

/** Preferences that addresses of calendars honour. */
export const CALENDAR_PREFERENCES = ["outlook.timezone", "outlook.body-content-type"] as const;

/** How the caller wants events to be shown. */
export interface EventPreferences {
  /** As the caller spells it; UTC when it did not say. */
  readonly zone: string;
  readonly asText: boolean;
  /** Tells the caller what was heeded. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Reads `Prefer`. @throws {GraphFailure} 400 for an unknown zone or type. */
export function readEventPreferences(headers: Headers): EventPreferences {
  const text = headers.get("prefer") ?? "";
  const zone = valueOf(text, "outlook.timezone");
  const type = valueOf(text, "outlook.body-content-type")?.toLowerCase();
  if (zone !== undefined) checkZone(zone);
  if (type !== undefined && type !== "text" && type !== "html") throw badCalendarRequest("The preferred content type of a body is text or html.");
  return { zone: zone ?? "UTC", asText: type === "text", headers: appliedHeaders({ "outlook.timezone": zone, "outlook.body-content-type": type }) };
}

function appliedHeaders(preferences: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  const applied = Object.entries(preferences).flatMap(([name, value]) => (value === undefined ? [] : [`${name}="${value}"`]));
  return applied.length === 0 ? {} : { "Preference-Applied": applied.join(", ") };
}

function valueOf(text: string, name: string): string | undefined {
  const found = new RegExp(`${name.replaceAll(".", "\\.")}\\s*=\\s*(?:"([^"]*)"|([^,;\\s]+))`, "i").exec(text);
  return found?.[1] ?? found?.[2];
}
