import { beforeEach, describe, expect, it } from "@jest/globals";
import { app, chat, dialog, pages } from "@microsoft/teams-js";
import { eventually } from "../../support/eventually";
import { type FramedApp, HOST_ORIGIN, createFramedApp } from "./support/framed-app";
import { APP_ORIGIN } from "./support/page-builders";

/** The library's own way to be given another window, and to forget it; not in its published types. */
const testable = app as typeof app & { _initialize(window: object): void; _uninitialize(): void };

/** What the library makes of the host's offer, for the sign-in library to find. */
interface AuthBridge {
  postMessage(text: string): void;
  addEventListener(name: "message", listener: (text: string) => void): void;
}

describe("the Teams page as the Teams library knows it", () => {
  let framed: FramedApp;

  beforeEach(async () => {
    framed = createFramedApp(async (request) => request.replace("Request", "Response"));
    testable._uninitialize();
    testable._initialize(framed.window);
    await app.initialize([HOST_ORIGIN]);
  });

  it("tells the app its class, its page and who the person is said to be", async () => {
    const context = await app.getContext();
    expect(context.team?.groupId).toBe("class-4-oak");
    expect(context.channel?.displayName).toBe("General");
    expect(context.page).toMatchObject({ id: "class", subPageId: "child/42", frameContext: "content" });
    expect(context.app.theme).toBe("dark");
    expect(context.user?.loginHint).toBe("priya.shah@oakfield.example");
  });

  it("answers only to the origin that the frame was opened with", async () => {
    await app.getContext();
    expect([...framed.targets]).toEqual([APP_ORIGIN]);
  });

  it("drops what a page of another origin sends from the same frame", async () => {
    framed.sendFrom("https://elsewhere.example", { func: "executeDeepLink", id: 1, args: ["https://elsewhere.example"] });
    await app.getContext();
    expect(framed.asked).toEqual([]);
    expect(framed.logged).toHaveLength(1);
  });

  it("drops messages from windows that it has not opened, and text that is no message", async () => {
    framed.host.receive({ source: {}, origin: APP_ORIGIN, data: { func: "chat.openChat" } });
    framed.sendFrom(APP_ORIGIN, "chat.openChat");
    await app.getContext();
    expect(framed.asked).toEqual([]);
  });

  it("takes the skeleton away when the app has drawn itself", async () => {
    await app.notifySuccess();
    expect(framed.asked).toEqual(["show the app"]);
  });

  it("tells of a change of theme only the apps that asked", async () => {
    const seen: string[] = [];
    framed.host.changeTheme("contrast");
    app.registerOnThemeChangeHandler((theme) => seen.push(theme));
    await app.getContext();
    framed.host.changeTheme("dark");
    await eventually(async () => expect(seen).toEqual(["dark"]));
  });

  it("follows links, and says so when it does not", async () => {
    await app.openLink("https://sharepoint.example/plan");
    await expect(app.openLink("javascript:alert(1)")).rejects.toThrow("no");
    expect(framed.asked).toEqual(["follow https://sharepoint.example/plan", "follow javascript:alert(1)"]);
  });

  it("moves within the app", async () => {
    await pages.currentApp.navigateTo({ pageId: "home", subPageId: "child/7" });
    await pages.currentApp.navigateToDefaultPage();
    expect(framed.asked).toEqual(["open page child/7", "open page undefined"]);
  });

  it("leads to another page of an app by its link", async () => {
    await pages.navigateToApp({ appId: "0f0e6a5c-1111-4222-8333-444455556666", pageId: "home", subPageId: "child/7" });
    expect(framed.asked).toHaveLength(1);
    expect(framed.asked[0]).toMatch(/^follow https:\/\/teams\.microsoft\.com\/l\/entity\/0f0e6a5c-.*\/home\?context=/);
  });

  it("opens a chat", async () => {
    await chat.openChat({ user: "somebody@oakfield.example" });
    expect(framed.asked).toEqual(["open chat"]);
  });

  it("gives the result of a dialog, or why there is none", async () => {
    const outcomes: unknown[] = [];
    dialog.url.open({ url: `${APP_ORIGIN}/dialog`, title: "Agree", size: { width: 300, height: 200 } }, (outcome) => outcomes.push(outcome));
    dialog.url.open({ url: `${APP_ORIGIN}/dialog`, title: "Refused", size: { width: 300, height: 200 } }, (outcome) => outcomes.push(outcome));
    await eventually(async () => expect(outcomes).toEqual([{ err: undefined, result: { chosen: "Agree" } }, { err: "closed", result: undefined }]));
  });

  it("makes the bridge of nested app authentication and carries its messages", async () => {
    const { nestedAppAuthBridge: bridge } = framed.window as { nestedAppAuthBridge: AuthBridge };
    const answers: string[] = [];
    bridge.addEventListener("message", (text) => answers.push(text));
    bridge.postMessage(JSON.stringify({ messageType: "NestedAppAuthRequest", requestId: "1" }));
    await eventually(async () => expect(answers).toEqual([JSON.stringify({ messageType: "NestedAppAuthResponse", requestId: "1" })]));
  });

  it("answers what it does not offer, and logs its name only", async () => {
    framed.sendFrom(APP_ORIGIN, { func: "people.selectPeople", id: 5, args: ["private words"] });
    await eventually(async () => expect(framed.logged).toHaveLength(1));
    expect(framed.logged[0]).toContain("people.selectPeople");
    expect(framed.logged[0]).not.toContain("private words");
  });

  it("answers nothing more once the frame is gone", async () => {
    framed.host.add(framed.frame)();
    framed.sendFrom(APP_ORIGIN, { func: "chat.openChat", id: 6 });
    await Promise.resolve();
    expect(framed.asked).toEqual([]);
  });
});
