import { describe, expect, it } from "@jest/globals";
import { writeAccessPage } from "../../../src/cli/docs/access-page";
import { writeListsPage } from "../../../src/cli/docs/lists-page";
import { columnsOf, LISTS } from "../../../src/graph/list-schema";

describe("the page on access", () => {
  it("leaves every cell of a pupil's row empty", () => {
    const row = writeAccessPage().split("\n").find((line) => line.startsWith("| pupil "));
    expect(row?.replace(/[|\s]/g, "")).toBe("pupil");
  });

  it("lets the SENCO write plans", () => {
    expect(writeAccessPage()).toMatch(/^\| senco \|.*\bread, write\b/m);
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
