import { describe, expect, it } from "@jest/globals";
import type { AdaptiveCard } from "../../src/cards/adaptive-card";
import { answerCard } from "../../src/cards/answer-card";
import { dueCard } from "../../src/cards/due-card";
import { noticeCard } from "../../src/cards/notice-card";
import { pressedCard } from "../../src/cards/pressed-card";
import type { ProgressId, TargetId } from "../../src/domain/ids";
import { day } from "../support/builders";
import { NOTICE, SETTING, aBriefingChild, aChildOnCard, aReviewLine, aTargetLine, childrenOnCard } from "./card-contents";

const START = { noticeId: NOTICE, setting: SETTING } as const;
const buttonsOf = (card: AdaptiveCard) => (card.actions ?? []).map(({ title }) => title);
const textOf = (card: AdaptiveCard) => JSON.stringify(card.body);

describe("the card of a review that comes up", () => {
  const card = noticeCard({ ...START, kind: "review-due", line: aReviewLine(), today: day("2026-11-29") });

  it("says whose review it is and when", () => {
    expect(card.body).toMatchObject([
      { text: "IEP review: JB, Year 4" },
      { text: "Due in 5 days" },
      { facts: [{ title: "Child", value: "JB" }, { title: "Year", value: "Year 4" }, { title: "Review day", value: "Friday 4 December 2026" }] },
    ]);
  });

  it("lets progress be logged and a day be proposed, and opens the review in the tab", () => {
    expect(card.actions).toMatchObject([
      { type: "Action.Execute", title: "Log progress", verb: "askProgress", data: { notice: NOTICE, child: "child-1" } },
      {
        type: "Action.ShowCard", title: "Propose a date",
        card: {
          body: [{ type: "Input.Date", id: "date", isRequired: true, min: "2026-11-29" }],
          actions: [{ title: "Send", verb: "proposeDate", data: { notice: NOTICE, child: "child-1" }, associatedInputs: "auto" }],
        },
      },
      { type: "Action.OpenUrl", title: "Open the review" },
    ]);
    const open = card.actions?.[2];
    const link = new URL(open?.type === "Action.OpenUrl" ? open.url : "");
    expect(`${link.origin}${link.pathname}`).toBe(`https://teams.microsoft.com/l/entity/${SETTING.appId}/personal`);
    expect(JSON.parse(link.searchParams.get("context") ?? "")).toEqual({ subEntityId: "child/child-1/review" });
  });

  it.each([[0, "Due today"], [1, "Due tomorrow"], [14, "Due in 14 days"], [-1, "1 day overdue"], [-9, "9 days overdue"]])("counts %s days as %s", (inDays, words) => {
    expect(noticeCard({ ...START, kind: "review-due", line: aReviewLine({ inDays }), today: day("2026-11-29") }).body[1]).toMatchObject({ text: words });
  });
});

describe("lists on cards", () => {
  it("stop at eight children and say how many more there are", () => {
    const words = textOf(noticeCard({ ...START, kind: "briefing", children: childrenOnCard(11) }));
    expect(words).toContain("CH, Year 4");
    expect(words).not.toContain("CI, Year 4");
    expect(words).toContain("and 3 more in Baton");
  });

  it("open the caseload where they list reviews", () => {
    const lines = [aReviewLine(), aReviewLine()];
    for (const { actions = [] } of [noticeCard({ ...START, kind: "reviews-due", lines }), dueCard({ lines, setting: SETTING })]) {
      const open = actions.at(-1);
      expect(open).toMatchObject({ type: "Action.OpenUrl", title: "Open in Baton" });
      const link = new URL(open?.type === "Action.OpenUrl" ? open.url : "");
      expect(JSON.parse(link.searchParams.get("context") ?? "")).toEqual({ subEntityId: "caseload" });
    }
  });

  it("say that nothing is due", () => {
    expect(textOf(dueCard({ lines: [], setting: SETTING }))).toContain("Nothing is due in the next two weeks.");
  });
});

