import type { PersonRow } from "../directory/person";
import type { GraphCall } from "../operation";
import type { Answer, CalendarEvent } from "./event";
import { type EventContent, spanOf } from "./event-content";

interface NewRow {
  readonly personId: string;
  readonly meetingId: string;
  readonly content: EventContent;
  readonly isOrganizer: boolean;
  readonly response: Answer;
  readonly transactionId?: string | undefined;
}

/** Enters a meeting into the organiser's calendar and into those of everybody in the tenant who is asked. Gives the organiser's id of it. */
export async function enterMeeting(call: GraphCall, organizer: PersonRow, { content, transactionId }: { readonly content: EventContent; readonly transactionId?: string | undefined }): Promise<string> {
  const meetingId = `040000008200E00074C5B7101A82E008${crypto.randomUUID().replaceAll("-", "").toUpperCase()}`;
  const id = await insertRow(call, { personId: organizer.id, meetingId, content, isOrganizer: true, response: "organizer", transactionId });
  for (const personId of await attendeesInTenant(call, content, organizer.id)) await insertRow(call, { personId, meetingId, content, isOrganizer: false, response: "notResponded" });
  return id;
}

async function insertRow(call: GraphCall, { personId, meetingId, content, isOrganizer, response, transactionId }: NewRow): Promise<string> {
  const id = `AAMk${Buffer.from(crypto.getRandomValues(new Uint8Array(60))).toString("base64url")}`;
  const { startsAt, endsAt } = spanOf(content);
  await call.store.query(
    `insert into events (id, person_id, meeting_id, is_organizer, content, starts_at, ends_at, response, told_response, created_at, modified_at, transaction_id)
     values ($1, $2, $3, $4, $5::jsonb, $6, $7, $8, $8, $9, $9, $10)`,
    [id, personId, meetingId, isOrganizer, JSON.stringify(content), startsAt, endsAt, response, call.now, transactionId ?? null],
  );
  return id;
}

async function attendeesInTenant(call: GraphCall, { attendees }: EventContent, organizerId: string): Promise<readonly string[]> {
  const addresses = [...new Set(attendees.map(({ address }) => address.toLowerCase()))];
  const rows = await call.store.query<{ id: string }>("select id from people where not removed and lower(user_principal_name) = any($1) and id <> $2 order by id", [addresses, organizerId]);
  return rows.map(({ id }) => id);
}

/** Puts new words into an event. The organiser's reach everybody's calendar; an attendee's stay in their own. */
export async function changeMeeting(call: GraphCall, event: CalendarEvent, content: EventContent): Promise<void> {
  const before = spanOf(event.content);
  await writeContent(call, event.id, content);
  if (!event.is_organizer) return;
  const wanted = new Set(await attendeesInTenant(call, content, event.person_id));
  const copies = await call.store.query<{ id: string; person_id: string; content: EventContent }>("select id, person_id, content from events where meeting_id = $1 and not is_organizer", [event.meeting_id]);
  for (const copy of copies) {
    if (!wanted.delete(copy.person_id)) {
      await cancelRow(call, copy.id);
      continue;
    }
    await writeContent(call, copy.id, { ...content, categories: copy.content.categories, isReminderOn: copy.content.isReminderOn, reminderMinutesBeforeStart: copy.content.reminderMinutesBeforeStart });
    if (spanOf(content).startsAt !== before.startsAt || spanOf(content).endsAt !== before.endsAt) await askAgain(call, copy.id);
  }
  for (const personId of wanted) await insertRow(call, { personId, meetingId: event.meeting_id, content, isOrganizer: false, response: "notResponded" });
}

async function writeContent(call: GraphCall, id: string, content: EventContent): Promise<void> {
  const { startsAt, endsAt } = spanOf(content);
  await call.store.query(`update events set content = $2::jsonb, starts_at = $3, ends_at = $4, modified_at = $5, ${NEXT} where id = $1`, [id, JSON.stringify(content), startsAt, endsAt, call.now]);
}

const NEXT = "version = version + 1, change = nextval('change_number')";

/** A meeting at another time is a new question. */
async function askAgain(call: GraphCall, id: string): Promise<void> {
  await call.store.query("update events set response = 'notResponded', responded_at = null, told_response = 'notResponded', told_at = null, removed = false where id = $1", [id]);
}

async function cancelRow(call: GraphCall, id: string): Promise<void> {
  await call.store.query(`update events set is_cancelled = true, modified_at = $2, ${NEXT} where id = $1 and not is_cancelled`, [id, call.now]);
}

/** Takes an event out of a calendar. When it was the organiser's, the others see that it is cancelled. */
export async function removeMeeting(call: GraphCall, event: CalendarEvent): Promise<void> {
  await call.store.query(`update events set removed = true, ${NEXT} where id = $1`, [event.id]);
  if (!event.is_organizer) return;
  const copies = await call.store.query<{ id: string }>("select id from events where meeting_id = $1 and not is_organizer", [event.meeting_id]);
  for (const { id } of copies) await cancelRow(call, id);
}

/** Notes what somebody answered; the organiser learns of it unless they would rather not say. What is declined leaves the calendar. */
export async function answerMeeting(call: GraphCall, event: CalendarEvent, { answer, isTold }: { readonly answer: Answer; readonly isTold: boolean }): Promise<void> {
  await call.store.query(
    `update events set response = $2, responded_at = $3, told_response = case when $4 then $2 else told_response end, told_at = case when $4 then $3 else told_at end, removed = $2 = 'declined', modified_at = $3, ${NEXT} where id = $1`,
    [event.id, answer, call.now, isTold],
  );
}
