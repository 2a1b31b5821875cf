import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { writeAccessPage } from "./docs/access-page";
import { writeDependencyTable } from "./docs/dependency-table";
import { replaceGenerated } from "./docs/generated-part";
import { writeListsPage } from "./docs/lists-page";
import { writeRequirementsPage } from "./docs/requirements-page";
import { privilegesSeen, writePermissionsPage } from "./docs/permissions-page";

const { values } = parseArgs({ options: { check: { type: "boolean", default: false } } });

const read = (file: string): string => readFileSync(file, "utf8");
const folders = readdirSync("src")
  .filter((folder) => existsSync(`src/${folder}/tsconfig.json`))
  .sort()
  .map((folder) => ({ folder, tsconfig: read(`src/${folder}/tsconfig.json`) }));

const tests = readdirSync("test", { recursive: true, encoding: "utf8" })
  .map((file) => file.replaceAll("\\", "/"))
  .filter((file) => /\.test\.tsx?$/.test(file))
  .sort()
  .map((file) => ({ path: `test/${file}`, source: read(`test/${file}`) }));

const pages: Readonly<Record<string, string>> = {
  "docs/architecture.md": replaceGenerated(read("docs/architecture.md"), "dependency table", writeDependencyTable(folders, read(".oxlintrc.json"))),
  "docs/lists.md": writeListsPage(),
  "docs/access.md": writeAccessPage(),
  "docs/requirements.md": writeRequirementsPage(tests),
  "docs/permissions.md": writePermissionsPage(privilegesSeen.parse(JSON.parse(read("docs/permissions.json")))),
};

const changed = Object.entries(pages).filter(([file, page]) => !existsSync(file) || read(file) !== page);
if (values.check) {
  for (const [file] of changed) console.error(`${file} is not in step with the code. Mend it with: npm run docs`);
  if (changed.length > 0) process.exitCode = 1;
} else {
  for (const [file, page] of changed) writeFileSync(file, page);
  console.log(changed.length === 0 ? "The generated pages are in step." : `Wrote ${changed.map(([file]) => file).join(", ")}.`);
}
