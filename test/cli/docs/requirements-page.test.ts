import { describe, expect, it } from "@jest/globals";
import { writeRequirementsPage } from "../../../src/cli/docs/requirements-page";

/** As it stands in a name; put together here, so that this file shows no row itself. */
const tag = (id: string) => `[${id}]`;
const page = (source: string) => writeRequirementsPage([{ path: "test/domain/plan.test.ts", source }]);
const row = (text: string, id: string) => text.split("\n").find((line) => line.startsWith(`| ${id} |`)) ?? "";

describe("the page on requirements", () => {
  it("sets the tests that name a row beside it, without the row's number", () => {
    const text = page(`  it("${tag("R18")} ${tag("R19")} asks on its own", () => {});\n  describe(\`${tag("R18")} help\`, () => {});`);
    expect(row(text, "R18")).toContain("`domain/plan`: asks on its own<br>`domain/plan`: help |");
    expect(row(text, "R19")).toContain("asks on its own");
  });

  it("reads names under a table of cases", () => {
    expect(row(page(`  it.each([\n    ["a"],\n  ] as const)("${tag("R55")} is %s", () => {});`), "R55")).toContain("is %s");
  });

  it("counts what is shown, and names what is not", () => {
    expect(page(`it("${tag("R01")} lives", () => {})`)).toMatch(/1 of 87 rows are shown\. Not yet: R02, R03/);
  });

  it("takes no notice of a row in a comment or in a text", () => {
    expect(page(`// ${tag("R01")}\nconst a = "see ${tag("R02")}";`)).toContain("0 of 87");
  });

  it("refuses a row that there is not", () => {
    expect(() => page(`it("${tag("R99")} is nothing", () => {})`)).toThrow("test/domain/plan.test.ts: R99");
  });
});
