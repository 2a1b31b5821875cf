import { describe, expect, it } from "@jest/globals";
import { writeCaseload } from "../../../src/cli/seed/write-caseload";
import { OAKFIELD } from "../../../src/cli/seed/oakfield";
import { RIVERSIDE } from "../../../src/cli/seed/riverside";
import type { ExampleRecords } from "../../../src/cli/seed/example-records";
import { fullName, NEED_TYPES, STAGES } from "../../../src/domain/child";
import type { ChildId } from "../../../src/domain/ids";
import { addDays, type LocalDate } from "../../../src/domain/local-date";
import type { PlanContent } from "../../../src/domain/plan-content";
import { findPlanGaps } from "../../../src/domain/plan-gaps";
import { teamOf } from "../../../src/domain/team";

const TODAY = "2026-11-23" as LocalDate;
const oakfield = writeCaseload(OAKFIELD, TODAY);
const riverside = writeCaseload(RIVERSIDE, TODAY);

function inForce(records: ExampleRecords) {
  return records.Plans.filter((plan) => plan.state !== "closed");
}

function contentOf(records: ExampleRecords, planId: string, version: number): PlanContent {
  const plan = records.Plans.find((one) => one.planId === planId && one.version === version);
  if (plan === undefined) throw new Error("no such version");
  const targets = records.Targets.filter((one) => one.planId === planId && one.planVersion === version);
  return {
    ...plan,
    agreedWith: plan.agreement.with,
    targets: targets.map((target) => ({ ...target, provision: records.Provision.filter((line) => line.targetId === target.id) })),
  };
}

