import { FluentProvider, teamsLightTheme } from "@fluentui/react-components";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { type ReactElement, useMemo } from "react";
import { ActivityArea } from "../../../src/local-tenant/teams/activity/ActivityArea";
import { type Notification, createActivityService } from "../../../src/local-tenant/teams/activity/activity-service";
import { useActivity } from "../../../src/local-tenant/teams/activity/use-activity";
import { AppBar } from "../../../src/local-tenant/teams/AppBar";
import { createTeamsHost } from "../../../src/local-tenant/teams/host/teams-host";
import type { HostedApps } from "../../../src/local-tenant/teams/hosted-apps";
import type { TeamsPlace } from "../../../src/local-tenant/teams/teams-place";
import { APP, PERSON } from "./support/page-builders";

function aNotification(id: string, changes: Partial<Notification> = {}): Notification {
  return { id, at: "2025-03-04T10:00:00.000Z", isRead: false, title: `Example said ${id}`, preview: "", topic: "Tasks", appId: APP.appId, appName: APP.name, actor: { kind: "app", name: APP.name }, scope: "user", ...changes };
}

function Page({ isOpen, hosted, notices }: { readonly isOpen: boolean; readonly hosted: HostedApps; readonly notices: string[] }): ReactElement {
  const service = useMemo(() => createActivityService({ person: PERSON, acquireToken: async () => "token", switchPerson: async () => undefined }, []), []);
  const known = useActivity(service, isOpen);
  return (
    <FluentProvider theme={teamsLightTheme}>
      <AppBar place={{ kind: "teams" }} apps={[]} unread={{ messages: 0, notifications: known.unread }} onOpen={hosted.open} />
      {isOpen && <ActivityArea activity={{ service, known }} hosted={hosted} notify={(text) => notices.push(text)} />}
    </FluentProvider>
  );
}

describe("the activity feed", () => {
  const realFetch = globalThis.fetch;
  let feed: Notification[];
  let asked: string[];
  let opened: TeamsPlace[];
  let notices: string[];

  beforeEach(() => {
    [feed, asked, opened, notices] = [[], [], [], []];
    globalThis.fetch = async (address, init) => {
      const path = String(address).slice("/teams/api/activity".length);
      asked.push(`${init?.method ?? "GET"} ${path}`);
      if (init?.method === "PUT") {
        feed = feed.map((one) => (path === "/read" || path === `/${one.id}/read` ? { ...one, isRead: true } : one));
        return { ok: true, status: 204 } as Response;
      }
      const unread = feed.filter(({ isRead }) => !isRead).length;
      return { ok: true, status: 200, json: async () => (path === "/unread" ? { unread } : { unread, value: feed }) } as Response;
    };
  });
  afterEach(() => {
    globalThis.fetch = realFetch;
  });

  function show(isOpen = true): void {
    const host = createTeamsHost({ answerNestedAppAuth: async () => undefined, log: () => undefined });
    const hosted: HostedApps = { apps: [APP], host, person: PERSON, theme: "default", sessionId: "session", open: (place) => opened.push(place), share: () => undefined };
    render(<Page isOpen={isOpen} hosted={hosted} notices={notices} />);
  }

  it("counts on the bar what is not read, and asks for no more while it is closed", async () => {
    feed = [aNotification("1"), aNotification("2", { isRead: true }), aNotification("3")];
    show(false);
    await userEvent.click(await screen.findByRole("button", { name: "Activity, 2 unread" }));
    expect(opened).toEqual([{ kind: "activity" }]);
    expect(new Set(asked)).toEqual(new Set(["GET /unread"]));
  });

  it.each<readonly [string, Partial<Notification>, TeamsPlace]>([
    ["its app", {}, { kind: "app", appId: APP.appId }],
    ["a chat", { scope: "chat", place: "19:one" }, { kind: "chat", chatId: "19:one" }],
    ["a team", { scope: "team", place: "oak" }, { kind: "team", classId: "oak", tabId: "posts" }],
    ["the page that its link names", { link: `https://teams.microsoft.com/l/entity/${APP.appId}/home?context=${encodeURIComponent('{"subEntityId":"7"}')}` }, { kind: "app", appId: APP.appId, subPageId: "7" }],
  ])("leads to %s, and the notification is read then", async (_case, changes, place) => {
    feed = [aNotification("1", changes)];
    show();
    await userEvent.click(await screen.findByRole("button", { name: /^Unread, Example said 1/ }));
    expect(opened).toEqual([place]);
    expect(await screen.findByRole("button", { name: /^Example said 1/ })).toBeTruthy();
    expect(await screen.findByRole("button", { name: "Activity" })).toBeTruthy();
    expect(asked).toContain("PUT /1/read");
  });

  it("says why a link cannot be followed", async () => {
    feed = [aNotification("1", { link: "https://teams.microsoft.com/l/entity/another/home" })];
    show();
    await userEvent.click(await screen.findByRole("button", { name: /^Unread, Example said 1/ }));
    expect(notices).toEqual(["The link leads to an app that is not installed here."]);
  });

  it("shows only what is not read when asked, and marks everything as read", async () => {
    feed = [aNotification("1"), aNotification("2", { isRead: true })];
    show();
    await userEvent.click(await screen.findByRole("switch", { name: "Unread only" }));
    expect(screen.queryByRole("button", { name: /^Example said 2/ })).toBeNull();
    await userEvent.click(screen.getByRole("button", { name: "Mark all as read" }));
    expect(await screen.findByRole("heading", { name: "You have read everything" })).toBeTruthy();
    await waitFor(() => expect((screen.getByRole("button", { name: "Mark all as read" }) as HTMLButtonElement).disabled).toBe(true));
  });

  it("says so when nobody has told anything", async () => {
    show();
    expect(await screen.findByRole("heading", { name: "Nothing here yet" })).toBeTruthy();
  });
});
