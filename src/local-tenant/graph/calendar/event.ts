import type { Row } from "../../store/store";
import type { GraphCall } from "../operation";
import type { SelectableType } from "../select";
import { eventNotFound } from "./calendar-failure";
import type { EventContent } from "./event-content";
import type { EventPreferences } from "./event-preferences";
import { localTimeOf } from "./time-zone";

/** What somebody who was asked may have answered. */
export type Answer = "none" | "organizer" | "notResponded" | "accepted" | "tentativelyAccepted" | "declined";

/** An event in one person's calendar, with what is known of the meeting from the others'. */
export interface CalendarEvent extends Row {
  readonly id: string;
  readonly person_id: string;
  readonly meeting_id: string;
  readonly is_organizer: boolean;
  readonly content: EventContent;
  readonly starts_at: number;
  readonly ends_at: number;
  readonly response: Answer;
  readonly responded_at: string | null;
  readonly is_cancelled: boolean;
  readonly version: number;
  readonly created_at: string;
  readonly modified_at: string;
  readonly transaction_id: string | null;
  readonly organizer_name: string;
  readonly organizer_address: string;
  /** What attendees have told the organiser, by address in lower case. */
  readonly told: Readonly<Record<string, { readonly response: Answer; readonly time: string | null }>> | null;
}

const EVENTS = `select e.*, p.display_name as organizer_name, p.user_principal_name as organizer_address,
  (select jsonb_object_agg(lower(q.user_principal_name), jsonb_build_object('response', r.told_response, 'time', r.told_at)) from events r join people q on q.id = r.person_id
    where r.meeting_id = e.meeting_id and not r.is_organizer) as told
  from events e join events o on o.meeting_id = e.meeting_id and o.is_organizer join people p on p.id = o.person_id where not e.removed and e.person_id = $1`;

/** A person's events that overlap a span, or all of them, by their start. */
export async function listEvents(call: GraphCall, personId: string, span?: { readonly from: number; readonly until: number }): Promise<readonly CalendarEvent[]> {
  if (span === undefined) return await call.store.query<CalendarEvent>(`${EVENTS} order by e.starts_at, e.id`, [personId]);
  return await call.store.query<CalendarEvent>(`${EVENTS} and e.starts_at < $3 and (e.ends_at > $2 or e.starts_at = e.ends_at and e.starts_at >= $2) order by e.starts_at, e.id`, [personId, span.from, span.until]);
}

/** @throws {GraphFailure} 404. */
export async function requireEvent(call: GraphCall, personId: string, eventId = call.params["eventId"] ?? ""): Promise<CalendarEvent> {
  const [event] = await call.store.query<CalendarEvent>(`${EVENTS} and e.id = $2`, [personId, eventId]);
  if (event === undefined) throw eventNotFound();
  return event;
}

/** What can be selected of an event. */
export const EVENT_TYPE: SelectableType = {
  name: "event",
  usual: [
    "id", "createdDateTime", "lastModifiedDateTime", "changeKey", "categories", "transactionId", "originalStartTimeZone", "originalEndTimeZone", "iCalUId", "reminderMinutesBeforeStart", "isReminderOn",
    "hasAttachments", "subject", "bodyPreview", "importance", "sensitivity", "isAllDay", "isCancelled", "isOrganizer", "responseRequested", "seriesMasterId", "showAs", "type", "webLink",
    "onlineMeetingUrl", "isOnlineMeeting", "onlineMeetingProvider", "allowNewTimeProposals", "isDraft", "hideAttendees", "recurrence", "responseStatus", "body", "start", "end", "location", "locations",
    "attendees", "organizer", "onlineMeeting",
  ],
  onRequest: [],
};

const PREVIEW_LENGTH = 255;
const NO_TIME = "0001-01-01T00:00:00Z";

/** Changes with every version; also in the ETag. */
export function changeKeyOf({ id, version }: CalendarEvent): string {
  return Buffer.from(`${id.slice(-12)}.${String(version)}`).toString("base64");
}

