import { z } from "zod";
import { contextOf, type GraphCall, type GraphOperation, type GraphReply, ok } from "../operation";
import type { PersonRow } from "../directory/person";
import { CALENDAR_PERMISSIONS, requireCalendar } from "./calendar-access";
import { badCalendarRequest, badProperty } from "./calendar-failure";
import { newJoinUrl, threadOf } from "./join-address";

const HOUR_MS = 3_600_000;
const moment = z.iso.datetime({ offset: true });
const newMeeting = z.strictObject({ "@odata.type": z.literal("#microsoft.graph.onlineMeeting").optional(), subject: z.string().max(255).nullish(), startDateTime: moment.nullish(), endDateTime: moment.nullish() });

async function create(call: GraphCall): Promise<GraphReply> {
  const parsed = newMeeting.safeParse(call.body);
  if (!parsed.success) throw badProperty(parsed.error.issues.map(({ path }) => path.join("/") || "the request").join(", "));
  const person = await requireCalendar(call);
  const start = parsed.data.startDateTime ?? call.now;
  const end = parsed.data.endDateTime ?? new Date(Date.parse(start) + HOUR_MS).toISOString();
  if (Date.parse(end) <= Date.parse(start)) throw badCalendarRequest("The end time of a meeting must be after its start time.", "BadRequest");
  const joinWebUrl = newJoinUrl(call.tenantId, person.id);
  const id = Buffer.from(`1*${person.id}*0**${threadOf(joinWebUrl)}`).toString("base64url");
  const meeting = {
    id, creationDateTime: call.now, startDateTime: new Date(start).toISOString(), endDateTime: new Date(end).toISOString(), joinWebUrl, subject: parsed.data.subject ?? null,
    chatInfo: { threadId: threadOf(joinWebUrl), messageId: "0", replyChainMessageId: null }, participants: participantsOf(person),
  };
  await call.store.query("insert into online_meetings values ($1, $2, $3::jsonb)", [id, person.id, JSON.stringify(meeting)]);
  return { status: 201, body: { "@odata.context": contextOf(call, `users('${person.id}')/onlineMeetings/$entity`), ...meeting } };
}

function participantsOf(person: PersonRow): object {
  return { attendees: [], organizer: { upn: person.user_principal_name, role: "presenter", identity: { user: { id: person.id, displayName: person.display_name } } } };
}

async function find(call: GraphCall): Promise<GraphReply> {
  const wanted = /^\s*joinWebUrl\s+eq\s+'((?:[^']|'')*)'\s*$/i.exec(call.query.get("$filter") ?? "")?.[1];
  if (wanted === undefined) throw badCalendarRequest("Online meetings are found by $filter=JoinWebUrl eq '{address}'.", "InvalidArgument");
  const person = await requireCalendar(call);
  const address = wanted.replaceAll("''", "'");
  const rows = await call.store.query<{ meeting: Readonly<Record<string, unknown>> }>("select meeting from online_meetings where person_id = $1", [person.id]);
  const value = rows.map(({ meeting }) => meeting).filter(({ joinWebUrl }) => joinWebUrl === address || joinWebUrl === decodeURI(address));
  return ok({ "@odata.context": contextOf(call, `users('${person.id}')/onlineMeetings`), value });
}

const PATH = "/users/{userId}/onlineMeetings";

/** Online meetings that stand in no calendar. */
export const ONLINE_MEETING_OPERATIONS: readonly GraphOperation[] = [
  { method: "GET", path: PATH, documentedAs: "Get onlineMeeting", permissions: CALENDAR_PERMISSIONS.readMeetings, query: ["$filter"], handle: find },
  { method: "POST", path: PATH, documentedAs: "Create onlineMeeting", permissions: CALENDAR_PERMISSIONS.meetings, query: [], differs: "The join link leads to Microsoft's Teams, where there is no such meeting.", handle: create },
];
