import { afterEach, describe, expect, it } from "@jest/globals";
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { readingGrade } from "../../../src/domain/smart/reading-grade";
import { ViewsSheetsPage } from "../../../src/tab/review/ViewsSheetsPage";
import { SHEET_WORDS } from "../../../src/ui/words/en-gb/sheet-words";
import { createApiClientDouble } from "../../support/api-client-double";
import { aPlanShape, aReviewAnswer, aTargetShape } from "../../support/page-fixtures";
import { aTabServices, show } from "../../support/show";

const printed: number[] = [];
const print = window.print;
afterEach(() => {
  window.print = print;
  printed.length = 0;
});

async function openSheets() {
  window.print = () => void printed.push(screen.queryAllByRole("article").length);
  const targets = [aTargetShape(), aTargetShape({ id: "target-2", childWording: "", statement: "Takes turns in a game" })];
  const { api } = createApiClientDouble({ review: async () => aReviewAnswer({ plan: aPlanShape({ targets }), plannedFor: "2026-12-08" }) });
  const navigation = { address: { page: "sheets", childId: "child-jo" }, moves: 0, canGoBack: false, open: () => undefined, replace: () => undefined, back: () => undefined } as const;
  show(<ViewsSheetsPage childId="child-jo" navigation={navigation} onHome={() => undefined} />, { services: aTabServices({ api }) });
  await screen.findByRole("heading", { level: 1 });
}
const sheet = (name: string) => within(screen.getByRole("article", { name }));

describe("the sheets before a review", () => {
  it("[R64] ask parents for their views, with the day and what the child has been working on", async () => {
    await openSheets();
    const home = sheet("Sheet for home");
    expect(home.getByText(/We meet on 8 Dec 2026/)).toBeTruthy();
    expect(home.getAllByRole("listitem").map((one) => one.textContent)).toEqual(["I can read my 20 words (by 18 Dec 2026)", "Takes turns in a game (by 18 Dec 2026)"]);
    expect(home.getByRole("heading", { name: "What goes well at home?" })).toBeTruthy();
    expect(home.getByText("Please give this back to Amina Yusuf.")).toBeTruthy();
  });

  it("[R67] let parents ask for a private talk", async () => {
    await openSheets();
    expect(sheet("Sheet for home").getByText("I would like to talk in private, not at a parents' evening.")).toBeTruthy();
  });

  it("[R65] ask the child target by target, in the child's own wording, with faces for those who do not write", async () => {
    await openSheets();
    const child = sheet("Sheet for the child");
    expect(child.getByText("I can read my 20 words")).toBeTruthy();
    expect(child.getAllByText("In between")).toHaveLength(2);
    expect(child.getByRole("heading", { name: "Next I want to learn …" })).toBeTruthy();
  });

  it("[R84] are written so that a ten-year-old can read them", () => {
    const sentences = Object.entries(SHEET_WORDS).filter(([key]) => /^sheet\.(home|child)[A-Z]/.test(key)).map(([, words]) => words.replace(/\{\{\w+\}\}/g, "Jo"));
    expect(sentences.length).toBeGreaterThan(15);
    expect(readingGrade(sentences.map((one) => (/[.?!…]$/.test(one) ? one : `${one}.`)).join(" "))).toBeLessThanOrEqual(5);
  });

  it("print what is chosen, with when and where as it was typed", async () => {
    await openSheets();
    await userEvent.type(screen.getByRole("textbox", { name: /When and where/ }), "Tuesday at 3.30 in the library");
    await userEvent.click(screen.getByRole("checkbox", { name: "Sheet for the child" }));
    expect(sheet("Sheet for home").getByText(/Tuesday at 3.30 in the library/)).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "Print" }));
    expect(printed).toEqual([1]);
    await userEvent.click(screen.getByRole("checkbox", { name: "Sheet for home" }));
    await userEvent.click(screen.getByRole("button", { name: "Print" }));
    expect(printed).toEqual([1]);
  });
});
