import { beforeEach, describe, expect, it, jest } from "@jest/globals";
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { planContent } from "../../../src/api/plan-shapes";
import type { PersonId } from "../../../src/domain/ids";
import type { ApiClient } from "../../../src/ui/asking/api-client";
import type { PageAddress } from "../../../src/tab/page-address";
import { PlanWriterPage } from "../../../src/tab/writer/PlanWriterPage";
import { createApiClientDouble, refused } from "../../support/api-client-double";
import { aPlanContent, aTarget } from "../../support/builders";
import { aChildAnswer } from "../../support/page-fixtures";
import { aTabServices, show } from "../../support/show";

const { plan: _plan, ...WITHOUT_PLAN } = aChildAnswer();

async function openWriter(overrides: Partial<ApiClient> = {}, draft?: ReturnType<typeof aPlanContent>, moves = 0) {
  const double = createApiClientDouble({ child: async () => WITHOUT_PLAN, ...overrides });
  if (draft !== undefined) double.draft = { content: planContent.parse(draft), revision: 3, savedAt: "2026-09-07T10:42:00Z" };
  const went: (PageAddress | "back")[] = [];
  const agreed: string[] = [];
  const navigation = { address: { page: "write", childId: "child-jo" }, moves, canGoBack: moves > 0, open: () => undefined, back: () => void went.push("back"), replace: (address: PageAddress) => void went.push(address) } as const;
  show(<PlanWriterPage childId="child-jo" todayAt={() => "2026-09-07"} navigation={navigation} onHome={() => undefined} onAgreed={(id) => void agreed.push(id)} />, { services: aTabServices({ api: double.api }) });
  await screen.findByLabelText("Agreed with");
  return { double, went, agreed };
}

// Typing letter by letter takes its time on a busy machine.
jest.setTimeout(20_000);

const value = (label: string) => (screen.getByLabelText(label) as HTMLInputElement).value;

