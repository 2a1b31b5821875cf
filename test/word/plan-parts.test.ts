import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { PlanDocument } from "../../src/domain/plan-document";
import { versionFacts } from "../../src/word/document-facts";
import { documentFields } from "../../src/word/document-fields";
import { EMPTY_FIELD, textInDocument } from "../../src/word/document-text";
import { docxEntries } from "../../src/word/docx-entries";
import { LONGEST_TAG, parseWrapperTag } from "../../src/word/field-tags";
import { flatOpc } from "../../src/word/flat-opc";
import { planParts } from "../../src/word/plan-parts";
import { aGuid, aHelpInDocument, aPlanDocument, aTargetInDocument } from "./plan-documents";
import { allNamed, controlTexts, readXml, tagOf, textOf } from "./xml-reader";

const entry = (plan: PlanDocument, name: string) => docxEntries(planParts(plan)).find((one) => one.name === name)?.text ?? "";
const bodyOf = (plan: PlanDocument) => readXml(entry(plan, "word/document.xml"));
const insertedOf = (plan: PlanDocument) => readXml(flatOpc(planParts(plan)));

const aText = fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }), fc.constantFrom("", "a\r\nb\rc\u000bd", "]]>", "<w:t>&amp;\"'</w:t>", "\t", "\ud800 alone"));
const aHelp = fc.record({ what: aText, how: aText, who: aText });
const aTarget = fc.record({ statement: aText, childWording: aText, baseline: aText, successCriterion: aText, exitCriterion: aText, happened: aText, help: fc.array(aHelp, { maxLength: 3 }) });
const aPlan = fc.record({ strategies: aText, longTermObjective: aText, childName: aText, targets: fc.array(aTarget, { maxLength: 4 }) }).map(({ targets, ...texts }) =>
  aPlanDocument({
    ...texts,
    targets: targets.map(({ help, ...words }, index) => aTargetInDocument(index, { ...words, provision: help.map((line, at) => aHelpInDocument({ ...line, id: aGuid(5000 + index * 10 + at) as never })) })),
  }),
);

describe("a plan in a Word document", () => {
  it("holds every text under its tag, exactly as it was put in", () => {
    fc.assert(
      fc.property(aPlan, (plan) => {
        const texts = controlTexts(bodyOf(plan));
        expect(documentFields(plan).map(({ tag }) => [tag, texts.get(tag)])).toEqual(documentFields(plan).map(({ tag, text }) => [tag, text]));
      }),
      { numRuns: 60 },
    );
  });

  it("says the same inside an open document", () => {
    fc.assert(fc.property(aPlan, (plan) => expect([...controlTexts(insertedOf(plan))]).toEqual([...controlTexts(bodyOf(plan))])), { numRuns: 20 });
  });

  it("has one control around everything, which cannot be deleted by accident and names plan and version", () => {
    const [wrapper] = allNamed(bodyOf(aPlanDocument()), "w:sdt");
    expect(parseWrapperTag(tagOf(wrapper!))).toEqual({ planId: aGuid(1), version: 2 });
    expect(allNamed(wrapper!, "w:lock").map(({ attributes }) => attributes["w:val"])).toEqual(["sdtLocked"]);
    expect(allNamed(wrapper!, "w:sdt")).toHaveLength(documentFields(aPlanDocument()).length + versionFacts(aPlanDocument()).length);
  });

  it("gives every control its own id, and no tag that Word would cut off", () => {
    const controls = allNamed(bodyOf(aPlanDocument({ targets: Array.from({ length: 13 }, (_, index) => aTargetInDocument(index)) })), "w:sdt");
    const ids = controls.map((control) => allNamed(control, "w:id")[0]?.attributes["w:val"]);
    expect(new Set(ids).size).toBe(controls.length);
    expect(controls.map(tagOf).filter((tag) => tag.length > LONGEST_TAG || tag === "")).toEqual([]);
  });

  it("leaves the control away where its tag would be too long, and shows the text all the same", () => {
    const long = "x".repeat(70) as never;
    const plan = aPlanDocument({ planId: long, targets: [aTargetInDocument(1, { id: long, statement: "Reads on" })] });
    const body = bodyOf(plan);
    expect(textOf(body)).toContain("Reads on");
    expect(allNamed(body, "w:sdt").map(tagOf)).toEqual([...versionFacts(plan).map(({ tag }) => tag), "iep.longTermObjective", "iep.strategies", ...["what", "how", "who"].map((field) => `iep.p.${aGuid(1010)}.${field}`)]);
  });

  it("writes days, help and stages in words", () => {
    const text = textOf(bodyOf(aPlanDocument()));
    for (const words of ["SEN Support plan", "Oakfield Primary, version 2", "Jo O'Neill-Wren", "Year 3, Willow", "Specific learning difficulty", "18 December 2026", "3 × 20 minutes a week", "One to one, Library corner", "Target 2: Independence and physical", "with the child", "Amal Yusuf"]) {
      expect(text).toContain(words);
    }
  });

  it("uses the words of the school's term pack", () => {
    const text = textOf(bodyOf(aPlanDocument({ termPack: "wales", yearGroup: "R" })));
    for (const words of ["Individual Development Plan", "ALN, plan kept by the school", "ALNCo", "Reception, Willow"]) expect(text).toContain(words);
  });

  it("says what is not there", () => {
    const help = aHelpInDocument({ minutes: 1, groupSize: 4, setting: " " });
    const text = textOf(bodyOf(aPlanDocument({ leadName: "", yearGroup: "", strategies: "", targets: [aTargetInDocument(1, { provision: [] }), aTargetInDocument(2, { provision: [help] })] })));
    for (const words of [EMPTY_FIELD, "No help is written down for this target.", "3 × 1 minute a week", "Group of 4"]) expect(text).toContain(words);
  });

  it("repeats the headings of a table on every page, and says in words what each table is", () => {
    const tables = allNamed(bodyOf(aPlanDocument()), "w:tbl");
    for (const table of tables) {
      expect(allNamed(table, "w:tblCaption")).toHaveLength(1);
      expect(allNamed(table, "w:tblDescription")).toHaveLength(1);
    }
    expect(tables.filter((table) => allNamed(table, "w:tblHeader").length === 1)).toHaveLength(4);
  });

  it("lets only a very long row break across pages", () => {
    const rowsThatBreak = (strategies: string) =>
      allNamed(bodyOf(aPlanDocument({ targets: [aTargetInDocument(1, { happened: strategies })] })), "w:trPr").filter((row) => allNamed(row, "w:cantSplit").length === 0).length;
    expect([rowsThatBreak("short"), rowsThatBreak("long ".repeat(400))]).toEqual([0, 1]);
  });
});

