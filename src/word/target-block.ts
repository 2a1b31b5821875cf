import type { ProvisionInDocument, TargetInDocument } from "../domain/plan-document";
import { AREA_NAMES, PERIOD_NAMES, SET_BY_NAMES } from "../domain/terms/plan-words";
import { PROVISION_FIELDS, type TargetField, type TextPlace } from "../domain/plan-text";
import { type Column, type Markup, cell, labelCell, labelledTable, paragraph, row, run, table, textParagraph } from "./elements";
import { fieldLabel } from "./field-tags";
import { longDay } from "./long-day";

/** Puts one text of the plan into the document, in its control. */
export type PutText = (place: TextPlace) => Markup;

const LABEL_WIDTH = 2900;
const VALUE_WIDTH = 7304;
const HELP_COLUMNS: readonly Column[] = [
  { heading: fieldLabel("what"), width: 2150 },
  { heading: fieldLabel("how"), width: 3054 },
  { heading: fieldLabel("who"), width: 1700 },
  { heading: "How often, where", width: 1800 },
  { heading: "Reviewed on", width: 1500 },
];
/** Texts of a target that stand in its table; the statement is above it. */
const IN_TABLE: readonly TargetField[] = ["childWording", "baseline", "successCriterion", "exitCriterion", "happened"];

/** One target: what the child will be able to do, by when, how that is known, and the help towards it. */
export function targetBlock(target: TargetInDocument, number: number, put: PutText): Markup {
  const name = `Target ${String(number)}`;
  const facts = IN_TABLE.map((field) =>
    row([
      labelCell(fieldLabel(field), LABEL_WIDTH, "PlanFactLabel"),
      cell(paragraph(put({ of: "target", targetId: target.id, field }), "PlanFact"), { width: VALUE_WIDTH }),
    ]),
  );
  return [
    textParagraph(`${name}: ${AREA_NAMES[target.area]}`, "Heading3"),
    paragraph(put({ of: "target", targetId: target.id, field: "statement" }), "PlanStatement"),
    textParagraph(`By ${longDay(target.dueOn)}. Set ${SET_BY_NAMES[target.setBy]}.`, "PlanNote"),
    labelledTable([LABEL_WIDTH, VALUE_WIDTH], facts, { caption: name, description: `${name} in two columns: a question and its answer.` }),
    paragraph("", "PlanBetweenTables"),
    table(HELP_COLUMNS, target.provision.length === 0 ? [noHelp()] : target.provision.map((line) => helpRow(line, put)), {
      caption: `Help towards target ${String(number)}`,
      description: "Each row is one kind of help: what, how, by whom, how often and where, and when it is looked at again.",
    }),
    paragraph("", "PlanAfterTable"),
  ].join("");
}

function helpRow(line: ProvisionInDocument, put: PutText): Markup {
  const texts = PROVISION_FIELDS.map((field, index) =>
    cell(paragraph(put({ of: "provision", provisionId: line.id, field }), "PlanCell"), { width: HELP_COLUMNS[index]?.width ?? 0 }),
  );
  const [, , , often, reviewed] = HELP_COLUMNS;
  return row([
    ...texts,
    cell(textParagraph(howOften(line), "PlanCell") + textParagraph(whereAndWithWhom(line), "PlanCell"), { width: often?.width ?? 0 }),
    cell(textParagraph(longDay(line.reviewOn), "PlanCell"), { width: reviewed?.width ?? 0 }),
  ]);
}

function noHelp(): Markup {
  const width = HELP_COLUMNS.reduce((sum, column) => sum + column.width, 0);
  return row([cell(paragraph(run("No help is written down for this target."), "PlanCell"), { width, span: HELP_COLUMNS.length })]);
}

function howOften({ times, minutes, period }: ProvisionInDocument): string {
  return `${String(times)} × ${String(minutes)} ${minutes === 1 ? "minute" : "minutes"} ${PERIOD_NAMES[period]}`;
}

function whereAndWithWhom({ groupSize, setting }: ProvisionInDocument): string {
  const group = groupSize > 1 ? `Group of ${String(groupSize)}` : "One to one";
  return setting.trim() === "" ? group : `${group}, ${setting}`;
}
