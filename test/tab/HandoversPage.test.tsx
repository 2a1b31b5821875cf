import { describe, expect, it } from "@jest/globals";
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { HandoverShape } from "../../src/api/handovers";
import type { ApiClient } from "../../src/ui/asking/api-client";
import { ApiError } from "../../src/ui/asking/api-error";
import { HandoversPage } from "../../src/tab/HandoversPage";
import type { PageAddress } from "../../src/tab/page-address";
import { createApiClientDouble } from "../support/api-client-double";
import { aMeAnswer } from "../support/page-fixtures";
import { aTabServices, show } from "../support/show";

const LEAVING: HandoverShape = {
  id: "handover-1", state: "proposed", movesOn: "2026-10-01", initials: "JOW", yearGroup: "3", otherSchoolName: "Riverside Academy",
  child: { id: "child-jo", name: "Jo O'Neill-Wren" }, contents: { planVersion: 3, targetCount: 2, helpCount: 1 }, mayAct: true,
};
const COMING: HandoverShape = { id: "handover-2", state: "proposed", movesOn: "2026-10-01", initials: "RW", yearGroup: "6", otherSchoolName: "Elm Primary", mayAct: false };
const SENT: HandoverShape = { ...COMING, state: "sent", sentAt: "2026-10-02T10:00:00.000Z", contents: { planVersion: 1, targetCount: 1, helpCount: 0 }, mayAct: true };

function openPage(overrides: Partial<ApiClient>) {
  const { api, asked } = createApiClientDouble(overrides);
  const opened: PageAddress[] = [];
  const [school] = aMeAnswer().schools;
  if (school === undefined) throw new Error("no school");
  const navigation = { address: { page: "handovers" }, moves: 0, canGoBack: false, open: (address: PageAddress) => void opened.push(address), replace: () => undefined, back: () => undefined } as const;
  show(<HandoversPage school={school} navigation={navigation} />, { services: aTabServices({ api }) });
  return { asked, opened };
}

const part = async (name: string) => within(await screen.findByRole("region", { name }));

describe("the page of handovers", () => {
  it("says that nobody leaves and nobody comes", async () => {
    openPage({});
    await screen.findByRole("heading", { level: 1, name: "Handovers" });
    expect((await part("Leaving us")).getByRole("heading", { name: "Nobody is leaving" })).toBeTruthy();
    expect((await part("Coming to us")).getByRole("heading", { name: "Nobody is on the way" })).toBeTruthy();
    expect(screen.getByText(/Nothing waits for you/)).toBeTruthy();
  });

  it("sends after it has said what goes, and shows that it has been sent where the card was", async () => {
    const done = { ...LEAVING, state: "sent", sentAt: "2026-10-02T10:00:00.000Z", mayAct: false } as const;
    const { asked } = openPage({ handovers: async () => ({ outgoing: [LEAVING], incoming: [], mayUsePackages: false }), sendHandover: async () => ({ handover: done }) });
    const leaving = await part("Leaving us");
    expect(leaving.getByRole("link", { name: "Jo O'Neill-Wren" }).getAttribute("href")).toBe("#/child/child-jo");
    expect(leaving.getByText(/Year 3 · To Riverside Academy/)).toBeTruthy();
    await userEvent.click(leaving.getByRole("button", { name: "Send to Riverside Academy" }));
    const dialog = within(await screen.findByRole("dialog", { name: "Send to Riverside Academy?" }));
    expect(dialog.getByText(/version 3 · 2 targets · 1 line of help/)).toBeTruthy();
    expect(asked).not.toContain("sendHandover");
    await userEvent.click(dialog.getByRole("button", { name: "Send" }));
    await leaving.findByText("Sent, not accepted yet");
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(leaving.getByText(/Sent 2 Oct 2026/)).toBeTruthy();
    expect(leaving.queryByRole("button")).toBeNull();
    expect(asked.filter((name) => name === "handovers")).toHaveLength(1);
  });

  it("keeps the question open when sending fails, and tries again", async () => {
    let rounds = 0;
    const sendHandover = async () => {
      rounds += 1;
      if (rounds === 1) throw new ApiError({ code: "unavailable" });
      return { handover: { ...LEAVING, state: "sent", mayAct: false } as const };
    };
    openPage({ handovers: async () => ({ outgoing: [LEAVING], incoming: [], mayUsePackages: false }), sendHandover });
    await userEvent.click(await screen.findByRole("button", { name: "Send to Riverside Academy" }));
    await userEvent.click(screen.getByRole("button", { name: "Send" }));
    await screen.findByText(/Microsoft 365 is not answering/);
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByText("Sent, not accepted yet")).toBeTruthy();
  });

  it("shows of a child who comes nothing but initials until it has been sent", async () => {
    openPage({ handovers: async () => ({ outgoing: [], incoming: [COMING], mayUsePackages: false }) });
    const coming = await part("Coming to us");
    expect(coming.getByRole("heading", { name: "RW" })).toBeTruthy();
    expect(coming.getByText("Not sent yet")).toBeTruthy();
    expect(coming.getByText(/Elm Primary has not sent anything yet/)).toBeTruthy();
    expect(coming.queryByRole("button")).toBeNull();
  });

  it("accepts and opens the child's page", async () => {
    const child = { id: "child-new", name: "Rhys Wynne" };
    const { opened } = openPage({ handovers: async () => ({ outgoing: [], incoming: [SENT], mayUsePackages: false }), acceptHandover: async () => ({ handover: { ...SENT, state: "accepted", child, mayAct: false } }) });
    const coming = await part("Coming to us");
    expect(coming.getByText(/version 1 · 1 target · 0 lines of help/)).toBeTruthy();
    await userEvent.click(coming.getByRole("button", { name: /^Accept and open the/ }));
    await waitFor(() => expect(opened).toEqual([{ page: "child", childId: "child-new" }]));
    expect(coming.getByRole("link", { name: "Open Rhys Wynne" }).getAttribute("href")).toBe("#/child/child-new");
  });

  it("keeps the card and its button when accepting fails", async () => {
    const { opened } = openPage({ handovers: async () => ({ outgoing: [], incoming: [SENT], mayUsePackages: false }), acceptHandover: () => Promise.reject(new ApiError({ code: "offline" })) });
    await userEvent.click(await screen.findByRole("button", { name: /^Accept and open the/ }));
    await screen.findByText(/There is no connection/);
    expect(screen.getByRole("button", { name: /^Accept and open the/ })).toBeTruthy();
    expect(opened).toEqual([]);
  });
});