describe("a whole file", () => {
  it("says Confidential and the page on every page, names no child outside the text, and is in British English", () => {
    const plan = aPlanDocument();
    expect(textOf(readXml(entry(plan, "word/footer1.xml")))).toContain("Confidential");
    expect(entry(plan, "word/footer1.xml")).toContain(" PAGE ");
    expect(entry(plan, "word/styles.xml")).toContain('<w:lang w:val="en-GB"');
    const naming = docxEntries(planParts(plan)).filter(({ text }) => text.includes("Neill")).map(({ name }) => name);
    expect(naming).toEqual(["word/document.xml"]);
  });

  it("begins with the types of its parts, and names them all", () => {
    const [types, ...files] = docxEntries(planParts(aPlanDocument()));
    expect(types?.name).toBe("[Content_Types].xml");
    const parts = files.filter(({ name }) => !name.endsWith(".rels"));
    expect(parts.filter(({ name }) => types?.text.includes(`PartName="/${name}"`) !== true)).toEqual([]);
  });
});

describe("what goes into an open document", () => {
  it("brings body and styles only, no page settings, and ends with an empty paragraph", () => {
    const inserted = insertedOf(aPlanDocument());
    expect(allNamed(inserted, "pkg:part").map(({ attributes }) => attributes["pkg:name"])).toEqual(["/_rels/.rels", "/word/document.xml", "/word/_rels/document.xml.rels", "/word/styles.xml"]);
    expect(allNamed(inserted, "w:sectPr")).toEqual([]);
    const last = allNamed(inserted, "w:body")[0]?.children.at(-1);
    expect([last?.name, textOf(last!), allNamed(last!, "w:pStyle")[0]?.attributes["w:val"]]).toEqual(["w:p", "", "Normal"]);
  });

  it("refers only to parts that it brings", () => {
    for (const { attributes } of allNamed(insertedOf(aPlanDocument()), "Relationship")) expect(["word/document.xml", "styles.xml"]).toContain(attributes["Target"]);
  });
});

describe("documentFields", () => {
  it("names each field as people do", () => {
    expect(documentFields(aPlanDocument({ targets: [aTargetInDocument(1)] })).map(({ label }) => label)).toEqual([
      "Long-term aim", "Strategies for every lesson", "Target 1", "Target 1: In the child's words", "Target 1: Where the child is now", "Target 1: How we will know it worked",
      "Target 1: How we will know the help is no longer needed", "Target 1: What has happened so far",
      "Target 1, help 1: What help", "Target 1, help 1: How it is given", "Target 1, help 1: Who gives it",
    ]);
  });
});

describe("textInDocument", () => {
  it("keeps line ends as one kind and drops what XML forbids", () => {
    expect(textInDocument("a\r\nb\rc\u000bd\u2028e\u0000\u0008\ufffe\ud800🎈")).toBe("a\nb\nc\nd\ne🎈");
  });
});
