import { describe, expect, it } from "@jest/globals";
import { strFromU8, unzipSync } from "fflate";
import type { PlanDocument } from "../../src/domain/plan-document";
import { createStaffCopies } from "../../src/service/staff-copies";
import { faultsOfWordFiles } from "../support/word-file-faults";
import { aGuid, aHelpInDocument, aPlanDocument, aTargetInDocument } from "../word/plan-documents";

const HOSTILE = `<&>"' ]]> <w:p/> \u0000\u0001\u000b\u001f\ufffe\ud83d 🎈👩🏽‍🏫 مرحبا\r\nnew line\ttab `;
const LONG = "A very long text without an end. ".repeat(600);
const words = (text: string) => ({ statement: text, childWording: text, baseline: text, successCriterion: text, exitCriterion: text, happened: text });
const helpOf = (text: string) => aHelpInDocument({ id: aGuid(9) as never, what: text, how: text, who: text, setting: text });
const withText = (text: string): PlanDocument =>
  aPlanDocument({ childName: text, schoolName: text, leadName: text, classNames: [text], strengths: text, strategies: text, longTermObjective: text, agreedWith: text, targets: [aTargetInDocument(1, { ...words(text), provision: [helpOf(text)] })] });

const PLANS: readonly (readonly [string, PlanDocument])[] = [
  ["a normal plan", aPlanDocument()],
  ["a plan without targets", aPlanDocument({ targets: [] })],
  ["empty texts", withText("")],
  ["thirteen targets", aPlanDocument({ targets: Array.from({ length: 13 }, (_, index) => aTargetInDocument(index)) })],
  ["hostile text", withText(HOSTILE)],
  ["very long text", withText(LONG)],
  ["ids that no tag can hold", aPlanDocument({ planId: "p".repeat(99) as never, targets: [aTargetInDocument(1, { id: "t".repeat(99) as never })] })],
];

describe("the staff copy", () => {
  it("is a Word file in which Microsoft's SDK finds no fault, whatever the plan says", async () => {
    const faults = await faultsOfWordFiles(PLANS.map(([, plan]) => createStaffCopies().make(plan)));
    expect(Object.fromEntries(PLANS.map(([name], index) => [name, faults[index]]))).toEqual(Object.fromEntries(PLANS.map(([name]) => [name, []])));
  }, 60_000);

  it("is the same bytes for the same plan", () => {
    expect(createStaffCopies().make(aPlanDocument())).toEqual(createStaffCopies().make(aPlanDocument()));
    expect(createStaffCopies().make(aPlanDocument())).not.toEqual(createStaffCopies().make(aPlanDocument({ version: 3 })));
  });

  it("holds the text as it was written", () => {
    const files = unzipSync(createStaffCopies().make(aPlanDocument({ strategies: "Sit near the front 🎈" })));
    expect(strFromU8(files["word/document.xml"]!)).toContain("Sit near the front 🎈");
  });
});
