import { CHILD_FILES, CHILD_FILES_DESCRIPTION, columnsOf, LISTS } from "../../graph/list-schema";
import type { Column, ListSchema } from "../../graph/list-schema/column";

const KINDS: Readonly<Record<Column["kind"], string>> = {
  text: "one line of text",
  note: "text of any length",
  number: "number",
  boolean: "yes or no",
  date: "day",
  instant: "moment",
  choice: "one of",
};

/** The page on the lists of a school's SEN site: what each row holds, made from the schema that provisions them. */
export function writeListsPage(): string {
  return [
    "# The lists of a school's SEN site",
    "Made from `src/graph/list-schema` by `npm run docs`; change the schema, not this page.",
    `Every record is one row of one list. Files lie in the library **${CHILD_FILES}**: ${CHILD_FILES_DESCRIPTION}`,
    ...LISTS.map(writeList),
  ].join("\n\n") + "\n";
}

function writeList(list: ListSchema): string {
  const rows = columnsOf(list).map((column) => `| \`${column.name}\` | ${column.label} | ${kindOf(column)} | ${marksOf(column)} |`);
  return [`## ${list.name}`, `${list.description} Schema version ${String(list.version)}.`, ["| column | heading | holds | |", "|---|---|---|---|", ...rows].join("\n")].join("\n\n");
}

function kindOf(column: Column): string {
  return column.kind === "choice" ? `${KINDS.choice} ${column.choices.map((choice) => `\`${choice}\``).join(", ")}` : KINDS[column.kind];
}

function marksOf(column: Column): string {
  const marks = [column.required === true ? "required" : "", column.unique === true ? "unique" : "", column.indexed === true ? "indexed" : ""];
  return marks.filter((mark) => mark !== "").join(", ");
}
