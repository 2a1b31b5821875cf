import { FluentProvider, teamsLightTheme } from "@fluentui/react-components";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { type ReactElement, useState } from "react";
import { CalendarArea } from "../../../src/local-tenant/teams/calendar/CalendarArea";
import type { CalendarPlace, TeamsPlace } from "../../../src/local-tenant/teams/teams-place";
import { type FakeGraph, createFakeGraph } from "./support/fake-graph";

const TODAY = "2026-11-24";
const REVIEW_START = new Date(2026, 10, 25, 15, 30);
const REVIEW_END = new Date(2026, 10, 25, 16, 30);

/** An event as Graph tells it; times in UTC. */
function graphEvent(changes: object = {}): object {
  return {
    id: "review/1", subject: "Review", bodyPreview: "Bring the book.", start: utc(REVIEW_START), end: utc(REVIEW_END),
    isAllDay: false, isCancelled: false, isOrganizer: false, isOnlineMeeting: true, responseRequested: true,
    responseStatus: { response: "notResponded" }, location: { displayName: "Room 4" }, organizer: { emailAddress: { name: "Ruth", address: "ruth@school.example" } },
    attendees: [{ type: "required", status: { response: "none" }, emailAddress: { name: "Priya Shah", address: "priya@school.example" } }],
    ...changes,
  };
}

function utc(instant: Date): object {
  return { dateTime: instant.toISOString().replace("Z", "0000"), timeZone: "UTC" };
}

function Page({ graph, opened, notices }: { readonly graph: FakeGraph; readonly opened: TeamsPlace[]; readonly notices: string[] }): ReactElement {
  const [place, setPlace] = useState<CalendarPlace>({ kind: "calendar", view: "week" });
  function open(next: TeamsPlace): void {
    opened.push(next);
    setPlace(next as CalendarPlace);
  }
  return (
    <FluentProvider theme={teamsLightTheme}>
      <CalendarArea place={place} graph={graph} onOpen={open} notify={(text) => notices.push(text)} />
    </FluentProvider>
  );
}

describe("the calendar", () => {
  const realFetch = globalThis.fetch;
  let events: object[];
  let graph: FakeGraph;
  let opened: TeamsPlace[];
  let notices: string[];

  beforeEach(() => {
    globalThis.fetch = async () => ({ ok: true, status: 200, json: async () => ({ day: TODAY, offsetDays: 0 }) }) as Response;
    events = [graphEvent()];
    graph = createFakeGraph({ "/me/calendarView": () => ({ value: events }) });
    [opened, notices] = [[], []];
    render(<Page graph={graph} opened={opened} notices={notices} />);
  });
  afterEach(() => {
    globalThis.fetch = realFetch;
  });

  const entry = (): Promise<HTMLElement> => screen.findByRole("button", { name: "Review, 15:30 – 16:30, Room 4, Online meeting, Ruth, Not answered" });

  it("opens in the week of the tenant's day and puts an event under its own", async () => {
    const wednesday = within((await entry()).closest("section") as HTMLElement);
    expect(wednesday.getByRole("heading", { name: "Wed 25" })).toBeTruthy();
    expect(screen.getByRole("region", { name: "Today, Tuesday 24 November" })).toBeTruthy();
    const window = new URLSearchParams(graph.asked[0]?.split("?")[1]);
    expect([window.get("startDateTime"), window.get("endDateTime")]).toEqual([new Date(2026, 10, 23).toISOString(), new Date(2026, 10, 30).toISOString()]);
  });

  it("goes to other weeks, back to today, and to the agenda of two weeks", async () => {
    await entry();
    await userEvent.click(screen.getByRole("button", { name: "Later week" }));
    expect(await screen.findByRole("heading", { name: "30 November – 6 December 2026" })).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "Today" }));
    await userEvent.click(screen.getByRole("tab", { name: "Agenda" }));
    expect(await screen.findByRole("region", { name: "Wednesday 25 November" })).toBeTruthy();
    expect(screen.queryByRole("region", { name: "Thursday 26 November" })).toBeNull();
    expect(opened).toEqual([{ kind: "calendar", view: "week", day: "2026-11-30" }, { kind: "calendar", view: "week" }, { kind: "calendar", view: "agenda", day: TODAY }]);
  });

  it("says so when there is nothing", async () => {
    await entry();
    events = [];
    await userEvent.click(screen.getByRole("button", { name: "Earlier week" }));
    expect(await screen.findByRole("heading", { name: "Nothing this week" })).toBeTruthy();
  });

  it("keeps a whole day on its day, wherever the reader is", async () => {
    await entry();
    events = [graphEvent({ subject: "Training", isAllDay: true, isOrganizer: true, start: { dateTime: "2026-11-27T00:00:00.0000000" }, end: { dateTime: "2026-11-28T00:00:00.0000000" } })];
    fireEvent.focus(window);
    const training = await screen.findByRole("button", { name: /^Training, All day/ });
    expect(training.closest("section")?.getAttribute("aria-label")).toBe("Friday 27 November");
  });

  it("accepts an invitation and tells the organiser", async () => {
    await userEvent.click(await entry());
    const panel = within(await screen.findByRole("dialog", { name: "Review" }));
    expect(panel.getByText("Bring the book.")).toBeTruthy();
    events = [graphEvent({ responseStatus: { response: "accepted" } })];
    await userEvent.click(panel.getByRole("button", { name: "Accept" }));
    await waitFor(() => expect(notices).toEqual(["Accepted: Review"]));
    expect(graph.posted).toEqual([{ path: "/me/events/review%2F1/accept", body: { sendResponse: true } }]);
    expect(await screen.findByRole("button", { name: "Review, 15:30 – 16:30, Room 4, Online meeting, Ruth" })).toBeTruthy();
  });

  it("asks once more before a meeting is declined, because it leaves the calendar", async () => {
    await userEvent.click(await entry());
    await userEvent.click(await screen.findByRole("button", { name: "Decline" }));
    expect(graph.posted).toEqual([]);
    await userEvent.click(screen.getByRole("button", { name: "Keep it" }));
    await userEvent.click(screen.getByRole("button", { name: "Decline" }));
    events = [];
    await userEvent.click(screen.getByRole("button", { name: "Decline and remove" }));
    expect(await screen.findByRole("heading", { name: "Nothing this week" })).toBeTruthy();
    expect(graph.posted.map(({ path }) => path)).toEqual(["/me/events/review%2F1/decline"]);
  });

  it("says that an answer was not taken, and lets it be given again", async () => {
    await userEvent.click(await entry());
    graph.disconnect(true);
    await userEvent.click(await screen.findByRole("button", { name: "Accept" }));
    expect(await screen.findByText("Your answer was not taken. Try again.")).toBeTruthy();
    graph.disconnect(false);
    await userEvent.click(screen.getByRole("button", { name: "Accept" }));
    await waitFor(() => expect(notices).toEqual(["Accepted: Review"]));
  });

  it("offers no answer to who has arranged the meeting, and tells who is coming", async () => {
    await entry();
    events = [graphEvent({ isOrganizer: true, responseStatus: { response: "organizer" }, attendees: [{ type: "required", status: { response: "accepted" }, emailAddress: { name: "Tom", address: "tom@school.example" } }] })];
    fireEvent.focus(window);
    await userEvent.click(await screen.findByRole("button", { name: "Review, 15:30 – 16:30, Room 4, Online meeting" }));
    expect(await screen.findByText("Tom: accepted")).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Accept" })).toBeNull();
  });
});