/** Source: Microsoft Graph docs, "event resource type". */
export function eventShape(call: GraphCall, event: CalendarEvent, preferences: EventPreferences): Readonly<Record<string, unknown>> {
  const { content } = event;
  return {
    "@odata.etag": `W/"${changeKeyOf(event)}"`,
    id: event.id,
    createdDateTime: event.created_at,
    lastModifiedDateTime: event.modified_at,
    changeKey: changeKeyOf(event),
    categories: content.categories,
    transactionId: event.transaction_id,
    originalStartTimeZone: content.start.timeZone,
    originalEndTimeZone: content.end.timeZone,
    iCalUId: event.meeting_id,
    reminderMinutesBeforeStart: content.reminderMinutesBeforeStart,
    isReminderOn: content.isReminderOn,
    hasAttachments: false,
    subject: event.is_cancelled ? `Canceled: ${content.subject}` : content.subject,
    bodyPreview: textOf(content.body).slice(0, PREVIEW_LENGTH),
    importance: content.importance,
    sensitivity: content.sensitivity,
    isAllDay: content.isAllDay,
    isCancelled: event.is_cancelled,
    isOrganizer: event.is_organizer,
    responseRequested: content.responseRequested,
    seriesMasterId: null,
    showAs: shownAs(event),
    type: "singleInstance",
    webLink: `${call.links.origin}/owa/?itemid=${encodeURIComponent(event.id)}&exvsurl=1&path=/calendar/item`,
    onlineMeetingUrl: null,
    isOnlineMeeting: content.joinUrl !== undefined,
    onlineMeetingProvider: content.joinUrl === undefined ? "unknown" : "teamsForBusiness",
    allowNewTimeProposals: content.allowNewTimeProposals,
    isDraft: false,
    hideAttendees: content.hideAttendees,
    recurrence: null,
    responseStatus: { response: event.response, time: event.responded_at ?? NO_TIME },
    body: preferences.asText ? { contentType: "text", content: textOf(content.body) } : content.body,
    start: timeShape(event, "start", preferences),
    end: timeShape(event, "end", preferences),
    location: { displayName: content.place, locationType: "default", uniqueId: content.place, uniqueIdType: "private" },
    locations: content.place === "" ? [] : [{ displayName: content.place, locationType: "default", uniqueId: content.place, uniqueIdType: "private" }],
    attendees: attendeesOf(event),
    organizer: { emailAddress: { name: event.organizer_name, address: event.organizer_address } },
    onlineMeeting: content.joinUrl === undefined ? null : { joinUrl: content.joinUrl },
  };
}

/** What is not answered yet shows as tentative. */
export function shownAs({ response, content }: CalendarEvent): string {
  return (response === "notResponded" || response === "tentativelyAccepted") && content.showAs !== "free" ? "tentative" : content.showAs;
}

function attendeesOf({ content, is_organizer: isOrganizer, told }: CalendarEvent): readonly object[] {
  if (content.hideAttendees && !isOrganizer) return [];
  return content.attendees.map(({ address, name, type }) => {
    const answer = isOrganizer ? told?.[address.toLowerCase()] : undefined;
    const response = answer === undefined || answer.response === "notResponded" ? "none" : answer.response;
    return { type, status: { response, time: answer?.time ?? NO_TIME }, emailAddress: { name, address } };
  });
}

function timeShape({ content, starts_at, ends_at }: CalendarEvent, which: "start" | "end", { zone }: EventPreferences): object {
  const instant = which === "start" ? starts_at : ends_at;
  return { dateTime: localTimeOf(instant, content.isAllDay ? "UTC" : zone), timeZone: zone };
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: " ", "#39": "'" };

function textOf({ contentType, content }: EventContent["body"]): string {
  if (contentType === "text") return content;
  const plain = content.replace(/<(?:br|\/p|\/div)\s*\/?>/gi, "\r\n").replace(/<(?:style|script)\b[^>]*>[\s\S]*?<\/(?:style|script)>|<[^>]*>/gi, "");
  return plain.replace(/&(amp|lt|gt|quot|nbsp|#39);/g, (_all, name: string) => ENTITIES[name] ?? "").trim();
}
