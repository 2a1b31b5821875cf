import { z } from "zod";
import { type GraphActor, pathOfLink } from "../../pages/graph-reader";
import { readJson } from "../../pages/read-json";
import { addDays, startOfDay } from "./calendar-days";

const named = z.object({ emailAddress: z.object({ name: z.string().nullish(), address: z.string() }) });
const moment = z.object({ dateTime: z.string() });
const event = z.object({
  id: z.string(),
  subject: z.string().nullish(),
  bodyPreview: z.string().nullish(),
  start: moment,
  end: moment,
  isAllDay: z.boolean(),
  isCancelled: z.boolean(),
  isOrganizer: z.boolean(),
  isOnlineMeeting: z.boolean(),
  responseRequested: z.boolean(),
  responseStatus: z.object({ response: z.string() }),
  location: z.object({ displayName: z.string().nullish() }).nullish(),
  organizer: named,
  attendees: z.array(named.extend({ type: z.string(), status: z.object({ response: z.string() }) })),
});
const eventsPage = z.object({ value: z.array(event), "@odata.nextLink": z.string().optional() });
const SELECTED = Object.keys(event.shape).join(",");
const PAGE_SIZE = 100;

/** Somebody who is asked to a meeting, and what the organiser knows of their answer. */
export interface AskedPerson {
  readonly name: string;
  readonly response: string;
}

/** An event of the person's calendar. */
export interface CalendarEvent {
  readonly id: string;
  readonly subject: string;
  readonly preview: string;
  /** Where the person is; of an event that lasts whole days the first day's start. */
  readonly start: Date;
  /** The instant at which it is over. */
  readonly end: Date;
  readonly isAllDay: boolean;
  readonly isCancelled: boolean;
  readonly isOnline: boolean;
  readonly place: string;
  readonly organizer: string;
  readonly isOrganizer: boolean;
  /** As Graph says it: `organizer`, `notResponded`, `accepted`, `tentativelyAccepted`, `declined` or `none`. */
  readonly response: string;
  /** Whether the organiser wants to hear the answer. */
  readonly wantsAnswer: boolean;
  readonly asked: readonly AskedPerson[];
}

/** What somebody who is asked to a meeting may answer, as Graph names the action. */
export type MeetingAnswer = "accept" | "tentativelyAccept" | "decline";

/** Reads the person's events that touch the days from `firstDay` on (`YYYY-MM-DD`, where the person is), by their start. */
export async function readEvents(graph: GraphActor, firstDay: string, days: number): Promise<readonly CalendarEvent[]> {
  const [from, until] = [startOfDay(firstDay), startOfDay(addDays(firstDay, days))];
  const found: CalendarEvent[] = [];
  let path: string | undefined = `/me/calendarView?startDateTime=${from.toISOString()}&endDateTime=${until.toISOString()}&$select=${SELECTED}&$top=${String(PAGE_SIZE)}`;
  while (path !== undefined) {
    const page: z.infer<typeof eventsPage> = await graph.read(path, eventsPage);
    found.push(...page.value.map(readEvent));
    path = pathOfLink(page["@odata.nextLink"]);
  }
  // Days that Graph counts in UTC may lie wholly outside the days of somebody elsewhere.
  return found.filter(({ start, end }) => start < until && (end > from || start >= from));
}

/** Answers an invitation; the organiser is told when they asked to be. What is declined leaves the calendar. */
export async function answerMeeting(graph: GraphActor, { id, wantsAnswer }: Pick<CalendarEvent, "id" | "wantsAnswer">, answer: MeetingAnswer): Promise<void> {
  await graph.act(`/me/events/${encodeURIComponent(id)}/${answer}`, { sendResponse: wantsAnswer });
}

/** The day that the tenant goes by, which its administration page can move; `YYYY-MM-DD`. */
export async function readToday(): Promise<string> {
  const { day } = await readJson(await fetch("/admin/api/day"), z.object({ day: z.string() }));
  return day;
}

function readEvent(read: z.infer<typeof event>): CalendarEvent {
  return {
    id: read.id,
    subject: read.subject || "(No subject)",
    preview: read.bodyPreview ?? "",
    start: instantOf(read.start.dateTime, read.isAllDay),
    end: instantOf(read.end.dateTime, read.isAllDay),
    isAllDay: read.isAllDay,
    isCancelled: read.isCancelled,
    isOnline: read.isOnlineMeeting,
    place: read.location?.displayName ?? "",
    organizer: nameOf(read.organizer),
    isOrganizer: read.isOrganizer,
    response: read.responseStatus.response,
    wantsAnswer: read.responseRequested,
    asked: read.attendees.map((one) => ({ name: nameOf(one), response: one.status.response })),
  };
}

/** Graph tells UTC unless it is asked for another zone; whole days are the same day everywhere. */
function instantOf(dateTime: string, isAllDay: boolean): Date {
  return isAllDay ? startOfDay(dateTime.slice(0, "YYYY-MM-DD".length)) : new Date(`${dateTime.slice(0, "YYYY-MM-DDTHH:MM:SS".length)}Z`);
}

function nameOf({ emailAddress: { name, address } }: z.infer<typeof named>): string {
  return name || address;
}
