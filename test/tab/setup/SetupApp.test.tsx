import { describe, expect, it } from "@jest/globals";
import { app, pages } from "@microsoft/teams-js";
import { render, screen, waitFor } from "@testing-library/react";
import { createClassTabSetup, openClassTabSetup, type ClassTabSetup } from "../../../src/host/class-tab-setup";
import { NoAnswerError } from "../../../src/host/with-deadline";
import { isAddingTab } from "../../../src/tab/setup/is-adding-tab";
import { classTabAt } from "../../../src/tab/setup/open-setup";
import { SetupApp } from "../../../src/tab/setup/SetupApp";
import { frameByTeams, HOST_ORIGIN } from "../../support/teams-frame";

const tab = classTabAt("https://baton.school.example/tab/index.html?tab=configure");
let savesLeftToRefuse = 1;
// The library joins its host once in the life of a page, so all tests of this file share one.
const frame = frameByTeams(window, {
  frameContext: "settings",
  theme: "dark",
  answers: { "settings.setSettings": () => (savesLeftToRefuse-- > 0 ? [false, "not now"] : [true]) },
});
const opening: Promise<ClassTabSetup> = createClassTabSetup({ app, pages }, { hostOrigins: [HOST_ORIGIN], withinMs: 2_000 });
const calls = (func: string) => frame.asked.filter((one) => one.func === func);

/** Shows the page until Save can be pressed. */
async function showSetup(): Promise<void> {
  const before = calls("settings.setValidityState").length;
  render(<SetupApp view={window} opening={opening.then((setup) => ({ setup, tab }))} />);
  await waitFor(() => expect(calls("settings.setValidityState").slice(before).map(({ args }) => args)).toEqual([[true]]));
}

describe("SetupApp in the window in which Teams adds a tab", () => {
  it("says who will see what, and then lets Save be pressed", async () => {
    await showSetup();
    screen.getByRole("heading", { level: 1, name: "Add Baton to this class" });
    expect(screen.getByText(/pupils who open the tab see no names and no plans/)).toBeDefined();
    expect(calls("settings.setSettings")).toEqual([]);
  });

  it("says that Teams did not add it, and tells Teams so", async () => {
    await showSetup();
    frame.tell("settings.save", {});
    expect((await screen.findByRole("alert")).textContent).toBe("Teams did not add the tab. Press Save to try again.");
    expect(calls("settings.save.failure")).toHaveLength(1);
  });

  it("adds the tab for the class when Save is pressed", async () => {
    await showSetup();
    frame.tell("settings.save", {});
    await waitFor(() => expect(calls("settings.save.success")).toHaveLength(1));
    expect(calls("settings.setSettings").at(-1)?.args).toEqual([
      {
        entityId: "class-plans",
        contentUrl: "https://baton.school.example/tab/index.html?host=teams&tab=class",
        websiteUrl: "https://baton.school.example/tab/index.html",
        suggestedDisplayName: "Baton",
      },
    ]);
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("starts in the look of Teams and follows it", async () => {
    const setup = await opening;
    expect(setup.theme).toBe("dark");
    const seen: string[] = [];
    setup.onThemeChange((theme) => void seen.push(theme));
    frame.tell("themeChange", "contrast");
    await waitFor(() => expect(seen).toEqual(["contrast"]));
  });
});

describe("adding a tab where there is no Teams", () => {
  it("is refused at once in a plain window", async () => {
    const alone = { location: { search: "?tab=configure" } } as Window;
    Object.assign(alone, { parent: alone });
    await expect(openClassTabSetup(alone, { hostOrigins: [] })).rejects.toThrow(NoAnswerError);
  });

  it("is given up on when the frame never answers", async () => {
    const silent = { app: { ...app, initialize: () => new Promise<void>(() => undefined) }, pages };
    await expect(createClassTabSetup(silent, { hostOrigins: [], withinMs: 10 })).rejects.toThrow(NoAnswerError);
    render(<SetupApp view={window} opening={Promise.reject(new NoAnswerError("no answer"))} />);
    await screen.findByRole("heading", { name: "This page is made for Teams" });
  });
});

describe("isAddingTab", () => {
  it.each([["?tab=configure", true], ["?host=teams&tab=class", false], ["", false]])("reads the address %j", (search, expected) => {
    expect(isAddingTab(search)).toBe(expected);
  });
});