describe("Oakfield's register", () => {
  it("holds 30 children with a plan in force, ten of them without an account", () => {
    const withPlan = oakfield.Children.filter((child) => inForce(oakfield).some((plan) => plan.childId === child.id));
    expect(withPlan).toHaveLength(30);
    expect(withPlan.filter((child) => child.entraId === undefined)).toHaveLength(10);
    expect(inForce(oakfield)).toHaveLength(30);
  });

  it("holds three children who wait for a first plan, one who came off the register and two who left", () => {
    const planned = new Set(oakfield.Plans.map((plan) => plan.childId));
    expect(oakfield.Children.filter((child) => !planned.has(child.id))).toHaveLength(3);
    expect(oakfield.Children.filter((child) => child.stage === "left-register")).toHaveLength(1);
    expect(oakfield.Children.filter((child) => child.leftOn !== undefined)).toHaveLength(2);
  });

  it("has every need type and every stage at least once", () => {
    expect(new Set(oakfield.Children.map((child) => child.needType))).toEqual(new Set(NEED_TYPES));
    expect(new Set(oakfield.Children.map((child) => child.stage))).toEqual(new Set(STAGES));
  });

  it("has four plans overdue, two in review and three due within a fortnight", () => {
    const plans = inForce(oakfield);
    expect(plans.filter((plan) => plan.reviewOn < TODAY)).toHaveLength(4);
    expect(plans.filter((plan) => plan.state === "in-review")).toHaveLength(2);
    expect(plans.filter((plan) => plan.state === "agreed" && plan.reviewOn >= TODAY && plan.reviewOn <= addDays(TODAY, 14))).toHaveLength(3);
  });

  it("reaches a year back", () => {
    const oldest = oakfield.Plans.map((plan) => plan.startsOn).sort()[0] ?? TODAY;
    expect(oldest <= addDays(TODAY, -330)).toBe(true);
    expect(oldest >= addDays(TODAY, -400)).toBe(true);
  });

  it.each([
    ["a hyphen", /-/u], ["a straight apostrophe", /O'Neill/u], ["a curly apostrophe", /’/u], ["ŵ", /ŵ/iu], ["ŷ", /ŷ/u],
    ["Arabic script", /\p{Script=Arabic}/u], ["Hebrew script", /\p{Script=Hebrew}/u], ["more than 60 letters", /^.{61,}$/u], ["one word", /^\S+$/u], ["stacked accents", /ỹ/u],
  ])("has a name with %s", (_what, pattern) => {
    expect(oakfield.Children.some((child) => pattern.test(fullName(child)))).toBe(true);
  });

  it("has twins, and two children of the same name with different birthdays", () => {
    const [ada, ivy] = oakfield.Children.filter((child) => child.familyName === "Thornbury");
    expect(ada?.dateOfBirth).toBe(ivy?.dateOfBirth);
    expect(ada?.givenName).not.toBe(ivy?.givenName);
    const mayas = oakfield.Children.filter((child) => fullName(child) === "Maya Sandhu");
    expect(new Set(mayas.map((child) => child.dateOfBirth)).size).toBe(2);
  });

  it("has one plan that nobody is told about, and staff for every other", () => {
    const roster = OAKFIELD.classes.map((one) => ({ ...one, pupilIds: [] }));
    const alone = oakfield.Children.filter((child) => {
      const planned = inForce(oakfield).some((plan) => plan.childId === child.id);
      return planned && teamOf(child, { roster, members: oakfield.Team }, TODAY).length === 0;
    });
    expect(alone.map((child) => child.givenName)).toEqual(["Noor"]);
  });
});

describe("Riverside's register", () => {
  it("holds the two leavers under the accounts that Oakfield knew", () => {
    const left = oakfield.Children.filter((child) => child.leftOn !== undefined).map((child) => child.entraId);
    expect(riverside.Children.map((child) => child.entraId)).toEqual(expect.arrayContaining(left));
    expect(inForce(riverside)).toHaveLength(7);
  });
});

describe.each([["Oakfield", oakfield], ["Riverside", riverside]] as const)("%s's records", (_name, records) => {
  it("has no plan that lacks anything", () => {
    for (const plan of records.Plans) expect(findPlanGaps(contentOf(records, plan.planId, plan.version))).toEqual([]);
  });

  it("gives every closed target an outcome and no target in force one", () => {
    const closed = new Set(records.Plans.filter((plan) => plan.state === "closed").map((plan) => `${plan.planId} ${String(plan.version)}`));
    for (const target of records.Targets) expect(target.outcome !== undefined).toBe(closed.has(`${target.planId} ${String(target.planVersion)}`));
  });

  it("never words two targets alike", () => {
    const statements = (childId: ChildId) => records.Targets.filter((one) => one.childId === childId).map((one) => one.statement);
    for (const child of records.Children) expect(new Set(statements(child.id)).size).toBe(statements(child.id).length);
    expect(new Set(records.Targets.map((one) => one.statement)).size).toBeGreaterThan(records.Targets.length * 0.99);
  });

  it("leaves no gap in a pattern", () => {
    expect(JSON.stringify(records)).not.toMatch(/[{](start|goal)|undefined|1 (sentences|ideas|days|minutes)/u);
  });

  it("uses each key once in each list", () => {
    for (const [list, rows] of Object.entries(records)) {
      const keys = rows.map((row) => ("version" in row ? `${row.planId}:${String(row.version)}` : row.id));
      expect([list, new Set(keys).size]).toEqual([list, keys.length]);
    }
  });

  it("records nothing that has not happened yet", () => {
    for (const point of records.Progress) expect(point.at < `${TODAY}T`).toBe(true);
    for (const session of records.Sessions) expect(session.heldOn < TODAY).toBe(true);
  });

  it("logs sessions given and sessions missed with a reason", () => {
    expect(records.Sessions.some((one) => one.given)).toBe(true);
    expect(records.Sessions.filter((one) => !one.given).every((one) => one.missedReason !== undefined)).toBe(true);
    expect(records.Sessions.some((one) => !one.given)).toBe(true);
  });

  it("closes every review of a closed version with all seven considerations", () => {
    const closed = records.Reviews.filter((review) => review.state === "closed");
    expect(closed).toHaveLength(records.Plans.filter((plan) => plan.state === "closed").length);
    for (const { said } of closed) expect(Object.entries(said ?? {}).filter(([name, words]) => words === "" && name !== "parentsAbsentReason")).toEqual([]);
  });
});

describe("writeCaseload", () => {
  it("writes the same on every run", () => {
    expect(writeCaseload(OAKFIELD, TODAY)).toEqual(oakfield);
  });

  it("keeps every id when the day moves on", () => {
    const later = writeCaseload(OAKFIELD, addDays(TODAY, 40));
    expect(later.Targets.map((target) => target.id)).toEqual(oakfield.Targets.map((target) => target.id));
    expect(later.Provision.map((line) => line.id)).toEqual(oakfield.Provision.map((line) => line.id));
  });

  it.each(["2028-02-29", "2026-08-31", "2026-09-01", "2027-01-01"])("holds the counts of overdue plans on %s", (day) => {
    const today = day as LocalDate;
    expect(inForce(writeCaseload(OAKFIELD, today)).filter((plan) => plan.reviewOn < today)).toHaveLength(4);
  });
});