describe("buttons", () => {
  it("show a briefing and confirm it, on the card and on what it shows", () => {
    expect(buttonsOf(noticeCard({ ...START, kind: "briefing", children: [aChildOnCard()] }))).toEqual(["Show", "Read and understood"]);
    expect(buttonsOf(answerCard({ kind: "briefing", noticeId: NOTICE, children: [aBriefingChild()] }))).toEqual(["Read and understood"]);
    expect(buttonsOf(answerCard({ kind: "briefing", noticeId: NOTICE, children: [aBriefingChild({ readAt: "2026-12-01T10:00:00.000Z" })] }))).toEqual([]);
    expect(buttonsOf(pressedCard({ ...START, kind: "read-and-understood", on: day("2026-12-04"), children: [] }))).toEqual(["Show again"]);
  });

  it("show team changes, and open handovers", () => {
    expect(buttonsOf(noticeCard({ ...START, kind: "team-changes", joined: 2, left: 1, children: [] }))).toEqual(["Show"]);
    const handover = noticeCard({ ...START, kind: "handover", handoverId: "h" as never, child: aChildOnCard(), step: "sent", side: "to", fromSchool: "Oakfield", toSchool: "Riverside" });
    expect(buttonsOf(handover)[0]).toBe("Open handovers");
    expect(decodeURIComponent(JSON.stringify(handover.actions))).toContain("handovers");
  });
});

describe("the progress form", () => {
  const form = (targets = [aTargetLine(), aTargetLine({ targetId: "target-2" as TargetId, area: "behaviour", statement: "Ask for *help*" })]) =>
    answerCard({ kind: "progress-form", noticeId: NOTICE, child: aChildOnCard(), targets, progressId: "progress-1" as ProgressId });

  it("asks for a target, a rating and a note, and names the point beforehand so that two presses are one", () => {
    const { body, actions } = form();
    expect(body).toContainEqual(expect.objectContaining({ id: "target", isRequired: true, choices: [{ title: "Literacy: Read 20 words", value: "target-1" }, { title: "Behaviour: Ask for *help*", value: "target-2" }] }));
    expect(body).toContainEqual(expect.objectContaining({ type: "Input.Text", id: "note" }));
    expect(actions).toMatchObject(
      [["Not yet", "not-yet"], ["A little", "a-little"], ["Nearly", "nearly"], ["Got it", "got-it"]].map(([title, rating]) => (
        { title, verb: "logProgress", associatedInputs: "auto", data: { notice: NOTICE, child: "child-1", progress: "progress-1", rating } }
      )),
    );
  });

  it("chooses the only target, and offers nothing without any", () => {
    expect(form([aTargetLine()]).body).toContainEqual(expect.objectContaining({ id: "target", value: "target-1" }));
    expect(buttonsOf(form([]))).toEqual([]);
  });
});

describe("a briefing that is shown", () => {
  it("holds what helps in the lesson, as it was typed: nobody's text becomes a link", () => {
    const sly = aBriefingChild({ strategies: "[Sign in](https://elsewhere.example) **now**" });
    const card = answerCard({ kind: "briefing", noticeId: NOTICE, children: [sly] });
    const words = textOf(card);
    for (const said of ["Jo Barnes", "Year 4, Willow", "Kind to others", "Literacy", "Read 20 words", "• Word cards before lunch", "By Friday 18 December 2026"]) expect(words).toContain(said);
    expect(words).toContain('{"type":"TextRun","text":"[Sign in](https://elsewhere.example) **now**"}');
    expect(card.actions?.some(({ type }) => type === "Action.OpenUrl") ?? false).toBe(false);
  });
});

describe("what is gone", () => {
  it("never says why", () => {
    expect(textOf(answerCard({ kind: "gone" }))).toContain("This is no longer available to you. If you still teach the child, open Baton or ask the SENCO.");
  });
});
