import { contextOf, type GraphCall, type GraphOperation, type GraphReply, ok } from "../operation";
import { readSelection } from "../select";
import { answerEvents, EVENT_COLLECTION_OPTIONS } from "./answer-events";
import { CALENDAR_PERMISSIONS, requireCalendar } from "./calendar-access";
import { badCalendarRequest, eventConflict } from "./calendar-failure";
import { type CalendarEvent, changeKeyOf, EVENT_TYPE, eventShape, listEvents, requireEvent } from "./event";
import { readEventChange, readNewEvent } from "./event-body";
import { changedContent, newContent } from "./event-content";
import { CALENDAR_PREFERENCES, type EventPreferences, readEventPreferences } from "./event-preferences";
import { changeMeeting, enterMeeting, removeMeeting } from "./event-writes";
import { newJoinUrl } from "./join-address";

function contextIn(call: GraphCall, personId: string, rest: string): string {
  return contextOf(call, `users('${encodeURIComponent(personId)}')/${rest}`);
}

async function list(call: GraphCall): Promise<GraphReply> {
  const preferences = readEventPreferences(call.headers);
  const person = await requireCalendar(call);
  return answerEvents(call, await listEvents(call, person.id), { preferences, context: contextIn(call, person.id, "events") });
}

async function view(call: GraphCall): Promise<GraphReply> {
  const preferences = readEventPreferences(call.headers);
  const person = await requireCalendar(call);
  const [from, until] = [edgeOf(call, "startDateTime"), edgeOf(call, "endDateTime")];
  if (until < from) throw badCalendarRequest("The StartDateTime must be before the EndDateTime.", "ErrorInvalidParameter");
  return answerEvents(call, await listEvents(call, person.id, { from, until }), { preferences, context: contextIn(call, person.id, "calendarView") });
}

/** An edge of the time window; without an offset it is UTC. */
function edgeOf({ query }: GraphCall, name: "startDateTime" | "endDateTime"): number {
  const text = query.get(name);
  if (text === null) throw badCalendarRequest("This request requires a time window specified by the query string parameters StartDateTime and EndDateTime.", "ErrorInvalidParameter");
  // A plus sign that was not encoded arrives as a blank.
  const found = /^(\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?)?)(Z|[+ -]\d\d:\d\d)?$/i.exec(text);
  const instant = Date.parse(`${withTime(found?.[1] ?? "")}${(found?.[2] ?? "Z").replace(" ", "+").toUpperCase()}`);
  if (Number.isNaN(instant)) throw badCalendarRequest(`The value of the parameter ${name} is not a date and time.`, "ErrorInvalidParameter");
  return instant;
}

function withTime(text: string): string {
  return text.includes("T") ? text.replace(/(\.\d{3})\d+$/, "$1") : `${text}T00:00:00`;
}

function answerOne(call: GraphCall, event: CalendarEvent, { preferences, status = 200 }: { readonly preferences: EventPreferences; readonly status?: number }): GraphReply {
  const selection = readSelection(call.query, EVENT_TYPE);
  const body = { "@odata.context": contextIn(call, event.person_id, `events${selection.inContext}/$entity`), ...selection.pick(eventShape(call, event, preferences)) };
  return { ...ok(body, { ...preferences.headers, ...(status === 201 ? { Location: `${call.links.root}/users/${event.person_id}/events/${event.id}` } : {}) }), status };
}

async function create(call: GraphCall): Promise<GraphReply> {
  const preferences = readEventPreferences(call.headers);
  const person = await requireCalendar(call);
  const asked = readNewEvent(call.body);
  const transactionId = asked.transactionId ?? undefined;
  const before = transactionId === undefined ? [] : await call.store.query<{ id: string }>("select id from events where person_id = $1 and transaction_id = $2 and not removed", [person.id, transactionId]);
  const content = newContent(asked, newJoinUrl(call.tenantId, person.id));
  if (transactionId !== undefined && before.length === 0) await forgetRemoved(call, person.id, transactionId);
  const id = before[0]?.id ?? (await enterMeeting(call, person, { content, transactionId }));
  return answerOne(call, await requireEvent(call, person.id, id), { preferences, status: 201 });
}

