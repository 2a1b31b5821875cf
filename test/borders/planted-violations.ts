/** One ban broken once: what to write where, and the name that the checker must give. */
export interface PlantedViolation {
  readonly ban: string;
  readonly file: string;
  readonly text: string;
  readonly rule: string;
}

const lines = (count: number, line: (index: number) => string): string => Array.from({ length: count }, (_, index) => line(index)).join("\n");
const documented = (text: string): string => `/** Planted. */\nexport ${text}\n`;

/** A package that each folder may not import. Folders are those of the dependency table. */
const FORBIDDEN_PACKAGES: Readonly<Record<string, readonly string[]>> = {
  domain: ["zod", "node:fs"],
  application: ["temporal-polyfill", "zod", "node:fs"],
  api: ["hono", "node:fs"],
  graph: ["pg", "hono", "node:fs"],
  store: ["hono", "@microsoft/microsoft-graph-client"],
  host: ["zod", "react", "node:fs"],
  ui: ["zod", "@azure/msal-browser", "@microsoft/teams-js", "node:fs"],
  tab: ["zod", "@azure/msal-browser", "@microsoft/teams-js", "node:fs"],
  taskpane: ["zod", "@azure/msal-browser", "@microsoft/office-js", "node:fs"],
  config: ["pg", "node:fs"],
  service: ["react", "@azure/msal-browser", "@fluentui/react-components"],
  cli: ["react", "@azure/msal-browser"],
  "local-tenant": ["@microsoft/microsoft-graph-client", "pg-boss"],
};

const PACKAGES: readonly PlantedViolation[] = Object.entries(FORBIDDEN_PACKAGES).flatMap(([folder, names]) =>
  names.map((name) => ({ ban: `${name} in ${folder}`, file: `src/${folder}/planted.ts`, text: `import "${name}";\n`, rule: "baton(only-packages)" })),
);

const TIME_AND_CHANCE: readonly PlantedViolation[] = ["domain", "application", "api"].flatMap((folder) => [
  ...["Date.now()", "new Date()", "Date()", "performance.now()"].map((clock) => ({
    ban: `the clock, ${clock}, in ${folder}`,
    file: `src/${folder}/planted.ts`,
    text: documented(`const planted = ${clock};`),
    rule: "baton(no-clock)",
  })),
  ...["Math.random()", "crypto.randomUUID()", "globalThis.crypto.randomUUID()"].map((chance) => ({
    ban: `randomness, ${chance}, in ${folder}`,
    file: `src/${folder}/planted.ts`,
    text: documented(`const planted = ${chance};`),
    rule: "baton(no-randomness)",
  })),
]);

const UNDOCUMENTED: readonly PlantedViolation[] = [
  ...["domain", "application", "api", "graph", "store", "host", "config"].map((folder) => ({
    ban: `an undocumented function of ${folder}`,
    file: `src/${folder}/planted.ts`,
    text: "export function plant(): void {}\n",
    rule: "baton(documented-export)",
  })),
  ...["interface Planted { readonly is: string }", "class Planted {}", "const PLANTED = 1;", "type Planted = { readonly is: string };"].map((text) => ({
    ban: `an undocumented ${text}`,
    file: "src/domain/planted.ts",
    text: `export ${text}\n`,
    rule: "baton(documented-export)",
  })),
];

