import { describe, expect, it } from "@jest/globals";
import { countStandings, filterCaseload } from "../../../src/ui/caseload/filter-caseload";
import { aCaseloadChild, aChildShape } from "../../support/page-fixtures";

const tomos = aCaseloadChild({ child: aChildShape({ id: "t", name: "Tomos Prŵys-Jones", yearGroup: "4", classNames: ["Oak"] }), standing: "overdue" });
const jo = aCaseloadChild({ child: aChildShape({ id: "j", name: "Jo O'Neill-Wren", yearGroup: "3", classNames: ["Willow", "Maths 2"] }) });
const david = aCaseloadChild({ child: aChildShape({ id: "d", name: "דוד לוי", yearGroup: "R", classNames: [] }), standing: "no-plan" });
const all = [tomos, jo, david];
const found = (filter: Parameters<typeof filterCaseload>[1]) => filterCaseload(all, filter).map(({ child }) => child.id).join("");

describe("filterCaseload", () => {
  it.each([
    ["", "tjd"],
    ["prwys", "t"],
    ["JONES tom", "t"],
    ["o'neill", "j"],
    ["wren", "j"],
    ["דוד", "d"],
    ["eill", ""],
  ])("finds by name %j", (search, expected) => {
    expect(found({ search })).toBe(expected);
  });

  it("filters by how the plan stands, year and class together", () => {
    expect(found({ search: "", standing: "overdue" })).toBe("t");
    expect(found({ search: "", yearGroup: "3", className: "Maths 2" })).toBe("j");
    expect(found({ search: "", yearGroup: "4", className: "Willow" })).toBe("");
  });
});

describe("countStandings", () => {
  it("counts each way a plan can stand, also those of nobody", () => {
    expect(countStandings(all)).toEqual({ "nobody-told": 0, overdue: 1, "no-plan": 1, "due-soon": 0, "in-review": 0, current: 1 });
  });
});
