import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { availabilityView } from "../../../src/local-tenant/graph/calendar/availability";
import { instantOf, localTimeOf } from "../../../src/local-tenant/graph/calendar/time-zone";
import { type GraphFixture, type Json, PEOPLE, startGraph } from "./graph-fixture";

const SENCO = "senco:Calendars.ReadWrite";
const TEACHER = "teacher:Calendars.ReadWrite";
const APP = "app:Calendars.ReadWrite";
const ZONES = ["UTC", "GMT Standard Time", "Europe/Dublin", "W. Europe Standard Time", "Eastern Standard Time", "New Zealand Standard Time", "Asia/Kolkata", "America/St_Johns"];
const teacher = { emailAddress: { address: "Teacher@oakfield.example", name: "The teacher" }, type: "required" };
const at = (time: string, day = "2026-07-06", timeZone = "GMT Standard Time") => ({ dateTime: `${day}T${time}:00`, timeZone });
const meeting = (more: object = {}) => ({ subject: "Review", start: at("14:00"), end: at("15:00"), ...more });

describe("calendars of the local Graph", () => {
  let graph: GraphFixture;

  beforeAll(async () => {
    graph = await startGraph();
  }, 60_000);
  afterAll(() => graph.close());
  afterEach(() => graph.store.query("delete from events"));

  const create = async (more: object = {}, caller = SENCO): Promise<Json> => {
    const answer = await graph.call(caller, "POST /me/events", { body: meeting(more) });
    expect(answer.status).toBe(201);
    return answer.body;
  };
  const ofTeacher = async () => (await graph.call(TEACHER, "GET /me/events")).value;

  it("keep an event as it was said, and show it in UTC", async () => {
    const event = await create({ body: { contentType: "HTML", content: "<p>All about <b>reading</b></p>" }, location: { displayName: "Room 4" }, categories: ["IEP"] });
    expect(event).toMatchObject({
      subject: "Review", bodyPreview: "All about reading", isOrganizer: true, showAs: "busy", type: "singleInstance", isOnlineMeeting: false, onlineMeeting: null, onlineMeetingUrl: null,
      start: { dateTime: "2026-07-06T13:00:00.0000000", timeZone: "UTC" }, end: { dateTime: "2026-07-06T14:00:00.0000000", timeZone: "UTC" },
      originalStartTimeZone: "GMT Standard Time", location: { displayName: "Room 4" }, categories: ["IEP"], organizer: { emailAddress: { address: "senco@oakfield.example" } },
      responseStatus: { response: "organizer" }, "@odata.etag": `W/"${String(event["changeKey"])}"`,
    });
  });

  it("show times in the zone that is preferred, and say so", async () => {
    const { id } = await create();
    const answer = await graph.call(SENCO, `GET /me/events/${String(id)}`, { headers: { prefer: 'outlook.timezone="Eastern Standard Time", outlook.body-content-type="text"' } });
    expect(answer.body["start"]).toEqual({ dateTime: "2026-07-06T09:00:00.0000000", timeZone: "Eastern Standard Time" });
    expect(answer.headers.get("preference-applied")).toBe('outlook.timezone="Eastern Standard Time", outlook.body-content-type="text"');
    expect((await graph.call(SENCO, `GET /me/events/${String(id)}`, { headers: { prefer: 'outlook.timezone="Middle Earth"' } })).body["error"]?.["code"]).toBe("TimeZoneNotSupportedException");
  });

  it("make an online meeting that can be joined", async () => {
    const { onlineMeeting, onlineMeetingProvider } = await create({ isOnlineMeeting: true, onlineMeetingProvider: "teamsForBusiness" });
    expect([onlineMeetingProvider, onlineMeeting?.["joinUrl"]]).toEqual(["teamsForBusiness", expect.stringMatching(/^https:\/\/teams\.microsoft\.com\/l\/meetup-join\//)]);
  });

  it("enter one event for one transaction, however often it is sent", async () => {
    const [one, again] = [await create({ transactionId: "t-1" }), await create({ transactionId: "t-1" })];
    expect(again["id"]).toBe(one["id"]);
    expect((await graph.call(SENCO, "GET /me/events")).value).toHaveLength(1);
  });

  it("give everybody who is asked a copy, which follows the organiser's", async () => {
    const { id } = await create({ attendees: [teacher, { emailAddress: { address: "parent@example.org" } }] });
    expect(await ofTeacher()).toEqual([expect.objectContaining({ subject: "Review", isOrganizer: false, showAs: "tentative", responseStatus: expect.objectContaining({ response: "notResponded" }) })]);
    await graph.call(SENCO, `PATCH /me/events/${String(id)}`, { body: { subject: "Review of targets" } });
    expect((await ofTeacher())[0]?.["subject"]).toBe("Review of targets");
    await graph.call(SENCO, `PATCH /me/events/${String(id)}`, { body: { attendees: [] } });
    expect((await ofTeacher())[0]).toMatchObject({ isCancelled: true, subject: "Canceled: Review of targets" });
  });

  it.each([["accept", "accepted", "busy"], ["tentativelyAccept", "tentativelyAccepted", "tentative"]])("tell the organiser who chose to %s", async (action, response, showAs) => {
    const { id } = await create({ attendees: [teacher] });
    const [copy] = await ofTeacher();
    expect((await graph.call(TEACHER, `POST /me/events/${String(copy?.["id"])}/${action}`, { body: { comment: "Yes", sendResponse: true } })).status).toBe(202);
    expect((await graph.call(SENCO, `GET /me/events/${String(id)}`)).body["attendees"]?.["0"]).toMatchObject({ status: { response } });
    expect((await ofTeacher())[0]).toMatchObject({ showAs, responseStatus: { response } });
  });

  it("take a declined event out, and tell nobody who would rather not say", async () => {
    const { id } = await create({ attendees: [teacher] });
    const [copy] = await ofTeacher();
    await graph.call(TEACHER, `POST /me/events/${String(copy?.["id"])}/decline`, { body: { sendResponse: false } });
    expect(await ofTeacher()).toEqual([]);
    expect((await graph.call(SENCO, `GET /me/events/${String(id)}`)).body["attendees"]?.["0"]).toMatchObject({ status: { response: "none" } });
  });

  it("ask again when the time changes", async () => {
    const { id } = await create({ attendees: [teacher] });
    const [copy] = await ofTeacher();
    await graph.call(TEACHER, `POST /me/events/${String(copy?.["id"])}/accept`, { body: {} });
    await graph.call(SENCO, `PATCH /me/events/${String(id)}`, { body: { start: at("15:00"), end: at("16:00") } });
    expect((await ofTeacher())[0]).toMatchObject({ responseStatus: { response: "notResponded" }, start: { dateTime: "2026-07-06T14:00:00.0000000" } });
  });

  it("are cancelled by the organiser alone, and answered by the others", async () => {
    const { id } = await create({ attendees: [teacher] });
    const [copy] = await ofTeacher();
    expect((await graph.call(TEACHER, `POST /me/events/${String(copy?.["id"])}/cancel`, { body: {} })).status).toBe(400);
    expect((await graph.call(SENCO, `POST /me/events/${String(id)}/accept`, { body: {} })).status).toBe(400);
    expect((await graph.call(SENCO, `POST /me/events/${String(id)}/cancel`, { body: { Comment: "Ill" } })).status).toBe(202);
    expect((await graph.call(SENCO, `GET /me/events/${String(id)}`)).status).toBe(404);
    expect((await ofTeacher())[0]).toMatchObject({ isCancelled: true });
  });

  it("are one's own: nobody reads another's, but an application by itself", async () => {
    const { id } = await create();
    expect((await graph.call(TEACHER, `GET /users/${PEOPLE.senco}/events`)).body["error"]?.["code"]).toBe("ErrorAccessDenied");
    expect((await graph.call(TEACHER, `GET /me/events/${String(id)}`)).body["error"]?.["code"]).toBe("ErrorItemNotFound");
    expect((await graph.call(APP, `GET /users/senco@oakfield.example/events/${String(id)}`)).status).toBe(200);
    expect((await graph.call("senco:Calendars.Read", "POST /me/events", { body: meeting() })).status).toBe(403);
  });

  it("show what overlaps a window, and need both its edges", async () => {
    await create();
    const view = (window: string) => graph.call(SENCO, `GET /me/calendarView?${window}`);
    expect((await view("startDateTime=2026-07-06T13:30:00Z&endDateTime=2026-07-06T13:45:00Z")).value).toHaveLength(1);
    expect((await view("startDateTime=2026-07-06T14:00:00Z&endDateTime=2026-07-06T18:00:00Z")).value).toEqual([]);
    expect((await view("startDateTime=2026-07-06T14:30:00%2B01:00&endDateTime=2026-07-06T18:00:00%2B01:00")).value).toHaveLength(1);
    expect((await view("startDateTime=2026-07-06T14:00:00Z")).body["error"]?.["message"]).toMatch(/requires a time window/);
  });

  it("come ten at a time, with the way to the rest", async () => {
    for (let number = 0; number < 12; number += 1) await create({ subject: `Event ${String(number).padStart(2, "0")}` });
    const first = await graph.call(SENCO, "GET /me/events?$orderby=subject&$select=subject&$count=true");
    expect([first.value.length, first.body["@odata.count"]]).toEqual([10, 12]);
    const rest = await graph.call(SENCO, `GET ${String(first.body["@odata.nextLink"])}`);
    expect(rest.value.map(({ subject }) => subject)).toEqual(["Event 10", "Event 11"]);
  });

  it.each([
    ["an end before the start", { end: at("13:00") }, "ErrorCalendarEndDateIsEarlierThanStartDate"],
    ["a whole day that begins at two", { isAllDay: true }, "ErrorInvalidRequest"],
    ["a zone that nobody knows", { start: at("14:00", "2026-07-06", "Nowhere") }, "TimeZoneNotSupportedException"],
    ["a property that events do not have", { colour: "red" }, "ErrorPropertyValidationFailure"],
    ["a day that does not exist", { start: at("14:00", "2026-13-45") }, "ErrorInvalidParameter"],
    ["a series", { recurrence: { pattern: {}, range: {} } }, "notImplemented"],
  ])("refuse %s", async (_what, more, code) => {
    expect((await graph.call(SENCO, "POST /me/events", { body: meeting(more) })).body["error"]?.["code"]).toBe(code);
  });

  it("keep a whole day the same day in every zone", async () => {
    const { id } = await create({ isAllDay: true, start: at("00:00"), end: at("00:00", "2026-07-07") });
    const answer = await graph.call(SENCO, `GET /me/events/${String(id)}`, { headers: { prefer: 'outlook.timezone="New Zealand Standard Time"' } });
    expect([answer.body["start"]?.["dateTime"], answer.body["end"]?.["dateTime"]]).toEqual(["2026-07-06T00:00:00.0000000", "2026-07-07T00:00:00.0000000"]);
  });

  it("refuse a change of what has changed meanwhile", async () => {
    const { id, "@odata.etag": etag } = await create();
    const change = (etagSent: unknown) => graph.call(SENCO, `PATCH /me/events/${String(id)}`, { body: { subject: "Later" }, headers: { "if-match": String(etagSent) } });
    expect((await change(etag)).status).toBe(200);
    expect((await change(etag)).status).toBe(412);
  });

  it("tell when people are busy, and not with what", async () => {
    await create({ showAs: "oof" });
    const asked = { schedules: ["senco@oakfield.example", "nobody@oakfield.example"], startTime: at("13:00"), endTime: at("16:00"), availabilityViewInterval: 60 };
    const [senco, nobody] = (await graph.call(TEACHER, "POST /me/calendar/getSchedule", { body: asked, headers: { prefer: 'outlook.timezone="GMT Standard Time"' } })).value;
    expect(senco).toMatchObject({ availabilityView: "030", scheduleItems: [{ status: "oof", start: { dateTime: "2026-07-06T14:00:00.0000000", timeZone: "GMT Standard Time" } }] });
    expect(JSON.stringify(senco)).not.toContain("Review");
    expect(nobody).toMatchObject({ availabilityView: "", error: { responseCode: "ErrorMailRecipientNotFound" } });
  });

  it.each([
    ["an interval of four minutes", { availabilityViewInterval: 4 }],
    ["63 days", { endTime: at("13:00", "2026-09-10") }],
    ["a window that ends before it starts", { endTime: at("12:00") }],
    ["21 people", { schedules: Array.from({ length: 21 }, (_one, index) => `p${String(index)}@oakfield.example`) }],
  ])("refuse a schedule of %s", async (_what, more) => {
    const asked = { schedules: ["senco@oakfield.example"], startTime: at("13:00"), endTime: at("16:00"), ...more };
    expect((await graph.call(SENCO, "POST /me/calendar/getSchedule", { body: asked })).status).toBe(400);
  });
});

describe("a moment", () => {
  it("is the same whatever zone it is written and read in, summer time included", () => {
    const minute = fc.integer({ min: Date.UTC(2024, 0, 1) / 60_000, max: Date.UTC(2028, 0, 1) / 60_000 });
    fc.assert(fc.property(minute, fc.constantFrom(...ZONES), fc.constantFrom(...ZONES), (at, zone, other) => {
      const instant = instantOf(localTimeOf(at * 60_000, zone), zone);
      // The hour that comes twice in autumn is read as its first coming.
      expect([0, 60, 30]).toContain(Math.abs(instant - at * 60_000) / 60_000);
      expect(localTimeOf(instant, zone)).toBe(localTimeOf(at * 60_000, zone));
      expect(instantOf(localTimeOf(Date.UTC(2026, 5, 1), other), other)).toBe(Date.UTC(2026, 5, 1));
    }), { numRuns: 300 });
  });

  it.each([
    ["2026-03-29T01:30:00", "GMT Standard Time", "2026-03-29T01:30:00.000Z"],
    ["2026-10-25T01:30:00", "GMT Standard Time", "2026-10-25T00:30:00.000Z"],
    ["2026-07-06T14:00:00.0000000", "GMT Standard Time", "2026-07-06T13:00:00.000Z"],
    ["2026-12-06T14:00:00", "Europe/Dublin", "2026-12-06T14:00:00.000Z"],
  ])("written %s in %s is %s", (written, zone, instant) => {
    expect(new Date(instantOf(written, zone)).toISOString()).toBe(instant);
  });
});

describe("a view of availability", () => {
  const weight: Readonly<Record<string, number>> = { free: 0, workingElsewhere: 1, tentative: 2, busy: 3, oof: 4 };
  const digit = "04123";

  it("has for each interval the digit of what matters most in any minute of it", () => {
    const stretch = fc.record({ from: fc.integer({ min: -30, max: 200 }), length: fc.integer({ min: 1, max: 90 }), status: fc.constantFrom(...Object.keys(weight)) });
    fc.assert(fc.property(fc.array(stretch, { maxLength: 5 }), fc.integer({ min: 5, max: 60 }), (stretches, minutes) => {
      const model = Array.from({ length: Math.ceil(180 / minutes) }, (_slot, slot) => {
        const inside = Array.from({ length: minutes }, (_minute, index) => slot * minutes + index).filter((minute) => minute < 180);
        const heaviest = Math.max(0, ...inside.flatMap((minute) => stretches.filter(({ from, length }) => from <= minute && minute < from + length).map(({ status }) => weight[status] ?? 0)));
        return digit[heaviest];
      });
      const given = stretches.map(({ from, length, status }) => ({ from: from * 60_000, until: (from + length) * 60_000, status }));
      expect(availabilityView(given, { from: 0, until: 180 * 60_000, minutes })).toBe(model.join(""));
    }), { numRuns: 200 });
  });
});
