import { describe, expect, it, jest } from "@jest/globals";
import { isMeantForTeams } from "../../src/host/find-page-host";
import { createTeamsHost, type TeamsContext, type TeamsLibrary } from "../../src/host/teams-host";
import { NoAnswerError } from "../../src/host/with-deadline";

const never = new Promise<never>(() => undefined);

function libraryWith(context: TeamsContext, overrides: Partial<TeamsLibrary["app"]> = {}) {
  const calls: string[] = [];
  const handlers: { theme?: (theme: string) => void; back?: () => boolean } = {};
  const library: TeamsLibrary = {
    app: {
      initialize: async (origins) => void calls.push(`initialize ${(origins ?? []).join()}`),
      getContext: async () => context,
      registerOnThemeChangeHandler: (handler) => {
        handlers.theme = handler;
      },
      notifyAppLoaded: () => void calls.push("loaded"),
      notifySuccess: async () => void calls.push("ready"),
      openLink: async (url) => void calls.push(`open ${url}`),
      ...overrides,
    },
    pages: {
      backStack: {
        isSupported: () => true,
        registerBackButtonHandler: (handler) => {
          handlers.back = handler;
        },
      },
    },
  };
  return { library, calls, handlers };
}

const options = { hostOrigins: ["http://localhost:4310"], withinMs: 50, openWindow: () => undefined };
const PERSONAL: TeamsContext = { app: { theme: "default" }, page: {} };

describe("createTeamsHost", () => {
  it("joins with the configured hosts, then reads the place", async () => {
    const { library, calls } = libraryWith({ app: { theme: "contrast" }, page: { subPageId: "child/child-jo" }, team: { groupId: "class-willow" } });
    const host = await createTeamsHost(library, options);
    expect(calls).toEqual(["initialize http://localhost:4310"]);
    expect(host.place).toEqual({ theme: "contrast", classId: "class-willow", subPageId: "child/child-jo" });
  });

  it("has no class in the personal app, and reads empty parts as none", async () => {
    expect((await createTeamsHost(libraryWith(PERSONAL).library, options)).place).toEqual({ theme: "light" });
    const empty: TeamsContext = { app: { theme: "glass" }, page: { subPageId: "" }, team: { groupId: "" } };
    expect((await createTeamsHost(libraryWith(empty).library, options)).place).toEqual({ theme: "light" });
  });

  it("gives up soon on a frame that does not answer", async () => {
    const { library } = libraryWith(PERSONAL, { initialize: () => never });
    await expect(createTeamsHost(library, options)).rejects.toThrow(NoAnswerError);
  });

  it("passes on changes of theme and the back button", async () => {
    const { library, handlers } = libraryWith(PERSONAL);
    const host = await createTeamsHost(library, options);
    const seen: string[] = [];
    host.onThemeChange((theme) => void seen.push(theme));
    host.onBack(() => true);
    handlers.theme?.("dark");
    handlers.theme?.("default");
    expect(seen).toEqual(["dark", "light"]);
    expect(handlers.back?.()).toBe(true);
  });

  it("says that it is loaded and ready, and bears a host that does not know the call", async () => {
    const { library, calls } = libraryWith(PERSONAL, { notifySuccess: () => Promise.reject(new Error("not supported")) });
    const host = await createTeamsHost(library, options);
    host.sayLoaded();
    host.sayReady();
    expect(calls).toContain("loaded");
  });

  it("opens a link itself when the host refuses to, but not when the host is only late", async () => {
    const opened: string[] = [];
    const openWindow = (url: string) => void opened.push(url);
    const refusing = await createTeamsHost(libraryWith(PERSONAL, { openLink: () => Promise.reject(new Error("refused")) }).library, { ...options, openWindow });
    refusing.openLink("http://localhost:4310/sites/a");
    const late = await createTeamsHost(libraryWith(PERSONAL, { openLink: () => never }).library, { ...options, withinMs: 5, openWindow });
    jest.useFakeTimers();
    late.openLink("http://localhost:4310/sites/b");
    await jest.advanceTimersByTimeAsync(30);
    jest.useRealTimers();
    expect(opened).toEqual(["http://localhost:4310/sites/a"]);
  });
});

describe("isMeantForTeams", () => {
  it.each([
    ["", true, true],
    ["?host=teams", false, true],
    ["?tab=personal", false, false],
  ])("decides by the address %j and the frame (%j)", (search, isFramed, expected) => {
    expect(isMeantForTeams(search, isFramed)).toBe(expected);
  });
});