/** The number of something that was taken away may be used anew. */
async function forgetRemoved(call: GraphCall, personId: string, transactionId: string): Promise<void> {
  await call.store.query("update events set transaction_id = null where person_id = $1 and transaction_id = $2 and removed", [personId, transactionId]);
}

async function read(call: GraphCall): Promise<GraphReply> {
  const preferences = readEventPreferences(call.headers);
  const person = await requireCalendar(call);
  return answerOne(call, await requireEvent(call, person.id), { preferences });
}

async function change(call: GraphCall): Promise<GraphReply> {
  const preferences = readEventPreferences(call.headers);
  const person = await requireCalendar(call);
  const event = await requireEvent(call, person.id);
  checkEventMatch(call.headers, event);
  await changeMeeting(call, event, changedContent(event.content, readEventChange(call.body), newJoinUrl(call.tenantId, person.id)));
  return answerOne(call, await requireEvent(call, person.id), { preferences });
}

async function remove(call: GraphCall): Promise<GraphReply> {
  const person = await requireCalendar(call);
  const event = await requireEvent(call, person.id);
  checkEventMatch(call.headers, event);
  await removeMeeting(call, event);
  return { status: 204 };
}

function checkEventMatch(headers: Headers, event: CalendarEvent): void {
  const wanted = headers.get("if-match");
  if (wanted !== null && wanted !== "*" && wanted.replace(/^W\//, "").replaceAll('"', "") !== changeKeyOf(event)) throw eventConflict();
}

const USER = "/users/{userId}";
const COLLECTIONS = [`${USER}/events`, `${USER}/calendar/events`] as const;
const VIEWS = [`${USER}/calendarView`, `${USER}/calendar/calendarView`] as const;
const ONE = `${USER}/events/{eventId}`;
const prefer = CALENDAR_PREFERENCES;
const { read: READ, write: WRITE } = CALENDAR_PERMISSIONS;
const DOCS = "https://learn.microsoft.com/graph/api";
const JOIN = "The link to an online meeting leads to Microsoft's Teams, where there is no such meeting.";

/** Of two addresses for one thing the second is not in Microsoft's description as we hold it. */
function overlayOf(index: number, page: string): Pick<GraphOperation, "overlay"> {
  return index === 0 ? {} : { overlay: `${DOCS}/${page}` };
}

/** Events of calendars. */
export const EVENT_OPERATIONS: readonly GraphOperation[] = [
  ...COLLECTIONS.flatMap((path, index): readonly GraphOperation[] => [
    { method: "GET", path, documentedAs: "List events", permissions: READ, query: EVENT_COLLECTION_OPTIONS, prefer, handle: list, ...overlayOf(index, "user-list-events") },
    { method: "POST", path, documentedAs: "Create event", permissions: WRITE, query: [], prefer, differs: JOIN, handle: create, ...overlayOf(index, "user-post-events") },
  ]),
  ...VIEWS.map((path, index): GraphOperation => ({ method: "GET", path, documentedAs: "List calendarView", permissions: READ, query: [...EVENT_COLLECTION_OPTIONS, "startDateTime", "endDateTime"], prefer, handle: view, ...overlayOf(index, "user-list-calendarview") })),
  { method: "GET", path: ONE, documentedAs: "Get event", permissions: READ, query: ["$select"], prefer, handle: read },
  { method: "PATCH", path: ONE, documentedAs: "Update event", permissions: WRITE, query: [], prefer, headers: ["if-match"], handle: change },
  { method: "DELETE", path: ONE, documentedAs: "Delete event", permissions: WRITE, query: [], headers: ["if-match"], handle: remove },
];
