import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { NoAnswerError } from "../../src/host/with-deadline";
import type { PageHost } from "../../src/host/page-host";
import type { SignIn, SignInOutcome } from "../../src/host/sign-in";
import type { ApiClient } from "../../src/ui/asking/api-client";
import { ApiError } from "../../src/ui/asking/api-error";
import { App } from "../../src/tab/App";
import { createApiClientDouble, refused } from "../support/api-client-double";
import { aCaseloadChild, aChildAnswer, aChildShape, aMeAnswer } from "../support/page-fixtures";
import { createHostDouble } from "../support/show";

const HALE: SignInOutcome = { kind: "signed-in", person: { id: "person-hale", name: "Morgan Hale", userPrincipalName: "hale@school.example" } };

function signInThat(silently: SignInOutcome, withWindow: SignInOutcome = HALE): SignIn {
  return { silently: async () => silently, withWindow: async () => withWindow, token: async () => "token" };
}

function openApp(overrides: Partial<ApiClient> = {}, { host = createHostDouble(), signIn = signInThat(HALE) }: { readonly host?: PageHost; readonly signIn?: SignIn } = {}) {
  const { api, asked } = createApiClientDouble(overrides);
  const shown = render(<App view={window} opening={Promise.resolve({ host, signIn, api })} />);
  return { asked, shown };
}

describe("App", () => {
  beforeEach(() => {
    window.location.hash = "";
    window.scrollTo = () => undefined;
  });
  afterEach(() => {
    window.location.hash = "";
  });

  it("shows a pupil a plain page with no name, and asks for nothing else", async () => {
    const { asked, shown } = openApp({ me: refused("not-allowed") }, { host: createHostDouble({ classId: "class-willow" }) });
    await screen.findByRole("heading", { name: "Baton is for staff" });
    expect(asked).toEqual(["me"]);
    expect(shown.container.textContent).not.toContain("Jo");
  });

  it("opens the SENCO's caseload, and a child from it", async () => {
    openApp();
    await screen.findByRole("heading", { name: "Caseload" });
    await userEvent.click(within(screen.getByRole("table")).getByRole("link", { name: "Jo O'Neill-Wren" }));
    const heading = await screen.findByRole("heading", { level: 1, name: "Jo O'Neill-Wren" });
    await waitFor(() => expect(document.activeElement).toBe(heading));
    expect(window.location.hash).toBe("#/child/child-jo");
  });

  it("opens a teacher's classes", async () => {
    const { asked } = openApp({ me: async () => aMeAnswer({ seesCaseload: false, writesPlans: false }) });
    await screen.findByRole("heading", { name: "My classes" });
    expect(screen.getByRole("link", { name: /Willow/ }).getAttribute("href")).toBe("#/class/class-willow");
    expect(asked).not.toContain("caseload");
  });

  it("opens the class of a class's own tab", async () => {
    const host = createHostDouble({ classId: "class-willow" });
    openApp({}, { host });
    await screen.findByRole("heading", { level: 1, name: "Willow" });
    expect(screen.getByRole("heading", { level: 2, name: "Jo O'Neill-Wren" })).toBeTruthy();
    expect(screen.getByText("Sit near the front")).toBeTruthy();
    expect(host.told).toContain("ready");
  });

  it("says whose class it is not, to staff who do not teach it", async () => {
    openApp({ classPlans: refused("not-found") }, { host: createHostDouble({ classId: "class-rowan" }) });
    expect(await screen.findByRole("heading", { name: "This class is not one you teach" })).toBeTruthy();
  });

  it("waits by itself while the service is still reading the lists", async () => {
    let rounds = 0;
    openApp({
      me: async () => {
        rounds += 1;
        if (rounds === 1) throw new ApiError({ code: "not-ready" });
        return aMeAnswer();
      },
    });
    await screen.findByRole("heading", { name: "Nearly there" });
    expect(await screen.findByRole("heading", { name: "Caseload" }, { timeout: 5_000 })).toBeTruthy();
  });

  it("offers a button when nobody can be signed in silently", async () => {
    openApp({}, { signIn: signInThat({ kind: "needs-click" }) });
    await userEvent.click(await screen.findByRole("button", { name: "Sign in" }));
    expect(await screen.findByRole("heading", { name: "Caseload" })).toBeTruthy();
  });

  it("keeps the button when signing in failed, and says so", async () => {
    openApp({}, { signIn: signInThat({ kind: "needs-click" }, { kind: "failed" }) });
    await userEvent.click(await screen.findByRole("button", { name: "Sign in" }));
    await screen.findByText(/Signing in did not work/);
    expect(screen.getByRole("button", { name: "Sign in" })).toBeTruthy();
  });

  it("tries again after a lost connection when told to", async () => {
    let isOffline = true;
    openApp({ caseload: () => (isOffline ? refused("offline")() : Promise.resolve({ children: [aCaseloadChild()], needsMending: [] })) });
    await screen.findByText(/There is no connection/);
    isOffline = false;
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByRole("heading", { name: "Caseload" })).toBeTruthy();
  });

  it.each([
    [new NoAnswerError("nobody"), "This page is made for Teams"],
    [new ApiError({ code: "offline" }), "There is no connection"],
  ])("explains a page that cannot open (%s)", async (error, text) => {
    render(<App view={window} opening={Promise.reject(error)} />);
    expect(await screen.findByText(new RegExp(text))).toBeTruthy();
  });

  it("names the stages and the plan in the school's own words", async () => {
    window.location.hash = "#/child/child-jo";
    openApp({ me: async () => aMeAnswer({ termPack: "england-2001" }), child: async () => aChildAnswer({ child: aChildShape({ stage: "outside-support" }) }) });
    await screen.findByText(/School Action Plus/);
    expect(screen.getByRole("heading", { name: "IEP in force" })).toBeTruthy();
  });

  it("opens the folder through the host", async () => {
    window.location.hash = "#/child/child-jo";
    const host = createHostDouble();
    openApp({ folder: async () => "http://localhost:4310/sites/sen-oakfield/x" }, { host });
    await userEvent.click(await screen.findByRole("link", { name: "Open the plan folder" }));
    expect(host.told).toContain("open http://localhost:4310/sites/sen-oakfield/x");
  });
});
