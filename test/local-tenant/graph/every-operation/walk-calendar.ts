import { expect } from "@jest/globals";
import type * as graphClient from "@microsoft/microsoft-graph-client";
import { PEOPLE } from "../graph-fixture";

type Client = graphClient.Client;

/** What a walk through calendars needs. */
export interface CalendarWalk {
  client(caller: "administrator" | "senco" | "teacher"): Client;
}

interface Thing {
  readonly id: string;
  readonly value: readonly Thing[];
  readonly [name: string]: unknown;
}

const WINDOW = "startDateTime=2026-12-01T00:00:00Z&endDateTime=2026-12-31T00:00:00Z";
const at = (time: string) => ({ dateTime: `2026-12-07T${time}:00`, timeZone: "GMT Standard Time" });
const review = (subject: string) => ({ subject, start: at("14:00"), end: at("15:00"), attendees: [{ emailAddress: { address: "teacher@oakfield.example", name: "A teacher" }, type: "required" }] });
const get = async (client: Client, address: string) => (await client.api(address).get()) as Thing;
const post = async (client: Client, address: string, body: object) => (await client.api(address).post(body)) as Thing;
const subjectsIn = async (client: Client, address: string) => (await get(client, address)).value.map(({ subject }) => subject);

/** Drives every operation of calendars through Microsoft's own client. */
export async function walkCalendar({ client }: CalendarWalk): Promise<void> {
  const [senco, teacher, app] = [client("senco"), client("teacher"), client("administrator")];
  const first = await post(senco, "/me/events", review("First"));
  const second = await post(app, `/users/${PEOPLE.senco}/calendar/events`, review("Second"));
  expect(await subjectsIn(senco, "/me/events?$orderby=subject")).toEqual(["First", "Second"]);
  expect(await subjectsIn(app, `/users/${PEOPLE.senco}/calendar/events?$orderby=subject`)).toEqual(["First", "Second"]);
  for (const view of ["calendarView", "calendar/calendarView"]) expect(await subjectsIn(teacher, `/me/${view}?${WINDOW}&$orderby=subject`)).toEqual(["First", "Second"]);
  expect(await senco.api(`/me/events/${first.id}`).patch({ subject: "First again" })).toMatchObject({ subject: "First again" });
  expect((await get(senco, `/me/events/${first.id}`))["subject"]).toBe("First again");
  await walkAnswers(teacher);
  expect((await get(senco, `/me/events/${first.id}`))["attendees"]).toEqual([expect.objectContaining({ status: expect.objectContaining({ response: "tentativelyAccepted" }) })]);
  await walkSchedule(senco);
  await senco.api(`/me/events/${first.id}/cancel`).post({ comment: "Another day" });
  await app.api(`/users/${PEOPLE.senco}/events/${second.id}`).delete();
  expect(await subjectsIn(senco, "/me/events")).toEqual([]);
  await walkOnlineMeetings(senco);
}

async function walkAnswers(teacher: Client): Promise<void> {
  const [one, other] = (await get(teacher, "/me/events?$orderby=subject")).value;
  for (const answer of ["accept", "tentativelyAccept"]) await post(teacher, `/me/events/${String(one?.id)}/${answer}`, { comment: "", sendResponse: true });
  await post(teacher, `/me/events/${String(other?.id)}/decline`, { sendResponse: true });
  expect(await subjectsIn(teacher, "/me/events")).toEqual(["First again"]);
}

async function walkSchedule(senco: Client): Promise<void> {
  const asked = { schedules: ["teacher@oakfield.example"], startTime: at("13:00"), endTime: at("16:00"), availabilityViewInterval: 60 };
  expect((await post(senco, "/me/calendar/getSchedule", asked)).value[0]).toMatchObject({ scheduleId: "teacher@oakfield.example", availabilityView: "010" });
}

async function walkOnlineMeetings(senco: Client): Promise<void> {
  const meeting = await post(senco, "/me/onlineMeetings", { subject: "Review", startDateTime: "2026-12-07T14:00:00Z", endDateTime: "2026-12-07T15:00:00Z" });
  const found = await get(senco, `/me/onlineMeetings?$filter=${encodeURIComponent(`JoinWebUrl eq '${String(meeting["joinWebUrl"])}'`)}`);
  expect(found.value.map(({ id }) => id)).toEqual([meeting.id]);
}
