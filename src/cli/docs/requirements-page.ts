import { REQUIREMENTS } from "./requirement-rows";

/** One file of tests, its path with `/` and what stands in it. */
export interface TestFile {
  readonly path: string;
  readonly source: string;
}

/** A test that says that it shows a row of the guidance. */
interface Shown {
  readonly row: string;
  readonly path: string;
  readonly name: string;
}

/** Names of tests and of groups of tests, in any of the three quotes; names made by a table hold its gaps as they are. */
const NAMES = /\b(?:describe|it)\b[^\n]*?\(\s*(?:"([^"\n]*)"|`([^`\n]*)`)|^\s*\][^\n]*\)\(\s*(?:"([^"\n]*)"|`([^`\n]*)`)/gm;
const TAG = /\[(R\d{2})\]/g;

/**
 * The page on which row of the guidance is shown by which tests.
 *
 * @throws {Error} a test names a row that there is not.
 */
export function writeRequirementsPage(files: readonly TestFile[]): string {
  const shown = files.flatMap(readTags);
  const unknown = shown.filter(({ row }) => REQUIREMENTS[row] === undefined).map(({ row, path }) => `${path}: ${row}`);
  if (unknown.length > 0) throw new Error(`There is no such row: ${unknown.join(", ")}`);
  const rows = Object.keys(REQUIREMENTS);
  const open = rows.filter((row) => !shown.some((one) => one.row === row));
  return [
    "# What the guidance asks for, and the tests that show it",
    "Made by `npm run docs` from the names of the tests: a name with `[R18]` in it shows row 18. A row without a test is not shown yet, whether or not something of it is built.",
    `${String(rows.length - open.length)} of ${String(rows.length)} rows are shown. Not yet: ${open.join(", ")}.`,
    ["| row | the guidance asks | shown by |\n|---|---|---|", ...rows.map((row) => `| ${row} | ${REQUIREMENTS[row] ?? ""} | ${sayTests(shown.filter((one) => one.row === row))} |`)].join("\n"),
  ].join("\n\n") + "\n";
}

function readTags({ path, source }: TestFile): readonly Shown[] {
  return [...source.matchAll(NAMES)].flatMap((match) => {
    const name = match.slice(1).find((one) => one !== undefined) ?? "";
    return [...name.matchAll(TAG)].map(([, row = ""]) => ({ row, path, name: name.replace(TAG, "").replace(/\s+/g, " ").trim() }));
  });
}

function sayTests(tests: readonly Shown[]): string {
  return tests.map(({ path, name }) => `\`${path.replace(/^test\//, "").replace(/\.test\.tsx?$/, "")}\`: ${name.replaceAll("|", "\\|")}`).join("<br>");
}
