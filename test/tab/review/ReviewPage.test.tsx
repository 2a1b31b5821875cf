import { beforeAll, describe, expect, it } from "@jest/globals";
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReviewAnswer, ReviewFormShape, ReviewKeepRequest } from "../../../src/api/reviews";
import { beginReviewForm } from "../../../src/domain/reviewing/review-form";
import { ReviewPage } from "../../../src/tab/review/ReviewPage";
import type { ApiClient } from "../../../src/ui/asking/api-client";
import { ApiError } from "../../../src/ui/asking/api-error";
import { createApiClientDouble, refused } from "../../support/api-client-double";
import { aReviewAnswer } from "../../support/page-fixtures";
import { aTabServices, show } from "../../support/show";

const begun = beginReviewForm([{ targetId: "target-1" as never, outcome: "partly-achieved", happened: "Reads 14" }], ["help-1" as never]) as unknown as ReviewFormShape;
const open = (form: ReviewFormShape = begun, revision = "r1"): ReviewAnswer => aReviewAnswer({ review: { state: "open", heldOn: "2026-12-18", form, revision } });

/** Every answer given but what the test is about. */
const whole: ReviewFormShape = {
  ...begun,
  considered: Object.fromEntries(Object.keys(begun.considered).map((one) => [one, { kind: "nothing-to-record" }])) as ReviewFormShape["considered"],
  help: [{ provisionId: "help-1", isStillNeeded: true, decision: "same" }],
  parents: { tookPart: true, otherwise: "", wishesPrivateMeeting: false },
  child: { tookPart: true, otherwise: "Came for ten minutes" },
  planRating: 4,
  decision: "same",
  decisionReason: "The cards work",
};

function openPage(overrides: Partial<ApiClient>) {
  const gone: string[] = [];
  const navigation = {
    address: { page: "review", childId: "child-jo" } as const, moves: 0, canGoBack: false, back: () => undefined,
    open: (address: object) => void gone.push(`open ${JSON.stringify(address)}`), replace: (address: object) => void gone.push(`replace ${JSON.stringify(address)}`),
  };
  const { api, asked } = createApiClientDouble(overrides);
  const shown = show(<ReviewPage childId="child-jo" navigation={navigation as never} onHome={() => undefined} />, { services: aTabServices({ api }) });
  return { ...shown, gone, asked };
}

beforeAll(() => {
  // jsdom lays nothing out, so it cannot scroll.
  Element.prototype.scrollIntoView = () => undefined;
});

describe("a review that has not begun", () => {
  it("asks first how each target ended, leads to what is missing, and begins", async () => {
    const sent: unknown[] = [];
    const { asked } = openPage({ review: async () => aReviewAnswer(), startReview: async (_childId, request) => (sent.push(request), open()) });
    await userEvent.click(await screen.findByRole("button", { name: "Begin the review" }));
    expect(screen.getByText(/Some answers are missing/)).toBeTruthy();
    expect(asked).not.toContain("startReview");
    await userEvent.click(screen.getByRole("radio", { name: "Partly achieved" }));
    const happened = screen.getByRole("textbox", { name: /What has actually happened/ });
    await userEvent.clear(happened);
    await userEvent.type(happened, "Reads 14 of 20");
    await userEvent.click(screen.getByRole("button", { name: "Begin the review" }));
    expect(await screen.findByRole("heading", { name: "What was considered" })).toBeTruthy();
    expect(sent).toEqual([{ targets: [{ targetId: "target-1", outcome: "partly-achieved", happened: "Reads 14 of 20" }] }]);
  });

  it("keeps what was chosen when beginning fails, and says why", async () => {
    openPage({ review: async () => aReviewAnswer(), startReview: refused("unavailable") });
    await userEvent.click(await screen.findByRole("radio", { name: "Achieved" }));
    await userEvent.click(screen.getByRole("button", { name: "Begin the review" }));
    expect(await screen.findByRole("button", { name: /Try again/ })).toBeTruthy();
    expect(screen.getByRole("radio", { name: "Achieved" })).toMatchObject({ checked: true });
  });

  it("tells whoever only reads that there is nothing yet", async () => {
    openPage({ review: async () => aReviewAnswer({ mayWrite: false, mayClose: false }) });
    expect(await screen.findByText("This review has not begun")).toBeTruthy();
  });

  it("says which days are planned and proposed", async () => {
    openPage({ review: async () => aReviewAnswer({ proposed: [{ on: "2026-12-11", byName: "Amina Yusuf" }] }) });
    expect((await screen.findByText(/Amina Yusuf proposes/)).textContent).toContain("Planned for");
  });
});

