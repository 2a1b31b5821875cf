import { z } from "zod";
import { contextOf, type GraphCall, type GraphOperation, type GraphReply, ok } from "../operation";
import { availabilityView } from "./availability";
import { CALENDAR_PERMISSIONS, requireCalendar } from "./calendar-access";
import { badCalendarRequest, badProperty } from "./calendar-failure";
import { type CalendarEvent, listEvents, shownAs } from "./event";
import { readEventPreferences } from "./event-preferences";
import { checkZone, instantOf, localTimeOf } from "./time-zone";

const MOST_SCHEDULES = 20;
const LONGEST_WINDOW_MS = 62 * 24 * 3_600_000;

const moment = z.strictObject({ "@odata.type": z.string().optional(), dateTime: z.string().min(1), timeZone: z.string().min(1).max(100) });
const scheduleBody = z.preprocess(
  (body) => (typeof body === "object" && body !== null && !Array.isArray(body) ? Object.fromEntries(Object.entries(body).map(([name, value]) => [`${name.slice(0, 1).toLowerCase()}${name.slice(1)}`, value])) : body),
  z.strictObject({ schedules: z.array(z.string().min(1)).min(1), startTime: moment, endTime: moment, availabilityViewInterval: z.union([z.int(), z.string().regex(/^\d{1,5}$/).transform(Number)]).nullish() }),
);

interface Window {
  readonly from: number;
  readonly until: number;
  readonly minutes: number;
  readonly zone: string;
}

async function getSchedule(call: GraphCall): Promise<GraphReply> {
  const preferences = readEventPreferences(call.headers);
  const parsed = scheduleBody.safeParse(call.body);
  if (!parsed.success) throw badProperty(parsed.error.issues.map(({ path }) => path.join("/") || "the request").join(", "));
  const reader = await requireCalendar(call);
  const { schedules, startTime, endTime, availabilityViewInterval } = parsed.data;
  for (const { timeZone } of [startTime, endTime]) checkZone(timeZone);
  const window = { from: instantOf(startTime.dateTime, startTime.timeZone), until: instantOf(endTime.dateTime, endTime.timeZone), minutes: availabilityViewInterval ?? 30, zone: preferences.zone };
  checkWindow(window, schedules.length);
  const value: object[] = [];
  for (const address of schedules) value.push(await scheduleOf(call, address, { window, readerId: reader.id }));
  return ok({ "@odata.context": contextOf(call, "Collection(microsoft.graph.scheduleInformation)"), value }, preferences.headers);
}

function checkWindow({ from, until, minutes }: Window, schedules: number): void {
  if (until <= from) throw badCalendarRequest("The end time must be after the start time.", "ErrorInvalidTimeInterval");
  if (until - from > LONGEST_WINDOW_MS) throw badCalendarRequest("The requested time duration specified for FreeBusyViewOptions.TimeWindow is not within the allowed limits: at most 62 days.", "ErrorTimeIntervalTooBig");
  if (minutes < 5 || minutes > 1440) throw badCalendarRequest("The interval of the availability view must be from 5 to 1440 minutes.", "ErrorInvalidMergedFreeBusyInterval");
  if ((until - from) / 60_000 < minutes) throw badCalendarRequest("The time window is shorter than the interval of the availability view.", "ErrorInvalidMergedFreeBusyInterval");
  if (schedules > MOST_SCHEDULES) throw badCalendarRequest(`At most ${String(MOST_SCHEDULES)} schedules can be asked for at once.`, "ErrorInvalidParameter");
}

async function scheduleOf(call: GraphCall, address: string, { window, readerId }: { readonly window: Window; readonly readerId: string }): Promise<object> {
  const [person] = await call.store.query<{ id: string }>("select id from people where not removed and lower(user_principal_name) = lower($1)", [address]);
  if (person === undefined) return { scheduleId: address, availabilityView: "", scheduleItems: [], error: { message: "Exception: Unable to resolve e-mail address to an Active Directory object.", responseCode: "ErrorMailRecipientNotFound" } };
  const events = (await listEvents(call, person.id, window)).filter((event) => !event.is_cancelled);
  const stretches = events.map((event) => ({ from: event.starts_at, until: event.ends_at, status: shownAs(event) }));
  return {
    scheduleId: address,
    availabilityView: availabilityView(stretches, window),
    scheduleItems: events.map((event) => itemShape(event, { zone: window.zone, isOwn: person.id === readerId })),
    workingHours: WORKING_HOURS,
  };
}

const WORKING_HOURS = { daysOfWeek: ["monday", "tuesday", "wednesday", "thursday", "friday"], startTime: "08:00:00.0000000", endTime: "17:00:00.0000000", timeZone: { name: "GMT Standard Time" } };

/** Others see when somebody is busy, and not with what. */
function itemShape(event: CalendarEvent, { zone, isOwn }: { readonly zone: string; readonly isOwn: boolean }): object {
  const { content } = event;
  const time = (instant: number) => ({ dateTime: localTimeOf(instant, content.isAllDay ? "UTC" : zone), timeZone: zone });
  const details = isOwn ? { subject: content.subject, location: content.place, isPrivate: content.sensitivity === "private", isMeeting: content.attendees.length > 0, isRecurring: false, isException: false, isReminderSet: content.isReminderOn } : {};
  return { ...details, status: shownAs(event), start: time(event.starts_at), end: time(event.ends_at) };
}

/** When people are free. */
export const SCHEDULE_OPERATIONS: readonly GraphOperation[] = [
  {
    method: "POST", path: "/users/{userId}/calendar/getSchedule", documentedAs: "calendar: getSchedule", overlay: "https://learn.microsoft.com/graph/api/calendar-getschedule",
    permissions: CALENDAR_PERMISSIONS.read, query: [], prefer: ["outlook.timezone"], differs: "Everybody works from 8 to 17, Monday to Friday.", handle: getSchedule,
  },
];
