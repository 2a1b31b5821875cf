import { describe, expect, it } from "@jest/globals";
import { putTogether, reviewReminders } from "../../src/application/review-reminders";
import type { SchoolToday } from "../../src/application/school-today";
import type { ChildId, PersonId, PlanId } from "../../src/domain/ids";
import type { PlanVersion } from "../../src/domain/plan";
import { MR_BECKER, MS_HALE, MS_YUSUF, OAKFIELD, aChild, aClass, aPlanVersion, aStaffRow, aTeamMember, day } from "../support/builders";
import { OAKFIELD_SCHOOL } from "../support/fakes/services";

function schoolOn(today: string, plans: readonly PlanVersion[] = [aPlanVersion()]): SchoolToday {
  return {
    school: OAKFIELD_SCHOOL,
    today: day(today),
    facts: {
      schoolId: OAKFIELD, roster: [aClass()], staff: [aStaffRow(), aStaffRow({ id: "staff-2", personId: "person-head" as PersonId, role: "head" })],
      members: [aTeamMember(), aTeamMember({ id: "team-2", personId: MR_BECKER, role: "plan-lead" })], firstSencoIds: [],
    },
    children: plans.map((plan) => aChild({ id: plan.childId })),
    plans: new Map(plans.map((plan) => [plan.childId, plan])),
    reviews: [], concerns: [],
    outgoing: [],
    incoming: [],
  };
}

describe("reminders of a review", () => {
  it.each([
    ["2026-12-03", 0],
    ["2026-12-04", 3],
    ["2026-12-18", 3],
    ["2027-02-01", 3],
  ])("[R53] are owed on %s to %i people: SENCO, class teacher and plan lead, from two weeks before", (today, count) => {
    const reminders = reviewReminders(schoolOn(today));
    expect(reminders).toHaveLength(count);
    expect(reminders.map((one) => one.personId).filter((one) => ![MS_HALE, MS_YUSUF, MR_BECKER].includes(one))).toEqual([]);
  });

  it("have one key for each person and day of review, so that a moved review is told anew", () => {
    const keys = (plan: PlanVersion) => reviewReminders(schoolOn("2026-12-10", [plan])).map((one) => one.key);
    const before = keys(aPlanVersion());
    expect(new Set(before).size).toBe(3);
    expect(keys(aPlanVersion())).toEqual(before);
    expect(keys(aPlanVersion({ reviewOn: day("2026-12-20") })).filter((key) => before.includes(key))).toEqual([]);
  });

  it("stop while the review is under way", () => {
    expect(reviewReminders(schoolOn("2026-12-10", [aPlanVersion({ state: "in-review" })]))).toEqual([]);
  });

  it("are not owed for a child who has left", () => {
    const now = { ...schoolOn("2026-12-10"), children: [aChild({ leftOn: day("2026-12-01") })] };
    expect(reviewReminders(now)).toEqual([]);
  });
});

describe("many reminders at once", () => {
  const plans = (count: number) =>
    Array.from({ length: count }, (_, index) => aPlanVersion({ planId: `plan-${String(index)}` as PlanId, childId: `child-${String(index)}` as ChildId }));
  const owed = (count: number) => {
    const now = schoolOn("2026-12-10", plans(count));
    return putTogether(reviewReminders(now).filter((one) => one.personId === MS_HALE), now);
  };

  it("stay single up to three", () => {
    expect(owed(3).map((one) => one.subject.kind)).toEqual(["review-due", "review-due", "review-due"]);
  });

  it("become one card that names them all; the single ones count as told", () => {
    const notices = owed(4);
    expect(notices.filter((one) => one.isToldTogether !== true)).toMatchObject([{ subject: { kind: "reviews-due" } }]);
    expect(notices[0]?.subject).toMatchObject({ reviews: plans(4).map(({ childId }) => ({ childId })) });
    expect(new Set(notices.map((one) => one.key)).size).toBe(5);
  });
});
