import { describe, expect, it } from "@jest/globals";
import { writeAccessPage } from "../../../src/cli/docs/access-page";
import { writeListsPage } from "../../../src/cli/docs/lists-page";
import { columnsOf, LISTS } from "../../../src/graph/list-schema";

describe("the page on access", () => {
  it("leaves every cell of a pupil's column empty", () => {
    const rows = writeAccessPage().split("\n").filter((line) => line.startsWith("| ")).map((line) => line.split("|").map((cell) => cell.trim()));
    const at = rows[0]?.indexOf("pupil") ?? -1;
    expect([...new Set(rows.map((cells) => cells[at]))]).toEqual(["pupil", ""]);
  });

  it("lets the SENCO write plans", () => {
    expect(writeAccessPage()).toMatch(/^\| plan \| list, read, write \*\(open\)\* \|/m);
  });
});

describe("the page on lists", () => {
  it("names every list and every column", () => {
    const page = writeListsPage();
    for (const list of LISTS) {
      const [, part = ""] = page.split(`## ${list.name}\n`);
      for (const column of columnsOf(list)) expect(part.split("\n## ")[0]).toContain(`| \`${column.name}\` | ${column.label} |`);
    }
  });
});
