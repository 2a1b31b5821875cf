import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";

/** One file of the tree: its path from the root, with `/`, and what it says. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** A ban that neither the compiler nor the linter can state. `finds` answers what is wrong, empty when nothing is. */
export interface SourceRule {
  readonly name: string;
  readonly finds: (file: SourceFile) => readonly string[];
}

const isCode = (file: SourceFile): boolean => /\.(ts|tsx|mjs)$/.test(file.path);
const SWITCHES_LINT_OFF = new RegExp(String.raw`(oxlint|eslint)-${"disable"}`);
const SAYS_NOTHING = /^(data|info|manager|helpers?|utils?|misc|common)$/;

function matches(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].map((found) => found[0]);
}

/** A comment that silences the linter would silence every other rule with it. */
const lintSwitchedOff: SourceRule = {
  name: "lint-switched-off",
  finds: (file) => (isCode(file) && SWITCHES_LINT_OFF.test(file.text) ? ["a comment switches the linter off"] : []),
};

const fileName: SourceRule = {
  name: "file-name",
  finds(file) {
    if (!isCode(file)) return [];
    const [stem = ""] = path.posix.basename(file.path).split(".");
    if (SAYS_NOTHING.test(stem)) return [`${stem} says nothing about the school: name the file after its main thing`];
    return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(stem) || /^[a-z]{2}-[A-Z]{2}$/.test(stem) || (/^[A-Z][A-Za-z0-9]*$/.test(stem) && file.path.endsWith("x"))
      || /^[A-Z][A-Za-z0-9]*\.test\.tsx$/.test(path.posix.basename(file.path))
      ? []
      : ["write the name in kebab-case, or in PascalCase when it is a component"];
  },
};

/** The local tenant stands in for Microsoft 365, which has never heard of plans. */
const tenantKnowsNoPlans: SourceRule = {
  name: "tenant-knows-no-plans",
  finds: (file) => (file.path.startsWith("src/local-tenant/") && isCode(file) ? matches(file.text, /\b(SENCO|IEPs?|Baton|mayAct)\b/g) : []),
};

/** An address in the lock file would tie the repository to one package registry. */
const lockFileAddress: SourceRule = {
  name: "lock-file-address",
  finds: (file) => (file.path === "package-lock.json" ? matches(file.text, /"resolved": "[a-z+]+:[^"]*"/g).slice(0, 1) : []),
};

const exactVersion: SourceRule = {
  name: "exact-version",
  finds(file) {
    if (file.path !== "package.json") return [];
    const { dependencies = {}, devDependencies = {} } = JSON.parse(file.text) as Record<string, Record<string, string> | undefined>;
    return Object.entries({ ...dependencies, ...devDependencies })
      .filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))
      .map(([name, version]) => `${name} ${version}`);
  },
};

/**
 * A test that waits for a time, instead of for what it expects, is slow on one computer and wrong on another.
 * The end-to-end tests are free: one of them kills the programs at moments that it draws.
 */
const noSleeping: SourceRule = {
  name: "no-sleeping",
  finds: (file) => (/^test\/(?!e2e\/).*\.test\.tsx?$/.test(file.path) ? matches(file.text, /new Promise(<\w+>)?\(\s*\(?\w+\)?\s*=>\s*\{?\s*setTimeout/g) : []),
};

/** A page of the product runs no script that is written into its HTML: the content security policy refuses it. */
const noInlineScript: SourceRule = {
  name: "no-inline-script",
  finds: (file) => (/^src\/.*\.html$/.test(file.path) ? matches(file.text, /<script(?![^>]*\bsrc=)[^>]*>|\son[a-z]+="/g) : []),
};

/** Every rule that reads the source; each name appears in what it reports. */
export const SOURCE_RULES: readonly SourceRule[] = [lintSwitchedOff, fileName, tenantKnowsNoPlans, lockFileAddress, exactVersion, noSleeping, noInlineScript];

const ROOT_FILES = ["package.json", "package-lock.json"];

/** The files of a tree that the rules read. */
export function readTree(root: string): readonly SourceFile[] {
  const inFolders = ["src", "test", "tools", "bench"].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs|html)$/.test(entry.name))
      .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name))),
  );
  return [...ROOT_FILES, ...inFolders].map((file) => ({
    path: file.split(path.sep).join("/"),
    text: readFileSync(path.join(root, file), "utf8"),
  }));
}

/** What is wrong in these files: `rule: file: what`, one line each. */
export function findViolations(files: readonly SourceFile[]): readonly string[] {
  return files.flatMap((file) => SOURCE_RULES.flatMap((rule) => rule.finds(file).map((found) => `${rule.name}: ${file.path}: ${found}`)));
}