const BROWSER: readonly PlantedViolation[] = [
  ...["host", "ui", "tab", "taskpane"].flatMap((folder) => [
    { ban: `browser storage in ${folder}`, file: `src/${folder}/planted.ts`, text: documented('const planted = localStorage.getItem("x");'), rule: "eslint(no-restricted-globals)" },
    {
      ban: `browser storage of the window in ${folder}`,
      file: `src/${folder}/planted.ts`,
      text: documented('const planted = window.sessionStorage.getItem("x");'),
      rule: "eslint(no-restricted-properties)",
    },
  ]),
  { ban: "the page in graph", file: "src/graph/planted.ts", text: documented("const planted = document.title;"), rule: "eslint(no-restricted-globals)" },
  {
    ban: "a hook that is sometimes called",
    file: "src/ui/Planted.tsx",
    text: 'import { useState } from "react";\nexport function Planted({ on }: { readonly on: boolean }) { if (on) useState(1); return <p>on</p>; }\n',
    rule: "rules-of-hooks",
  },
  {
    ban: "a hook that forgets what it depends on",
    file: "src/ui/Planted.tsx",
    text: 'import { useEffect } from "react";\nexport function Planted({ tell, word }: { readonly tell: (word: string) => void; readonly word: string }) { useEffect(() => tell(word), []); return <p>on</p>; }\n',
    rule: "exhaustive-deps",
  },
  { ban: "a picture without words", file: "src/ui/Planted.tsx", text: 'export function Planted() { return <img src="x.png" />; }\n', rule: "jsx-a11y(alt-text)" },
  {
    ban: "HTML written by hand",
    file: "src/ui/Planted.tsx",
    text: 'export function Planted() { return <p dangerouslySetInnerHTML={{ __html: "x" }} />; }\n',
    rule: "no-danger",
  },
];

const LANGUAGE: readonly PlantedViolation[] = [
  { ban: "settings outside config", file: "src/graph/planted.ts", text: documented("const planted = process.env.X;"), rule: "eslint(no-restricted-properties)" },
  { ban: "settings by another door", file: "src/store/planted.ts", text: 'import { env } from "node:process";\nvoid env;\n', rule: "eslint(no-restricted-imports)" },
  { ban: "the console outside a main program", file: "src/service/planted.ts", text: 'console.log("x");\n', rule: "eslint(no-console)" },
  { ban: "any", file: "src/service/planted.ts", text: "export const planted = (x: any): boolean => x === 1;\n", rule: "no-explicit-any" },
  { ban: "what is any, passed on", file: "src/service/planted.ts", text: 'export const planted: string = JSON.parse("1");\n', rule: "no-unsafe-assignment" },
  { ban: "a promise left alone", file: "src/service/planted.ts", text: "export function plant(): void { Promise.resolve(1); }\n", rule: "no-floating-promises" },
  {
    ban: "a promise where none is awaited",
    file: "src/service/planted.ts",
    text: "export function plant(): string { if (Promise.resolve(true)) return 'x'; return 'y'; }\n",
    rule: "no-misused-promises",
  },
  {
    ban: "a union not looked at whole",
    file: "src/service/planted.ts",
    text: 'export function plant(x: "a" | "b"): number { switch (x) { case "a": return 1; } return 2; }\n',
    rule: "switch-exhaustiveness-check",
  },
  { ban: "an assertion that a value is there", file: "src/service/planted.ts", text: "export const planted = (x?: string): number => x!.length;\n", rule: "no-non-null-assertion" },
  { ban: "a silenced compiler", file: "src/service/planted.ts", text: "// @ts-ignore\nexport const planted: string = 1;\n", rule: "ban-ts-comment" },
  { ban: "an enum", file: "src/service/planted.ts", text: "export enum Planted { A }\n", rule: "baton(no-enum)" },
  { ban: "a namespace", file: "src/service/planted.ts", text: "export namespace Planted { export const a = 1; }\n", rule: "no-namespace" },
  { ban: "a default export", file: "src/service/planted.ts", text: "export default 1;\n", rule: "no-default-export" },
  { ban: "export of everything", file: "src/service/planted.ts", text: 'export * from "./main";\nexport const a = 1;\n', rule: "baton(no-export-all)" },
  { ban: "a barrel", file: "src/service/planted.ts", text: 'export { a } from "./a";\n', rule: "baton(no-barrel)" },
  { ban: "an I before a name", file: "src/service/planted.ts", text: "export interface IPlan { readonly id: string }\n", rule: "baton(no-interface-prefix)" },
  { ban: "state of a module", file: "src/service/planted.ts", text: "let planted = 1;\nplanted += 1;\n", rule: "baton(no-static-state)" },
  { ban: "state of a class", file: "src/service/planted.ts", text: "export class Planted { static count = 0; }\n", rule: "baton(no-static-state)" },
  { ban: "a type imported as a value", file: "src/service/planted.ts", text: 'import { Hono } from "hono";\nexport type Planted = Hono;\n', rule: "consistent-type-imports" },
  { ban: "four parameters", file: "src/service/planted.ts", text: "export const plant = (a: number, b: number, c: number, d: number): number => a + b + c + d;\n", rule: "eslint(max-params)" },
  { ban: "a long file", file: "src/service/planted.ts", text: lines(301, (index) => `export const planted${String(index)} = ${String(index)};`), rule: "eslint(max-lines)" },
  {
    ban: "a long function",
    file: "src/service/planted.ts",
    text: `export function plant(x: number): number {\n  let y = x;\n${lines(61, (index) => `  y += ${String(index)};`)}\n  return y;\n}\n`,
    rule: "eslint(max-lines-per-function)",
  },
  {
    ban: "a tangled function",
    file: "src/service/planted.ts",
    text: `export function plant(x: number): number {\n${lines(11, (index) => `  if (x === ${String(index)}) return 1;`)}\n  return 2;\n}\n`,
    rule: "eslint(complexity)",
  },
  { ban: "loose equality", file: "src/service/planted.ts", text: "export const plant = (x: unknown): boolean => x == 1;\n", rule: "eslint(eqeqeq)" },
];

