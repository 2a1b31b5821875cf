import { type PersonRow, requirePerson } from "../directory/person";
import type { GraphCall, OperationPermissions } from "../operation";
import { calendarDenied } from "./calendar-failure";

const READ = ["Calendars.Read", "Calendars.ReadWrite"];
const WRITE = ["Calendars.ReadWrite"];

/** Permissions of calendars, least first. Source: Microsoft Graph permissions reference. */
export const CALENDAR_PERMISSIONS = {
  read: { delegated: READ, application: READ },
  write: { delegated: WRITE, application: WRITE },
  meetings: { delegated: ["OnlineMeetings.ReadWrite"], application: ["OnlineMeetings.ReadWrite.All"] },
  readMeetings: { delegated: ["OnlineMeetings.Read", "OnlineMeetings.ReadWrite"], application: ["OnlineMeetings.Read.All", "OnlineMeetings.ReadWrite.All"] },
} as const satisfies Readonly<Record<string, OperationPermissions>>;

/**
 * The person whose calendar the call names: one's own, or anybody's for an application by itself.
 *
 * @throws {GraphFailure} 403 for somebody else's, 404 when there is nobody.
 */
export async function requireCalendar(call: GraphCall): Promise<PersonRow> {
  const person = await requirePerson(call, call.params["userId"] ?? "");
  if (call.caller.personId !== undefined && call.caller.personId !== person.id) throw calendarDenied();
  return person;
}
