import { FluentProvider, teamsLightTheme } from "@fluentui/react-components";
import { describe, expect, it } from "@jest/globals";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { AppBar } from "../../../src/local-tenant/teams/AppBar";
import { TeamsContent } from "../../../src/local-tenant/teams/TeamsContent";
import type { Messaging } from "../../../src/local-tenant/teams/chat/messaging";
import { createTeamsHost } from "../../../src/local-tenant/teams/host/teams-host";
import type { HostedApps } from "../../../src/local-tenant/teams/hosted-apps";
import type { TeamsPlace } from "../../../src/local-tenant/teams/teams-place";
import { APP, NO_ACTIVITY, NO_CALENDAR, PERSON } from "./support/page-builders";

const TEAMS = [
  { id: "oak", name: "4 Oak" },
  { id: "elm", name: "5 Elm" },
];

const NO_CHATS: Messaging = {
  service: {
    listChats: async () => [],
    readActivities: async () => ({ last: 0, value: [] }),
    send: async () => undefined,
    press: async () => ({ statusCode: 200, type: "", value: undefined }),
    forward: async () => "",
    findPeople: async () => [],
  },
  known: { chats: [], isLost: false, pollNow: () => undefined },
  notify: () => undefined,
};

function show(place: TeamsPlace, app = APP): TeamsPlace[] {
  const opened: TeamsPlace[] = [];
  const hosted: HostedApps = {
    apps: [app],
    host: createTeamsHost({ answerNestedAppAuth: async () => undefined, log: () => undefined }),
    person: PERSON,
    theme: "default",
    sessionId: "session",
    open: (target) => opened.push(target),
    share: () => undefined,
  };
  render(
    <FluentProvider theme={teamsLightTheme}>
      <AppBar place={place} apps={hosted.apps} unread={{ messages: 0, notifications: 0 }} onOpen={hosted.open} />
      <TeamsContent place={place} teams={TEAMS} messaging={NO_CHATS} activity={NO_ACTIVITY} calendar={NO_CALENDAR} hosted={hosted} />
    </FluentProvider>,
  );
  return opened;
}

describe("the Teams page", () => {
  it("leads to chats, Teams and each app by its name", async () => {
    const opened = show({ kind: "chat" });
    await userEvent.click(screen.getByRole("button", { name: "Teams" }));
    await userEvent.click(screen.getByRole("button", { name: APP.name }));
    await userEvent.click(screen.getByRole("button", { name: "Chat" }));
    expect(opened).toEqual([{ kind: "teams" }, { kind: "app", appId: APP.appId }, { kind: "chat" }]);
    expect(screen.getByRole("heading", { name: "Nothing here yet" })).toBeTruthy();
  });

  it("lists the person's classes and opens one", async () => {
    const opened = show({ kind: "teams" });
    await userEvent.click(screen.getByRole("button", { name: "5 Elm" }));
    expect(opened).toEqual([{ kind: "team", classId: "elm", tabId: "posts" }]);
  });

  it("shows the tab of the app in the class that is open, in a frame with the app's name", () => {
    show({ kind: "team", classId: "oak", tabId: APP.classTab.entityId });
    expect(screen.getByRole("tab", { name: APP.classTab.name, selected: true })).toBeTruthy();
    expect(screen.getByTitle(APP.name).getAttribute("src")).toBe(APP.classTab.contentUrl);
    expect(screen.getByTitle(APP.name).getAttribute("sandbox")).not.toContain("allow-top-navigation ");
  });

  it("shows nothing of a class that the person is not in", () => {
    show({ kind: "team", classId: "another", tabId: APP.classTab.entityId });
    expect(screen.getByRole("heading", { name: "You are not in this class" })).toBeTruthy();
    expect(screen.queryByTitle(APP.name)).toBeNull();
  });

  it("frames no address that the manifest does not name", () => {
    show({ kind: "app", appId: APP.appId }, { ...APP, validOrigins: ["https://elsewhere.example"] });
    expect(screen.queryByTitle(APP.name)).toBeNull();
    expect(screen.getByRole("button", { name: "Try again" })).toBeTruthy();
  });
});