const planted = (body: string): string => `import { expect, it, jest } from "@jest/globals";\n${body}\nvoid jest;\nvoid expect;\n`;

const TESTS: readonly PlantedViolation[] = [
  { ban: "a test that runs alone", file: "test/planted.test.ts", text: planted('it.only("is alone", () => { expect(1).toBe(1); });'), rule: "jest(no-focused-tests)" },
  { ban: "a test that is left out", file: "test/planted.test.ts", text: planted('it.skip("is left out", () => { expect(1).toBe(1); });'), rule: "jest(no-disabled-tests)" },
  { ban: "a test that expects nothing", file: "test/planted.test.ts", text: planted('it("expects nothing", () => {});'), rule: "jest(expect-expect)" },
  { ban: "a snapshot", file: "test/planted.test.ts", text: planted('it("is a picture", () => { expect(1).toMatchSnapshot(); });'), rule: "jest(no-restricted-matchers)" },
  { ban: "a mock of our own module", file: "test/planted.test.ts", text: planted('jest.mock("../src/domain/plan");'), rule: "jest(no-restricted-jest-methods)" },
];

/** Every ban of the linter. */
export const LINT_VIOLATIONS: readonly PlantedViolation[] = [...PACKAGES, ...TIME_AND_CHANCE, ...UNDOCUMENTED, ...BROWSER, ...LANGUAGE, ...TESTS];

/** Every ban of the rules that read the source. */
export const SOURCE_VIOLATIONS: readonly PlantedViolation[] = [
  { ban: "a silenced linter", file: "src/domain/planted.ts", text: `// oxlint-${"disable"}-next-line\n`, rule: "lint-switched-off" },
  { ban: "a name that says nothing", file: "src/domain/utils.ts", text: "", rule: "file-name" },
  { ban: "a name in camel case", file: "src/domain/plannedReview.ts", text: "", rule: "file-name" },
  { ban: "plans in the local tenant", file: "src/local-tenant/planted.ts", text: "/** The SENCO's rows. */\n", rule: "tenant-knows-no-plans" },
  { ban: "an address in the lock file", file: "package-lock.json", text: '{ "resolved": "https://example.org/x.tgz" }', rule: "lock-file-address" },
  { ban: "a range of versions", file: "package.json", text: '{ "dependencies": { "zod": "^4.0.0" } }', rule: "exact-version" },
  { ban: "a test that sleeps", file: "test/planted.test.ts", text: "await new Promise((resolve) => setTimeout(resolve, 5));\n", rule: "no-sleeping" },
  { ban: "a script inside a page", file: "src/tab/planted.html", text: "<script>start()</script>", rule: "no-inline-script" },
];