describe("a review that is open", () => {
  it("keeps each answer over the revision that it read", async () => {
    const sent: ReviewKeepRequest[] = [];
    openPage({ review: async () => open(), keepReview: async (_childId, request) => (sent.push(request), open(request.form, "r2")) });
    const part = await screen.findByRole("group", { name: "7. What happens next" });
    await userEvent.type(within(part).getByRole("textbox"), "Word cards at home");
    await waitFor(() => expect(sent).toHaveLength(1), { timeout: 4000 });
    expect(sent[0]).toMatchObject({ over: "r1", form: { considered: { "future-action": { kind: "words", words: "Word cards at home" } } } });
    expect(await screen.findByText(/^Saved/)).toBeTruthy();
  });

  it("brings two people's answers together, and shows both where they speak of the same", async () => {
    const theirs: ReviewFormShape = { ...begun, decisionReason: "Theirs", considered: { ...begun.considered, "parents-views": { kind: "words", words: "Pleased" } } };
    const sent: ReviewKeepRequest[] = [];
    let reads = 0;
    openPage({
      review: async () => ((reads += 1) === 1 ? open() : open(theirs, "r2")),
      keepReview: async (_childId, request) => {
        sent.push(request);
        if (request.over === "r1") throw new ApiError({ code: "stale" });
        return open(request.form, "r3");
      },
    });
    await userEvent.type(await screen.findByRole("textbox", { name: "Why" }), "Mine");
    const conflict = await screen.findByRole("group", { name: "Why" }, { timeout: 4000 });
    expect(conflict.textContent).toContain("Yours: Mine");
    expect(conflict.textContent).toContain("Theirs: Theirs");
    expect(within(screen.getByRole("group", { name: "2. The parents' views" })).getByRole("textbox")).toMatchObject({ value: "Pleased" });
    await userEvent.click(within(conflict).getByRole("button", { name: "Take theirs" }));
    expect(screen.getByRole("textbox", { name: "Why" })).toMatchObject({ value: "Theirs" });
    await waitFor(() => expect(sent.at(-1)).toMatchObject({ over: expect.stringMatching(/r2|r3/), form: { decisionReason: "Theirs" } }), { timeout: 4000 });
  });

  it("names what is missing and leads there", async () => {
    openPage({ review: async () => open({ ...whole, planRating: undefined }) });
    await userEvent.click(await screen.findByRole("button", { name: "How well has the plan worked?" }));
    expect(document.activeElement?.id).toBe("field-planRating");
    await userEvent.click(screen.getByRole("button", { name: "Close the review" }));
    expect(screen.getByText("Answer this")).toBeTruthy();
    await userEvent.click(screen.getByRole("radio", { name: "4 · Well" }));
    expect(await screen.findByText("Everything is there: the review can be closed.")).toBeTruthy();
  });

  it("closes, and goes on to the next version", async () => {
    const { gone } = openPage({ review: async () => open(whole), closeReview: async () => ({ after: "draft-made" }) });
    await userEvent.click(await screen.findByRole("button", { name: "Close the review" }));
    const dialog = screen.getByRole("dialog");
    expect(dialog.textContent).toContain("1 target is ready in it");
    await userEvent.click(within(dialog).getByRole("button", { name: "Close it" }));
    await waitFor(() => expect(gone).toEqual(['replace {"page":"write","childId":"child-jo"}']));
  });

  it("says what ending the help means before it is done", async () => {
    const { gone } = openPage({ review: async () => open({ ...whole, decision: "end" }), closeReview: async () => ({ after: "plan-ended" }) });
    await userEvent.click(await screen.findByRole("button", { name: "Close the review" }));
    expect(screen.getByRole("dialog").textContent).toContain("taken off the register");
    await userEvent.click(screen.getByRole("button", { name: "Close it" }));
    await waitFor(() => expect(gone).toEqual(['replace {"page":"child","childId":"child-jo"}']));
  });

  it("leaves closing to whoever writes plans", async () => {
    openPage({ review: async () => ({ ...open(), mayClose: false }) });
    expect(await screen.findByText(/closes the review\.$/)).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Close the review" })).toBeNull();
  });

  it("warns of two versions without success, and asks for the stage when it changes", async () => {
    openPage({ review: async () => ({ ...open(), struggling: ["literacy"] }) });
    expect(await screen.findByText(/Two versions without success/)).toBeTruthy();
    await userEvent.click(screen.getByRole("radio", { name: "Move to another stage" }));
    expect(screen.getByRole("combobox", { name: "Stage from now on" })).toBeTruthy();
  });
});

describe("a review that is over", () => {
  it("is read, with a way to the next version for whoever writes it", async () => {
    const { gone } = openPage({ review: async () => aReviewAnswer({ review: { state: "closed", heldOn: "2026-12-18", form: whole, revision: "r9" } }) });
    expect(await screen.findByText("This review is closed.")).toBeTruthy();
    expect(screen.getByText("The cards work")).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "Write next version" }));
    expect(gone).toEqual(['open {"page":"write","childId":"child-jo"}']);
  });

  it("shows earlier reviews", async () => {
    openPage({ review: async () => aReviewAnswer({ past: [{ planVersion: 1, heldOn: "2026-07-10", decision: "increase", decisionReason: "Needs more" }] }) });
    expect(await screen.findByText("Needs more")).toBeTruthy();
  });
});
