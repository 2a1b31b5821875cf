import { z } from "zod";
import { notImplemented } from "../graph-failure";
import { badProperty } from "./calendar-failure";

const MOST_ATTENDEES = 500;

const moment = z.strictObject({ dateTime: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?Z?$/), timeZone: z.string().min(1).max(100) });
const address = z.strictObject({ address: z.string().min(1).max(320), name: z.string().max(256).nullish() });
/** One of these words, in whatever letters. */
const anyCase = <const T extends readonly [string, ...string[]]>(names: T) => z.preprocess((text) => (typeof text === "string" ? (names.find((name) => name.toLowerCase() === text.toLowerCase()) ?? text) : text), z.enum(names));
const attendee = z.strictObject({
  "@odata.type": z.string().optional(), emailAddress: address, type: anyCase(["required", "optional", "resource"]).default("required"),
  // What a reader sent back; Outlook keeps its own.
  status: z.unknown().optional(), proposedNewTime: z.unknown().optional(),
});
const location = z.strictObject({ "@odata.type": z.string().optional(), displayName: z.string().max(255).nullish(), locationType: z.literal("default").nullish(), uniqueId: z.string().nullish(), uniqueIdType: z.string().nullish() });

const properties = {
  "@odata.type": z.literal("#microsoft.graph.event").optional(),
  subject: z.string().max(255).nullable(),
  body: z.strictObject({ "@odata.type": z.string().optional(), contentType: anyCase(["html", "text"]), content: z.string() }),
  start: moment,
  end: moment,
  isAllDay: z.boolean(),
  attendees: z.array(attendee).max(MOST_ATTENDEES),
  location,
  locations: z.array(location).max(1),
  importance: anyCase(["low", "normal", "high"]),
  sensitivity: anyCase(["normal", "personal", "private", "confidential"]),
  showAs: anyCase(["free", "tentative", "busy", "oof", "workingElsewhere", "unknown"]),
  categories: z.array(z.string().min(1).max(255)).max(25),
  isReminderOn: z.boolean(),
  reminderMinutesBeforeStart: z.int().min(0).max(40_320),
  responseRequested: z.boolean(),
  allowNewTimeProposals: z.boolean(),
  hideAttendees: z.boolean(),
  isOnlineMeeting: z.boolean(),
  onlineMeetingProvider: anyCase(["unknown", "teamsForBusiness", "skypeForBusiness", "skypeForConsumer"]),
  recurrence: z.null(),
  transactionId: z.string().min(1).max(255).nullable(),
};
const eventChange = z.strictObject(properties).partial();
const newEvent = eventChange.required({ start: true, end: true });

/** What a caller says of an event. */
export type EventChange = z.output<typeof eventChange>;
/** What a caller says of a new one. */
export type NewEvent = z.output<typeof newEvent>;

/** Reads a new event. @throws {GraphFailure} 400, or 501 for a series. */
export function readNewEvent(body: unknown): NewEvent {
  return readBy(newEvent, body);
}

/** Reads what is to change in an event. @throws {GraphFailure} 400, or 501 for a series. */
export function readEventChange(body: unknown): EventChange {
  const change = readBy(eventChange, body);
  if (change.transactionId !== undefined) throw badProperty("transactionId");
  return change;
}

function readBy<T>(schema: z.ZodType<T>, body: unknown): T {
  if (typeof body === "object" && body !== null && "recurrence" in body && body.recurrence !== null) throw notImplemented("The local tenant keeps no series of events.");
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw badProperty(parsed.error.issues.map(({ path, message }) => path.join("/") || message).join(", ").slice(0, 300));
  return parsed.data;
}
