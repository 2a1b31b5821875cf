import { ACTIONS, mayAct, RECORD_KINDS, type Standing, STANDINGS } from "../../domain/access";

/** The page on who may do what, asked of the same function that every door asks. */
export function writeAccessPage(): string {
  const header = `| who | ${RECORD_KINDS.join(" | ")} |`;
  const rule = `|---${"|---".repeat(RECORD_KINDS.length)}|`;
  return [
    "# Who may do what",
    "Made from `mayAct` in `src/domain/access.ts` by `npm run docs`; change the table there, not this page.",
    "A person may be several of these at once and may then do what any of them may. Whoever is a pupil may do nothing, whatever else they are. An empty cell means: nothing.",
    [header, rule, ...STANDINGS.map(writeRow)].join("\n"),
  ].join("\n\n") + "\n";
}

function writeRow(standing: Standing): string {
  const cells = RECORD_KINDS.map((kind) => ACTIONS.filter((action) => mayAct([standing], action, kind)).join(", "));
  return `| ${standing} | ${cells.join(" | ")} |`;
}
