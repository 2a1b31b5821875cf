import { mayAct } from "../../domain/access/may-act";
import { FIELDS, RECORD_KINDS, type RecordKind } from "../../domain/access/record-kinds";
import { ACTIONS, type Action } from "../../domain/access/rules";
import { type Standing, STANDINGS } from "../../domain/access/standings";

/** What a message may say before anybody has been asked is told by the fields that it may say, not by those that it may not. */
const PEOPLE = STANDINGS.filter((one) => one !== "app");

/** The page on who may do what, asked of the same function that every door asks. */
export function writeAccessPage(): string {
  return [
    "# Who may do what",
    "Made from the table in `src/domain/access/rules.ts`, by asking `mayAct`, with `npm run docs`; change the table there, not this page.",
    "A person may be several of these at once and may then do what any of them may. Whoever is a pupil may do nothing, whatever else they are. Whoever has left, a parent with a guest's account and everybody else whom the school does not know is a stranger. `app` is what may stand in a message before anybody has been asked who they are. An empty cell means: nothing.",
    "*(own)*: only rows that the person made, or that are about them. *(open)*: only until the version is closed, the review over, the handover accepted.",
    writeTable(RECORD_KINDS.map((kind) => [kind, ...STANDINGS.map((standing) => writeCell(standing, kind))])),
    "## Field by field",
    "Fields that not everybody who reads the record may read:",
    writeTable(hiddenFields()),
  ].join("\n\n") + "\n";
}

function writeTable(rows: readonly (readonly string[])[]): string {
  const header = `| | ${STANDINGS.join(" | ")} |`;
  const rule = `|---${"|---".repeat(STANDINGS.length)}|`;
  return [header, rule, ...rows.map((cells) => `| ${cells.join(" | ")} |`)].join("\n");
}

function writeCell(standing: Standing, kind: RecordKind): string {
  return ACTIONS.flatMap((action) => writeAction(standing, action, kind)).join(", ");
}

function writeAction(standing: Standing, action: Action, kind: RecordKind): readonly string[] {
  if (mayAct([standing], action, kind)) return [action];
  if (mayAct([standing], action, { kind, isOwn: true })) return [`${action} *(own)*`];
  return mayAct([standing], action, { kind, isOpen: true }) ? [`${action} *(open)*`] : [];
}

function hiddenFields(): readonly (readonly string[])[] {
  const named = Object.entries(FIELDS).flatMap(([kind, fields]) => fields.map((field) => ({ kind: kind as keyof typeof FIELDS, field })));
  const readers = ({ kind, field }: (typeof named)[number]) => STANDINGS.map((one) => mayAct([one], "read", { kind, field, isOwn: true }));
  return named
    .filter(({ kind, field }) => PEOPLE.some((one) => mayAct([one], "read", { kind, isOwn: true }) && !mayAct([one], "read", { kind, field, isOwn: true })))
    .map((one) => [`${one.kind}.${one.field}`, ...readers(one).map((may) => (may ? "read" : ""))]);
}
