import { describe, expect, it } from "@jest/globals";
import { writeDependencyTable } from "../../../src/cli/docs/dependency-table";

const project = (lib: readonly string[], types: readonly string[], references: readonly string[]): string =>
  JSON.stringify({ compilerOptions: { lib, types }, references: references.map((path) => ({ path: `../${path}` })) });

const LINTER = JSON.stringify({
  overrides: [
    { files: ["src/domain/**"], rules: { "baton/only-packages": ["error", { allow: [] }] } },
    { files: ["src/graph/**"], rules: { "no-restricted-globals": ["error", { name: "document" }] } },
    { files: ["src/store/**"], rules: { "baton/only-packages": ["error", { allow: ["pg", "node:*"] }] } },
    { files: ["src/tenant/**"], rules: { "baton/only-packages": ["error", { refuse: ["pg-boss"] }] } },
  ],
});

describe("writeDependencyTable", () => {
  it("says what each folder may import, from the settings that enforce it", () => {
    const table = writeDependencyTable(
      [
        { folder: "domain", tsconfig: project(["ES2022"], [], []) },
        { folder: "graph", tsconfig: project(["ES2022", "DOM"], [], ["domain", "application"]) },
        { folder: "store", tsconfig: project(["ES2022"], ["node"], ["domain"]) },
        { folder: "tab", tsconfig: project(["ES2022", "DOM"], [], ["ui"]) },
        { folder: "tenant", tsconfig: project(["ES2022"], ["node"], []) },
      ],
      LINTER,
    );
    expect(table.split("\n").slice(2)).toEqual([
      "| domain | – | – | the language only |",
      "| graph | domain, application | any | `fetch`, `URL` |",
      "| store | domain | `pg` | Node |",
      "| tab | ui | any | what browsers have |",
      "| tenant | – | any but `pg-boss` | Node |",
    ]);
  });
});
