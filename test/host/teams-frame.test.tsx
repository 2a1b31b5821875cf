import { describe, expect, it } from "@jest/globals";
import { app, pages } from "@microsoft/teams-js";
import { waitFor } from "@testing-library/react";
import { createTeamsHost } from "../../src/host/teams-host";
import { frameByTeams, HOST_ORIGIN } from "../support/teams-frame";

describe("createTeamsHost with Microsoft's own library", () => {
  it("reads the page that a link asks for, and goes back when Teams says so", async () => {
    const frame = frameByTeams(window, {
      frameContext: "content",
      theme: "contrast",
      answers: {
        initialize: () => ["content", "web", "2.58.0", JSON.stringify({ apiVersion: 4, isLegacyTeams: false, supports: { pages: { backStack: {} } } })],
        getContext: () => [{ theme: "contrast", frameContext: "content", locale: "en-gb", subEntityId: "child/child-jo", teamId: "team-willow", groupId: "class-willow" }],
        navigateBack: () => [true],
      },
    });
    const host = await createTeamsHost({ app, pages }, { hostOrigins: [HOST_ORIGIN], withinMs: 2_000, openWindow: () => undefined });
    expect(host.place).toEqual({ theme: "contrast", classId: "class-willow", subPageId: "child/child-jo" });
    let pagesBehind = 1;
    host.onBack(() => pagesBehind-- > 0);
    frame.tell("backButtonPress");
    await waitFor(() => expect(pagesBehind).toBe(0));
    expect(frame.asked.map(({ func }) => func)).not.toContain("navigateBack");
    frame.tell("backButtonPress");
    await waitFor(() => expect(frame.asked.map(({ func }) => func)).toContain("navigateBack"));
  });
});
