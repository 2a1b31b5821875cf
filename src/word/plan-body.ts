import type { PlanDocument } from "../domain/plan-document";
import { findTermPack } from "../domain/terms/find-term-pack";
import { AREA_NAMES, NEED_NAMES } from "../domain/terms/plan-words";
import { factTag, type VersionFact, versionFacts } from "./document-facts";
import { documentFields } from "./document-fields";
import { type Markup, cell, labelCell, labelledTable, lockedControl, pageHeading, paragraph, row, run, table, textControl, textParagraph } from "./elements";
import { fieldLabel, fieldTag, wrapperTag } from "./field-tags";
import { longDay } from "./long-day";
import { type PutText, targetBlock } from "./target-block";

/** Id of the control around the whole plan; the texts inside count on from it. */
const FIRST_CONTROL_ID = 1;
/** Room to write by hand, in twentieths of a point. */
const ROOM_TO_WRITE = 850;
const ROOM_TO_SIGN = 560;

const REVIEW_QUESTIONS = [
  "The child's progress", "What the child says", "What parents or carers say", "How well the help has worked", "What happens next: more, the same or less help",
];

/** The whole plan in its locked control. */
export function planBody(document: PlanDocument): Markup {
  const pack = findTermPack(document.termPack);
  const content = [
    textParagraph(pack.plan, "Heading1"),
    paragraph(`${run(`${document.schoolName}, `)}${putFact(document, "version")}`, "PlanSubtitle"),
    childTable(document),
    ...planTexts(document),
    textParagraph("Targets", "Heading2"),
    ...document.targets.map((target, index) => targetBlock(target, index + 1, putTexts(document))),
    ...reviewBlanks(document),
    ...signatures(document),
    paragraph("", "Normal"),
  ].join("");
  const names = { tag: wrapperTag(document.planId, document.version), label: wrapperTitle(document), id: FIRST_CONTROL_ID };
  return lockedControl(names, content);
}

/** What Word shows on the frame around the plan. */
export function wrapperTitle({ termPack, version }: Pick<PlanDocument, "termPack" | "version">): string {
  return `${findTermPack(termPack).plan}, version ${String(version)}`;
}

function putFact(document: PlanDocument, fact: VersionFact): Markup {
  const firstId = FIRST_CONTROL_ID + 1 + documentFields(document).length;
  return versionFacts(document).map(({ tag, label, text }, index) => (tag === factTag(fact) ? textControl({ tag, label, id: firstId + index }, text) : "")).join("");
}

function putTexts(document: PlanDocument): PutText {
  const fields = documentFields(document);
  const controls = new Map(fields.map(({ tag, label, text }, index) => [tag, textControl({ tag, label, id: FIRST_CONTROL_ID + 1 + index }, text)]));
  return (place) => controls.get(fieldTag(place)) ?? "";
}

const CHILD_WIDTHS = [1750, 3352, 1750, 3352] as const;

function childTable(document: PlanDocument): Markup {
  const pack = findTermPack(document.termPack);
  const year = document.yearGroup === "R" ? "Reception" : `Year ${document.yearGroup}`;
  const whereabouts = [...(document.yearGroup === "" ? [] : [year]), ...document.classNames].join(", ");
  const wide = { width: CHILD_WIDTHS[1] + CHILD_WIDTHS[2] + CHILD_WIDTHS[3], span: 3 };
  const rows = [
    pairs(["Child", document.childName], ["Year and class", whereabouts]),
    pairs(["Stage", pack.stages[document.stage]], ["Kind of need", NEED_NAMES[document.needType]]),
    pairs(["Starts on", longDay(document.startsOn)], ["Review on", longDay(document.reviewOn)]),
    row([...pair("Led by", run(document.leadName)), ...pair("Agreed on", putFact(document, "agreedOn"))]),
    row([labelCell("Good at and likes", CHILD_WIDTHS[0]), cell(textParagraph(document.strengths, "PlanCell"), wide)]),
    row([labelCell("Agreed with", CHILD_WIDTHS[0]), cell(paragraph(putFact(document, "agreedWith"), "PlanCell"), wide)]),
  ];
  return labelledTable(CHILD_WIDTHS, rows, { caption: "The child", description: "Labels and values about the child and the plan, in pairs." });
}

function pairs(...both: readonly (readonly [label: string, text: string])[]): Markup {
  return row(both.flatMap(([label, text]) => pair(label, run(text))));
}

function pair(label: string, content: Markup): readonly Markup[] {
  return [labelCell(label, CHILD_WIDTHS[0]), cell(paragraph(content, "PlanCell"), { width: CHILD_WIDTHS[1] })];
}

function planTexts(document: PlanDocument): readonly Markup[] {
  const put = putTexts(document);
  return (["longTermObjective", "strategies"] as const).flatMap((field) => [
    textParagraph(fieldLabel(field), "Heading2"),
    paragraph(put({ of: "plan", field }), "Normal"),
  ]);
}

function reviewBlanks(document: PlanDocument): readonly Markup[] {
  const [nameWidth, outcomeWidth, seenWidth] = [3000, 2700, 4504];
  const targets = document.targets.map((target, index) =>
    row([
      labelCell(`Target ${String(index + 1)}: ${AREA_NAMES[target.area]}`, nameWidth),
      cell(paragraph("", "PlanCell"), { width: outcomeWidth }),
      cell(paragraph("", "PlanCell"), { width: seenWidth }),
    ], ROOM_TO_SIGN),
  );
  const questions = REVIEW_QUESTIONS.map((question) => row([labelCell(question, nameWidth), cell(paragraph("", "PlanCell"), { width: outcomeWidth + seenWidth })], ROOM_TO_WRITE));
  return [
    pageHeading("Review", "Heading2"),
    textParagraph(`For the review on ${longDay(document.reviewOn)}.`, "PlanNote"),
    table([{ heading: "Target", width: nameWidth }, { heading: "How it ended", width: outcomeWidth }, { heading: "What was seen", width: seenWidth }], targets, {
      caption: "How the targets ended", description: "A row for each target, with room to write how it ended and what was seen.",
    }),
    paragraph("", "PlanAfterTable"),
    labelledTable([nameWidth, outcomeWidth + seenWidth], questions, { caption: "Questions of the review", description: "Each question of the review, with room to write the answer." }),
  ];
}

function signatures(document: PlanDocument): readonly Markup[] {
  const columns = [{ heading: "Who", width: 3000 }, { heading: "Signature", width: 4704 }, { heading: "Date", width: 2500 }];
  const lead = document.leadName === "" ? [] : [document.leadName];
  const people = ["Child", "Parent or carer", ...lead, findTermPack(document.termPack).coordinator];
  const rows = people.map((who) => row([labelCell(who, 3000), cell(paragraph("", "PlanCell"), { width: 4704 }), cell(paragraph("", "PlanCell"), { width: 2500 })], ROOM_TO_SIGN));
  return [
    textParagraph("Signatures", "Heading2"),
    table(columns, rows, { caption: "Signatures", description: "Who signs, with room for the signature and the date." }),
  ];
}
