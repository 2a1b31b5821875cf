import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { resolveLink } from "../../../src/local-tenant/teams/deep-link";
import { type TeamsPlace, formatPlace, parsePlace } from "../../../src/local-tenant/teams/teams-place";
import { APP } from "./support/page-builders";

const name = fc.string({ minLength: 1, unit: "grapheme" });
const subPage = fc.option(fc.string({ unit: "grapheme" }), { nil: undefined }).map((subPageId) => (subPageId === undefined ? {} : { subPageId }));
const place: fc.Arbitrary<TeamsPlace> = fc.oneof(
  fc.constant({ kind: "chat" } as const),
  name.map((chatId) => ({ kind: "chat" as const, chatId })),
  fc.constant({ kind: "teams" } as const),
  fc.constant({ kind: "activity" } as const),
  fc.constantFrom("week" as const, "agenda" as const).map((view) => ({ kind: "calendar" as const, view })),
  fc.date({ min: new Date("2000-01-01"), max: new Date("2099-12-31"), noInvalidDate: true }).map((day) => ({ kind: "calendar" as const, view: "week" as const, day: day.toISOString().slice(0, 10) })),
  fc.tuple(name, subPage).map(([appId, rest]) => ({ kind: "app" as const, appId, ...rest })),
  fc.tuple(name, name, subPage).map(([classId, tabId, rest]) => ({ kind: "team" as const, classId, tabId, ...rest })),
);

describe("the address of a place in Teams", () => {
  it("leads back to the place", () => {
    fc.assert(fc.property(place, (one) => expect(parsePlace(formatPlace(one))).toEqual(one)));
  });

  it("opens the list of Teams when it is not understood", () => {
    expect(["", "#", "#/", "#/app", "#/team", "#/elsewhere/1"].map(parsePlace)).toEqual(Array.from({ length: 6 }, () => ({ kind: "teams" })));
    expect(parsePlace("#/calendar/month/2026-13-40")).toEqual({ kind: "calendar", view: "week" });
    expect(parsePlace("#/app/%E0%A4%A")).toEqual({ kind: "app", appId: "%E0%A4%A" });
  });
});

describe("a link from an app", () => {
  const link = (appId: string, context: object): string => `https://teams.microsoft.com/l/entity/${appId}/home?context=${encodeURIComponent(JSON.stringify(context))}`;

  it.each<readonly [string, string, object]>([
    ["a page of a personal app", link(APP.appId, { subEntityId: "child/42" }), { kind: "place", place: { kind: "app", appId: APP.appId, subPageId: "child/42" } }],
    ["a tab of a class", link(APP.appId, { channelId: "19:class-4-oak@thread.tacv2" }), { kind: "place", place: { kind: "team", classId: "class-4-oak", tabId: "class" } }],
    ["a channel that is no class", link(APP.appId, { channelId: "19:meeting" }), { kind: "place", place: { kind: "app", appId: APP.appId } }],
    ["an app without a context", `https://teams.microsoft.com/l/entity/${APP.appId}/home?context={`, { kind: "place", place: { kind: "app", appId: APP.appId } }],
    ["a chat", "https://teams.microsoft.com/l/chat/0/0?users=somebody", { kind: "place", place: { kind: "chat" } }],
    ["one chat", "https://teams.microsoft.com/l/chat/19%3Aone%40unq.gbl.spaces/0", { kind: "place", place: { kind: "chat", chatId: "19:one@unq.gbl.spaces" } }],
    ["a page outside Teams", "http://localhost:4310/sites/sen-oakfield", { kind: "outside", address: "http://localhost:4310/sites/sen-oakfield" }],
  ])("leads to %s", (_, address, target) => {
    expect(resolveLink(address, [APP])).toEqual(target);
  });

  it.each([
    ["an app that is not installed", link("another", {})],
    ["another kind of link into Teams", "https://teams.microsoft.com/l/meeting/1"],
    ["a script", "javascript:alert(1)"],
    ["a file", "file:///etc/passwd"],
    ["no address at all", "home"],
  ])("is refused when it is %s", (_, address) => {
    expect(resolveLink(address, [APP]).kind).toBe("refused");
  });
});
