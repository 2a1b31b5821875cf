import { badCalendarRequest } from "./calendar-failure";

/**
 * Windows names of time zones that schools here and their partners use, as the IANA database calls them; IANA names are
 * taken as they are. Source: Unicode CLDR, "windowsZones".
 */
const WINDOWS_NAMES: Readonly<Record<string, string>> = {
  utc: "UTC",
  "coordinated universal time": "UTC",
  "greenwich standard time": "Atlantic/Reykjavik",
  "gmt standard time": "Europe/London",
  "w. europe standard time": "Europe/Berlin",
  "central europe standard time": "Europe/Budapest",
  "central european standard time": "Europe/Warsaw",
  "romance standard time": "Europe/Paris",
  "gtb standard time": "Europe/Bucharest",
  "e. europe standard time": "Europe/Chisinau",
  "fle standard time": "Europe/Kyiv",
  "turkey standard time": "Europe/Istanbul",
  "russian standard time": "Europe/Moscow",
  "arabian standard time": "Asia/Dubai",
  "india standard time": "Asia/Kolkata",
  "china standard time": "Asia/Shanghai",
  "tokyo standard time": "Asia/Tokyo",
  "aus eastern standard time": "Australia/Sydney",
  "new zealand standard time": "Pacific/Auckland",
  "azores standard time": "Atlantic/Azores",
  "atlantic standard time": "America/Halifax",
  "eastern standard time": "America/New_York",
  "central standard time": "America/Chicago",
  "mountain standard time": "America/Denver",
  "pacific standard time": "America/Los_Angeles",
  "alaskan standard time": "America/Anchorage",
  "hawaiian standard time": "Pacific/Honolulu",
  "south africa standard time": "Africa/Johannesburg",
  "singapore standard time": "Asia/Singapore",
};

const clocks = new Map<string, Intl.DateTimeFormat>();

/** A clock of the zone, whatever it is called. @throws {GraphFailure} 400 for a zone that nobody knows. */
function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known !== undefined) return known;
  const name = zone.toLowerCase();
  try {
    const clock = new Intl.DateTimeFormat("en-GB", {
      timeZone: Object.hasOwn(WINDOWS_NAMES, name) ? WINDOWS_NAMES[name] : zone,
      hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit",
    });
    clocks.set(zone, clock);
    return clock;
  } catch {
    throw badCalendarRequest(`A valid TimeZone value must be specified. The following TimeZone value is not supported: '${zone.slice(0, 100)}'.`, "TimeZoneNotSupportedException");
  }
}

/** Whether there is such a time zone. @throws {GraphFailure} 400 when there is not. */
export function checkZone(zone: string): void {
  clockOf(zone);
}

/** What clocks in the zone show at an instant, as if it were UTC, in whole seconds of milliseconds. */
function shownAt(instant: number, zone: string): number {
  const parts = new Map(clockOf(zone).formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0;
  return Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
}

/** How far clocks in the zone are ahead of UTC at an instant. */
function aheadAt(instant: number, zone: string): number {
  const second = Math.floor(instant / 1000) * 1000;
  return shownAt(second, zone) - second;
}

/**
 * The instant at which clocks in the zone show this. An hour that is skipped in spring counts on from before; of an hour
 * that comes twice in autumn it is the first.
 */
export function instantOf(dateTime: string, zone: string): number {
  const shown = Date.parse(`${dateTime.replace(/Z$/, "").replace(/(\.\d{3})\d+$/, "$1")}Z`);
  if (Number.isNaN(shown)) throw badCalendarRequest("The date and time is not valid.", "ErrorInvalidParameter");
  const hours = 24 * 3_600_000;
  const candidates = [aheadAt(shown - hours, zone), aheadAt(shown + hours, zone)].map((ahead) => shown - ahead);
  const exact = candidates.filter((instant) => instant + aheadAt(instant, zone) === shown);
  return exact.length > 0 ? Math.min(...exact) : (candidates[0] ?? shown);
}

/** What clocks in the zone show at an instant, with seven decimals and no offset, as Outlook writes it. */
export function localTimeOf(instant: number, zone: string): string {
  return `${new Date(instant + aheadAt(instant, zone)).toISOString().slice(0, 23)}0000`;
}
