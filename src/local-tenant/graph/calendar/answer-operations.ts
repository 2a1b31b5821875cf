import { z } from "zod";
import { notImplemented } from "../graph-failure";
import type { GraphCall, GraphOperation, GraphReply } from "../operation";
import { CALENDAR_PERMISSIONS, requireCalendar } from "./calendar-access";
import { badCalendarRequest, badProperty } from "./calendar-failure";
import { requireEvent } from "./event";
import { answerMeeting, removeMeeting } from "./event-writes";

// Callers write the names of an action's parameters with a capital too.
const lowerNames = (body: unknown): unknown => (typeof body === "object" && body !== null && !Array.isArray(body) ? Object.fromEntries(Object.entries(body).map(([name, value]) => [`${name.slice(0, 1).toLowerCase()}${name.slice(1)}`, value])) : body);
const cancelBody = z.preprocess(lowerNames, z.strictObject({ comment: z.string().nullish() }));
const answerBody = z.preprocess(lowerNames, z.strictObject({ comment: z.string().nullish(), sendResponse: z.boolean().nullish(), proposedNewTime: z.unknown().optional() }));

async function cancel(call: GraphCall): Promise<GraphReply> {
  if (!cancelBody.safeParse(call.body ?? {}).success) throw badProperty("comment");
  const person = await requireCalendar(call);
  const event = await requireEvent(call, person.id);
  if (!event.is_organizer) throw badCalendarRequest("Your request can't be completed. You need to be an organizer to cancel a meeting.");
  if (event.content.attendees.length === 0) throw badCalendarRequest("Your request can't be completed. An event without attendees cannot be cancelled; delete it instead.");
  await removeMeeting(call, event);
  return { status: 202 };
}

async function answer(call: GraphCall, given: "accepted" | "tentativelyAccepted" | "declined"): Promise<GraphReply> {
  const parsed = answerBody.safeParse(call.body ?? {});
  if (!parsed.success) throw badProperty(parsed.error.issues.map(({ path }) => path.join("/") || "the request").join(", "));
  if (parsed.data.proposedNewTime !== undefined && parsed.data.proposedNewTime !== null) throw notImplemented("The local tenant passes on no other times.");
  const person = await requireCalendar(call);
  const event = await requireEvent(call, person.id);
  if (event.is_organizer) throw badCalendarRequest("Your request can't be completed. You can't respond to this meeting because you're the meeting organizer.");
  const isTold = parsed.data.sendResponse ?? true;
  if (isTold && !event.content.responseRequested) throw badCalendarRequest("Your request can't be completed. The organizer hasn't requested a response.");
  await answerMeeting(call, event, { answer: given, isTold });
  return { status: 202 };
}

const ONE = "/users/{userId}/events/{eventId}";
const common = { method: "POST", permissions: CALENDAR_PERMISSIONS.write, query: [] } as const;

/** What the organiser and the attendees of a meeting may do with it. */
export const MEETING_ANSWER_OPERATIONS: readonly GraphOperation[] = [
  { ...common, path: `${ONE}/cancel`, documentedAs: "event: cancel", handle: cancel },
  { ...common, path: `${ONE}/accept`, documentedAs: "event: accept", overlay: "https://learn.microsoft.com/graph/api/event-accept", handle: (call) => answer(call, "accepted") },
  { ...common, path: `${ONE}/tentativelyAccept`, documentedAs: "event: tentativelyAccept", overlay: "https://learn.microsoft.com/graph/api/event-tentativelyaccept", handle: (call) => answer(call, "tentativelyAccepted") },
  { ...common, path: `${ONE}/decline`, documentedAs: "event: decline", overlay: "https://learn.microsoft.com/graph/api/event-decline", handle: (call) => answer(call, "declined") },
];
