import { describe, expect, it } from "@jest/globals";
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { AdviceRequest, AdviceShape } from "../../src/api/advice";
import type { ConcernAnswerRequest, ConcernRequest, ConcernsAnswer, ConcernShape } from "../../src/api/concerns";
import { AdvicePart } from "../../src/tab/AdvicePart";
import { ConcernsPart } from "../../src/tab/ConcernsPart";
import type { ApiClient } from "../../src/ui/asking/api-client";
import { ApiError } from "../../src/ui/asking/api-error";
import { createApiClientDouble } from "../support/api-client-double";
import { aTabServices, show } from "../support/show";

const WAITING: ConcernShape = {
  id: "concern-1", raisedFor: "home", raisedAt: "2026-09-28T09:00:00Z", raisedByName: "Amina Yusuf", words: "Will not come in", state: "open", standing: "waiting",
  answerBy: "2026-10-05", answer: "", revision: "r1",
};
const ANSWERED: ConcernShape = { ...WAITING, state: "answered", standing: "answered", answer: "We meet early", answeredByName: "Rosa Hale", answeredAt: "2026-10-01T09:00:00Z", revision: "r2" };
const some = (concerns: readonly ConcernShape[], overrides: Partial<ConcernsAnswer> = {}): ConcernsAnswer => ({
  concerns: [...concerns], targets: [{ id: "target-1", statement: "Reads 20 words" }], today: "2026-10-01", mayRaise: true, mayAnswer: true, mayCallReview: true, ...overrides,
});

function openConcerns(overrides: Partial<ApiClient>) {
  const { api } = createApiClientDouble(overrides);
  show(<ConcernsPart childId="child-jo" />, { services: aTabServices({ api }) });
}

