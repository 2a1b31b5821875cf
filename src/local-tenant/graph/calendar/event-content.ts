import { notImplemented } from "../graph-failure";
import { badCalendarRequest } from "./calendar-failure";
import type { EventChange, NewEvent } from "./event-body";
import { checkZone, instantOf } from "./time-zone";

const DAY_START = /T00:00(?::00(?:\.0+)?)?Z?$/;

/** Somebody who is asked to a meeting. */
export interface Attendee {
  readonly address: string;
  readonly name: string;
  readonly type: "required" | "optional" | "resource";
}

/** What an event says, the same in everybody's calendar but for a few things of their own. */
export interface EventContent {
  readonly subject: string;
  readonly body: { readonly contentType: "html" | "text"; readonly content: string };
  readonly start: { readonly dateTime: string; readonly timeZone: string };
  readonly end: { readonly dateTime: string; readonly timeZone: string };
  readonly isAllDay: boolean;
  readonly attendees: readonly Attendee[];
  readonly place: string;
  readonly importance: string;
  readonly sensitivity: string;
  readonly showAs: string;
  readonly categories: readonly string[];
  readonly isReminderOn: boolean;
  readonly reminderMinutesBeforeStart: number;
  readonly responseRequested: boolean;
  readonly allowNewTimeProposals: boolean;
  readonly hideAttendees: boolean;
  /** Where it is joined; absent for a meeting in one room. */
  readonly joinUrl?: string;
}

/** What Outlook takes an event to be that does not say. */
const USUAL: Omit<EventContent, "start" | "end"> = {
  subject: "", body: { contentType: "html", content: "" }, isAllDay: false, attendees: [], place: "", importance: "normal", sensitivity: "normal", showAs: "busy", categories: [],
  isReminderOn: true, reminderMinutesBeforeStart: 15, responseRequested: true, allowNewTimeProposals: true, hideAttendees: false,
};

/** What is the same in a caller's words and in an event. */
const KEPT_AS_SAID = [
  "start", "end", "isAllDay", "importance", "sensitivity", "showAs", "categories", "isReminderOn", "reminderMinutesBeforeStart", "responseRequested", "allowNewTimeProposals", "hideAttendees",
] as const;

/** A new event. @throws {GraphFailure} 400 as for any other. */
export function newContent(said: NewEvent, joinUrl: string): EventContent {
  return changedContent({ ...USUAL, start: said.start, end: said.end }, said, joinUrl);
}

/**
 * Puts what a caller said over what an event says.
 *
 * @throws {GraphFailure} 400 when it would end before it starts, or when days are whole and times are not.
 */
export function changedContent(before: EventContent, said: EventChange, joinUrl: string): EventContent {
  const same = Object.fromEntries(KEPT_AS_SAID.filter((name) => said[name] !== undefined).map((name) => [name, said[name]])) as Partial<EventContent>;
  const content = { ...before, ...same, ...saidInWords(said), ...saidOfPlace(said), ...saidOfPeople(said), ...saidOfJoining(said, before.joinUrl ?? joinUrl) };
  checkTimes(content);
  return content;
}

function saidInWords({ subject, body }: EventChange): Partial<EventContent> {
  return { ...(subject === undefined ? {} : { subject: subject ?? "" }), ...(body === undefined ? {} : { body: { contentType: body.contentType, content: body.content } }) };
}

function saidOfPlace({ location, locations }: EventChange): Partial<EventContent> {
  const place = location ?? locations?.[0];
  return place === undefined ? {} : { place: place.displayName ?? "" };
}

function saidOfPeople({ attendees }: EventChange): Partial<EventContent> {
  return attendees === undefined ? {} : { attendees: attendees.map(({ emailAddress: { address, name }, type }) => ({ address, name: name ?? address, type })) };
}

/** An online meeting stays one. */
function saidOfJoining({ isOnlineMeeting, onlineMeetingProvider: provider }: EventChange, joinUrl: string): Partial<EventContent> {
  if (isOnlineMeeting !== true) return {};
  if (provider !== undefined && provider !== "teamsForBusiness") throw notImplemented("Online meetings are held in Teams here.");
  return { joinUrl };
}

function checkTimes({ start, end, isAllDay }: EventContent): void {
  for (const { timeZone } of [start, end]) checkZone(timeZone);
  const [from, until] = [instantOf(start.dateTime, start.timeZone), instantOf(end.dateTime, end.timeZone)];
  if (until < from) throw badCalendarRequest("The end date is earlier than the start date.", "ErrorCalendarEndDateIsEarlierThanStartDate");
  if (!isAllDay) return;
  if (!DAY_START.test(start.dateTime)) throw badCalendarRequest("The Event.Start property for an all-day event needs to be set to midnight.");
  if (!DAY_START.test(end.dateTime)) throw badCalendarRequest("The Event.End property for an all-day event needs to be set to midnight.");
  if (start.timeZone !== end.timeZone) throw badCalendarRequest("The time zones of an all-day event's start and end must be the same.");
  if (until === from) throw badCalendarRequest("The duration of an event marked as All day must be at least 24 hours.");
}

/** From when until when it lasts, in milliseconds since 1970; whole days belong to no zone. */
export function spanOf({ start, end, isAllDay }: EventContent): { readonly startsAt: number; readonly endsAt: number } {
  const at = ({ dateTime, timeZone }: EventContent["start"]) => instantOf(dateTime, isAllDay ? "UTC" : timeZone);
  return { startsAt: at(start), endsAt: at(end) };
}