describe("PlanWriterPage", () => {
  beforeEach(() => {
    Element.prototype.scrollIntoView = () => undefined;
  });

  it("begins a first plan on today's day and keeps what is typed", async () => {
    const { double } = await openWriter();
    expect(screen.getByRole("heading", { name: "Write plan" })).toBeTruthy();
    expect(value("Start of plan")).toBe("2026-09-07");
    await userEvent.type(screen.getByLabelText("Long-term aim"), "Reads for pleasure");
    await screen.findByText(/^Saved \d\d:\d\d/, {}, { timeout: 4_000 });
    expect(double.draft?.content.longTermObjective).toBe("Reads for pleasure");
  });

  it("[R27] [R32] says as it is typed what a target lacks, and how hard the child's wording is to read", async () => {
    await openWriter({}, aPlanContent({ targets: [aTarget({ statement: "Jo will improve her reading", successCriterion: "", childWording: "I will read with my peers" })] }));
    const check = () => screen.getByRole("group", { name: "Check of target 1" });
    expect(within(check()).getByText(/Say what an adult would see or hear/)).toBeTruthy();
    expect(within(check()).getByText("Specific: something to mend")).toBeTruthy();
    expect(screen.getByText(/“other children” for “peers”/)).toBeTruthy();
    const statement = screen.getByLabelText("Target");
    await userEvent.clear(statement);
    await userEvent.type(statement, "Jo will read 18 of 20 common words");
    expect(within(check()).getByText(/Nothing is missing from the words/)).toBeTruthy();
    expect(within(check()).getByText("Specific: nothing missing")).toBeTruthy();
  });

  it("goes on with the draft that was kept", async () => {
    await openWriter({}, aPlanContent({ longTermObjective: "Kept yesterday" }));
    expect(value("Long-term aim")).toBe("Kept yesterday");
    expect(screen.getByText(/going on with your draft/)).toBeTruthy();
  });

  it("lets the lead be chosen from the child's team, or be nobody", async () => {
    const { double } = await openWriter();
    expect(value("Plan lead")).toBe("");
    await userEvent.selectOptions(screen.getByLabelText("Plan lead"), "Amina Yusuf (Teacher of Willow)");
    await waitFor(() => expect(double.draft?.content.leadId).toBe("person-yusuf"), { timeout: 4_000 });
    await userEvent.selectOptions(screen.getByLabelText("Plan lead"), "Nobody chosen yet");
    await waitFor(() => expect(double.draft?.content.leadId).toBeUndefined(), { timeout: 4_000 });
  });

  it("keeps a lead who has left the team until another is chosen", async () => {
    await openWriter({}, aPlanContent({ leadId: "person-gone" as PersonId }));
    expect(screen.getByLabelText("Plan lead").textContent).toContain("Chosen before, and not on the team now");
    expect(value("Plan lead")).toBe("person-gone");
  });

  it("begins the next version from the plan in force", async () => {
    await openWriter({ child: async () => aChildAnswer() });
    expect(screen.getByRole("heading", { name: "Write next version" })).toBeTruthy();
    expect(within(screen.getByRole("group", { name: "Target 1" })).getByLabelText<HTMLTextAreaElement>("Target").value).toBe("Reads 20 common words");
  });

  it("keeps the text on the page when it cannot be saved, and saves it on Try again", async () => {
    let isOffline = true;
    const { api } = createApiClientDouble();
    await openWriter({ keepDraft: (...question) => (isOffline ? refused("offline")() : api.keepDraft(...question)) });
    await userEvent.type(screen.getByLabelText("Long-term aim"), "Reads");
    await screen.findByText(/Not saved: There is no connection. Your text is still here/, {}, { timeout: 4_000 });
    expect(value("Long-term aim")).toBe("Reads");
    isOffline = false;
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    await screen.findByText(/^Saved/);
  });

  it("names what is missing, and leads to the first field that lacks it", async () => {
    await openWriter({}, aPlanContent({ agreedWith: "" }));
    await userEvent.click(screen.getByRole("button", { name: "Agree plan" }));
    await screen.findByText(/Not everything is there yet/);
    expect(document.activeElement).toBe(screen.getByLabelText("Agreed with"));
    await userEvent.click(screen.getByLabelText("Long-term aim"));
    await userEvent.click(within(screen.getByRole("region", { name: "What a plan holds" })).getByRole("button", { name: "Agreed with" }));
    expect(document.activeElement).toBe(screen.getByLabelText("Agreed with"));
  });

  it("agrees a complete plan after asking, and goes to the child", async () => {
    const { double, went, agreed } = await openWriter({}, aPlanContent());
    await userEvent.click(screen.getByRole("button", { name: "Agree plan" }));
    await userEvent.click(within(screen.getByRole("dialog", { name: "Agree this plan?" })).getByRole("button", { name: "Yes, agree it" }));
    await waitFor(() => expect(went).toEqual([{ page: "child", childId: "child-jo" }]));
    expect(agreed).toEqual(["child-jo"]);
    expect(double.asked).toContain("agreePlan");
  });

  it("goes back to the child's page when it was opened from there", async () => {
    const { went } = await openWriter({}, aPlanContent(), 2);
    await userEvent.click(screen.getByRole("button", { name: "Agree plan" }));
    await userEvent.click(screen.getByRole("button", { name: "Yes, agree it" }));
    await waitFor(() => expect(went).toEqual(["back"]));
  });

  it("keeps everything when agreeing fails", async () => {
    const { went } = await openWriter({ agreePlan: refused("unavailable") }, aPlanContent({ longTermObjective: "Still here" }));
    await userEvent.click(screen.getByRole("button", { name: "Agree plan" }));
    await userEvent.click(screen.getByRole("button", { name: "Yes, agree it" }));
    await screen.findByText(/Microsoft 365 is not answering/);
    await userEvent.click(screen.getByRole("button", { name: "Go on writing" }));
    expect(value("Long-term aim")).toBe("Still here");
    expect(went).toEqual([]);
  });

  it("adds, moves, removes and brings back targets and help", async () => {
    await openWriter();
    await userEvent.click(screen.getByRole("button", { name: "Add the first target" }));
    await userEvent.type(within(screen.getByRole("group", { name: "Target 1" })).getByLabelText("Target"), "One");
    await userEvent.click(screen.getByRole("button", { name: "Add target" }));
    await userEvent.click(screen.getByRole("button", { name: "Move target 2 up" }));
    expect(within(screen.getByRole("group", { name: "Target 2" })).getByLabelText<HTMLTextAreaElement>("Target").value).toBe("One");
    await userEvent.click(screen.getByRole("button", { name: "Remove target 2" }));
    expect(screen.queryByRole("group", { name: "Target 2" })).toBeNull();
    await userEvent.click(screen.getByRole("button", { name: "Undo" }));
    expect(within(screen.getByRole("group", { name: "Target 2" })).getByLabelText<HTMLTextAreaElement>("Target").value).toBe("One");
    await userEvent.click(within(screen.getByRole("group", { name: "Target 2" })).getByRole("button", { name: "Add help" }));
    expect(screen.getByRole("group", { name: "Help 2 for target 2" })).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "Remove help 2 of target 2" }));
    expect(screen.queryByRole("group", { name: "Help 2 for target 2" })).toBeNull();
    await userEvent.click(screen.getByRole("button", { name: "Undo" }));
    expect(screen.getByRole("group", { name: "Help 2 for target 2" })).toBeTruthy();
  }, 20_000);

  it("asks for a reason before a fifth target, and then adds it", async () => {
    await openWriter({}, aPlanContent({ targets: ["a", "b", "c", "d"].map((id) => aTarget({ id: id as ReturnType<typeof aTarget>["id"] })) }));
    await userEvent.click(screen.getByRole("button", { name: "Add target" }));
    const dialog = screen.getByRole("dialog", { name: "More than four targets?" });
    await userEvent.type(within(dialog).getByLabelText("Why more than four targets"), "Leaves in March");
    await userEvent.click(within(dialog).getByRole("button", { name: "Add it" }));
    expect(screen.getByRole("group", { name: "Target 5" })).toBeTruthy();
    expect(value("Why more than four targets")).toBe("Leaves in March");
  }, 20_000);

  it("shows both texts when another window kept something else, and goes on with the chosen one", async () => {
    const { double } = await openWriter();
    double.draft = { content: planContent.parse(aPlanContent({ longTermObjective: "Theirs" })), revision: 1, savedAt: "2026-09-07T10:50:00Z" };
    await userEvent.type(screen.getByLabelText("Long-term aim"), "Mine");
    const dialog = await screen.findByRole("dialog", { name: "This draft was changed in another window" }, { timeout: 4_000 });
    expect(within(dialog).getByText("Theirs")).toBeTruthy();
    expect(within(dialog).getByText("Mine")).toBeTruthy();
    await userEvent.click(within(dialog).getByRole("button", { name: "Go on with the other" }));
    expect(value("Long-term aim")).toBe("Theirs");
  });

  it("reads numbers as they are typed, also through an empty field", async () => {
    const { double } = await openWriter({}, aPlanContent());
    const help = within(screen.getByRole("group", { name: "Help 1 for target 1" }));
    await userEvent.clear(help.getByLabelText("Group size"));
    await userEvent.type(help.getByLabelText("Group size"), "4");
    await userEvent.clear(help.getByLabelText("Minutes"));
    await userEvent.type(help.getByLabelText("Minutes"), "9999");
    await waitFor(() => expect(double.draft?.content.targets[0]?.provision[0]).toMatchObject({ groupSize: 4, minutes: 600 }), { timeout: 4_000 });
  });
});