describe("concerns on a child's page", () => {
  it("[R57] are raised in one window, and what was written outlives a failure and the window", async () => {
    const sent: ConcernRequest[] = [];
    let rounds = 0;
    openConcerns({
      concerns: async () => some([]),
      raiseConcern: async (_childId, request) => {
        sent.push(request);
        if ((rounds += 1) === 1) throw new ApiError({ code: "unavailable" });
        return some([WAITING]);
      },
    });
    await screen.findByRole("heading", { name: "No concern has been raised" });
    await userEvent.click(screen.getByRole("button", { name: "Raise a concern" }));
    const dialog = within(await screen.findByRole("dialog", { name: "Raise a concern" }));
    await userEvent.type(dialog.getByRole("textbox", { name: "What is wrong?" }), "Will not come in");
    await userEvent.click(dialog.getByRole("radio", { name: "From home" }));
    await userEvent.selectOptions(dialog.getByRole("combobox"), "Reads 20 words");
    await userEvent.click(dialog.getByRole("button", { name: "Raise the concern" }));
    await dialog.findByRole("alert");
    await userEvent.click(dialog.getByRole("button", { name: "Cancel" }));
    await userEvent.click(screen.getByRole("button", { name: "Raise a concern" }));
    const again = within(await screen.findByRole("dialog", { name: "Raise a concern" }));
    expect(again.getByRole<HTMLTextAreaElement>("textbox", { name: "What is wrong?" }).value).toBe("Will not come in");
    await userEvent.click(again.getByRole("button", { name: "Raise the concern" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(screen.getByText("Answer by 5 Oct 2026")).toBeTruthy();
    expect(sent).toEqual([sent[1], sent[1]]);
    expect(sent[1]).toMatchObject({ raisedFor: "home", targetId: "target-1", words: "Will not come in" });
  });

  it("are answered by whoever may, with an early review where one is called", async () => {
    const sent: ConcernAnswerRequest[] = [];
    openConcerns({
      concerns: async () => some([WAITING]),
      answerConcern: async (_childId, _id, request) => {
        sent.push(request);
        return some([{ ...ANSWERED, state: "review-called" }]);
      },
    });
    await userEvent.click(await screen.findByRole("button", { name: "Answer" }));
    const dialog = within(await screen.findByRole("dialog", { name: "Answer the concern" }));
    await userEvent.type(dialog.getByRole("textbox", { name: /Your answer/ }), "We meet early");
    await userEvent.click(dialog.getByRole("checkbox", { name: "Hold the review early" }));
    expect(dialog.getByRole("button", { name: "Send the answer" }).getAttribute("aria-disabled")).toBe("true");
    await userEvent.type(dialog.getByLabelText(/Day of the review/), "2026-10-12");
    await userEvent.click(dialog.getByRole("button", { name: "Send the answer" }));
    await screen.findByText("Early review called");
    expect(sent).toEqual([{ answer: "We meet early", reviewOn: "2026-10-12", over: "r1" }]);
    expect(screen.getByText("Rosa Hale, 1 Oct 2026")).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Answer" })).toBeNull();
  });

  it("show who only reads neither of the two buttons", async () => {
    openConcerns({ concerns: async () => some([WAITING], { mayRaise: false, mayAnswer: false }) });
    await screen.findByText("Will not come in");
    expect(screen.queryByRole("button")).toBeNull();
  });
});

const RECEIVED: AdviceShape = {
  id: "advice-1", fromWhom: "Dr Crane", profession: "Educational psychologist", state: "received", askedOn: "2026-09-01", receivedOn: "2026-09-20", summary: "Seen in class",
  recommendations: "- Show first", recommended: ["Show first"], trainsStaff: true, worksWithChild: false, revision: "r1",
};

describe("advice on a child's page", () => {
  it("[R38] is asked for and, when it has come, entered over what was read", async () => {
    const sent: (AdviceRequest & { readonly id: string })[] = [];
    const { api } = createApiClientDouble({
      advice: async () => ({ advice: [{ ...RECEIVED, state: "asked", receivedOn: undefined, summary: "", recommendations: "", recommended: [] }], isLacking: true, today: "2026-10-01", mayWrite: true }),
      keepAdvice: async (_childId, id, request) => {
        sent.push({ ...request, id });
        return { advice: [RECEIVED], isLacking: false, today: "2026-10-01", mayWrite: true };
      },
    });
    show(<AdvicePart childId="child-jo" />, { services: aTabServices({ api }) });
    await screen.findByText(/no advice has been received/);
    await userEvent.click(screen.getByRole("button", { name: "Enter what came: Dr Crane" }));
    const dialog = within(await screen.findByRole("dialog", { name: "Advice from outside" }));
    await userEvent.type(dialog.getByLabelText(/Received on/), "2026-09-20");
    await userEvent.type(dialog.getByRole("textbox", { name: /What it recommends/ }), "- Show first");
    await userEvent.click(dialog.getByRole("button", { name: "Keep" }));
    await screen.findByText("Show first");
    expect(sent).toMatchObject([{ id: "advice-1", over: "r1", state: "received", receivedOn: "2026-09-20", recommendations: "- Show first" }]);
    expect(screen.queryByText(/no advice has been received/)).toBeNull();
  });

  it("names the day that cannot be, beside its field", async () => {
    const { api } = createApiClientDouble({ keepAdvice: async () => Promise.reject(new ApiError({ code: "invalid", problems: ["askedOn: in-the-future"] })) });
    show(<AdvicePart childId="child-jo" />, { services: aTabServices({ api }) });
    await userEvent.click(await screen.findByRole("button", { name: "Add advice" }));
    const dialog = within(await screen.findByRole("dialog"));
    await userEvent.type(dialog.getByLabelText(/From whom/), "Dr Crane");
    await userEvent.click(dialog.getByRole("button", { name: "Keep" }));
    await dialog.findByText("Choose a day that is not in the future.");
    expect(dialog.getByRole<HTMLInputElement>("textbox", { name: /From whom/ }).value).toBe("Dr Crane");
  });
});
