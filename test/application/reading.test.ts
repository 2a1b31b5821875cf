import { describe, expect, it } from "@jest/globals";
import { NotAllowedError, NotFoundError, UnavailableError } from "../../src/application/errors";
import { recordsOf } from "../../src/application/child-records";
import { namesOf } from "../../src/application/names-of";
import { findFolder } from "../../src/application/find-folder";
import { readCaseload } from "../../src/application/read-caseload";
import { readChild } from "../../src/application/read-child";
import { readClassPlans } from "../../src/application/read-class-plans";
import { readClasses } from "../../src/application/read-classes";
import { readMe } from "../../src/application/read-me";
import type { ChildId, ClassId, PersonId, SchoolId, TargetId } from "../../src/domain/ids";
import {
  MR_BECKER, MS_HALE, MS_YUSUF, OAKFIELD, PUPIL_JO, ROWAN, WILLOW,
  aChild, aPlanVersion, aProgressPoint, aStaffRow, aTargetRow, aTeamMember, day,
} from "../support/builders";
import { directoryWithout } from "../support/fakes/people";
import { OAKFIELD_SCHOOL, oakfield } from "../support/fakes/services";

const JO = "child-jo" as ChildId;
const ASSISTANT = "person-ta" as PersonId;
const STRANGER = "person-nobody" as PersonId;
const withPlan = { Plans: [aPlanVersion()], Targets: [aTargetRow()], Progress: [aProgressPoint()] };

describe("readMe", () => {
  it.each([
    ["the SENCO", MS_HALE, { seesCaseload: true, writesPlans: true, checksAudit: true }],
    ["a class teacher", MS_YUSUF, { seesCaseload: false, writesPlans: false, checksAudit: false }],
    ["a plan lead", ASSISTANT, { seesCaseload: false, writesPlans: true, checksAudit: false }],
  ])("says what %s may open", async (_who, personId, expected) => {
    const services = await oakfield({ Team: [aTeamMember({ role: "plan-lead" }), aTeamMember({ id: "team-2", personId: MR_BECKER, role: "plan-lead", until: day("2026-09-30") })] });
    expect(await readMe(personId, services)).toEqual([
      { id: OAKFIELD, name: "Oakfield Primary", today: "2026-10-01", termPack: "england-2015", ...expected },
    ]);
  });

  it("tells a plan lead whose time is over no more than any colleague", async () => {
    const services = await oakfield({ Team: [aTeamMember({ personId: MR_BECKER, role: "plan-lead", until: day("2026-09-30") })] });
    expect(await readMe(MR_BECKER, services)).toMatchObject([{ writesPlans: false }]);
  });

  it.each([["a pupil", PUPIL_JO], ["somebody unknown", STRANGER]])("refuses %s", async (_who, personId) => {
    await expect(readMe(personId, await oakfield())).rejects.toThrow(NotAllowedError);
  });

  it("refuses a pupil of one school whom another school lists as staff", async () => {
    const other = { ...OAKFIELD_SCHOOL, id: "school-riverside" as SchoolId, firstSencoIds: [PUPIL_JO] };
    await expect(readMe(PUPIL_JO, await oakfield({}, { schools: [OAKFIELD_SCHOOL, other] }))).rejects.toThrow(NotAllowedError);
  });
});

describe("readCaseload", () => {
  const question = { personId: MS_HALE, schoolId: OAKFIELD };

  it("lists the register worst first, then by name", async () => {
    const services = await oakfield({
      Children: [
        aChild({ id: "child-c" as ChildId, givenName: "Cai" }),
        aChild(),
        aChild({ id: "child-b" as ChildId, givenName: "Bea" }),
        aChild({ id: "child-alone" as ChildId, givenName: "Zed", entraId: STRANGER, classIds: [] }),
      ],
      Plans: [
        aPlanVersion(),
        aPlanVersion({ planId: "plan-alone" as never, childId: "child-alone" as ChildId }),
      ],
      Targets: [aTargetRow(), aTargetRow({ id: "target-of-an-uncommitted-version" as TargetId, planVersion: 2 })],
      Progress: [aProgressPoint(), aProgressPoint({ id: "progress-2" as never, at: "2026-10-01T09:30:00Z" })],
    });
    await services.drafts.save(OAKFIELD, { personId: MS_HALE, childId: JO, content: {} as never, savedAt: "" }, 0);

    const { children, needsMending } = await readCaseload(question, services);

    expect(children.map(({ child, standing }) => [child.id, standing])).toEqual([
      ["child-alone", "nobody-told"], ["child-b", "no-plan"], ["child-c", "no-plan"], ["child-jo", "current"],
    ]);
    expect(children[3]).toMatchObject({
      child: { name: "Jo O'Neill-Wren", initials: "JOW", classNames: ["Willow"] },
      plan: { planId: "plan-1", version: 1, reviewOn: "2026-12-18", targetCount: 1 },
      hasDraft: true,
      lastProgressAt: "2026-10-01T09:30:00Z",
      teamSize: 1,
    });
    expect(children[1]).not.toHaveProperty("plan");
    expect(children[1]).toMatchObject({ hasDraft: false });
    expect(needsMending).toEqual([]);
  });

  it("leaves out children who have left, unless a plan is still in force", async () => {
    const gone = { leftOn: day("2026-09-30") };
    const services = await oakfield({ Children: [aChild(gone), aChild({ id: "child-gone" as ChildId, ...gone }), aChild({ id: "child-off" as ChildId, stage: "left-register" })], Plans: [aPlanVersion()] });
    expect((await readCaseload(question, services)).children.map(({ child }) => child.id)).toEqual(["child-jo"]);
  });

  it("names rows that cannot be read, beside the others", async () => {
    const services = await oakfield();
    const since = await services.replica.cursor(OAKFIELD, "Children");
    await services.replica.apply(OAKFIELD, "Children", {
      since, cursor: "x", fromTheStart: false,
      rows: [
        { kind: "needs-mending", rowId: "91", key: undefined, problems: ["GivenName: missing"], revision: "r91" },
        { kind: "needs-mending", rowId: "92", key: "child-92", problems: ["Stage: unknown"], revision: "r92" },
      ],
    });
    expect((await readCaseload(question, services)).needsMending).toEqual([
      { list: "Children", problems: ["GivenName: missing"] },
      { list: "Children", key: "child-92", problems: ["Stage: unknown"] },
    ]);
  });

  it("is kept from a class teacher, and another school's from everybody", async () => {
    const services = await oakfield();
    await expect(readCaseload({ ...question, personId: MS_YUSUF }, services)).rejects.toThrow(NotAllowedError);
    await expect(readCaseload({ ...question, schoolId: "school-other" as SchoolId }, services)).rejects.toThrow(NotFoundError);
  });
});

describe("readClasses", () => {
  it("lists the classes a person teaches or helps in, with the children who have plans", async () => {
    const services = await oakfield({
      ...withPlan,
      Team: [aTeamMember(), aTeamMember({ id: "team-2", personId: MS_YUSUF, childId: "child-r" as ChildId })],
      Children: [aChild(), aChild({ id: "child-r" as ChildId, classIds: [ROWAN], entraId: STRANGER }), aChild({ id: "child-2" as ChildId, entraId: STRANGER })],
    });
    expect(await readClasses(MS_YUSUF, services)).toEqual([
      { id: ROWAN, name: "Rowan", childrenWithPlans: 0 },
      { id: WILLOW, name: "Willow", childrenWithPlans: 1 },
    ]);
    expect(await readClasses(ASSISTANT, services)).toEqual([{ id: WILLOW, name: "Willow", childrenWithPlans: 1 }]);
  });

  it("is empty for staff without a class, and refused to those who see none", async () => {
    const it_ = "person-it" as PersonId;
    const services = await oakfield({ Settings: [aStaffRow(), aStaffRow({ id: "staff-2", personId: it_, role: "it-administrator" })] });
    expect(await readClasses(MS_HALE, services)).toEqual([]);
    await expect(readClasses(it_, services)).rejects.toThrow(NotAllowedError);
  });
});

describe("readClassPlans", () => {
  const question = { personId: MS_YUSUF, classId: WILLOW };

  it("[R40] shows the plans in force to the teacher of the class, by name", async () => {
    const services = await oakfield({
      ...withPlan,
      Children: [aChild(), aChild({ id: "child-2" as ChildId, givenName: "Abi", entraId: STRANGER }), aChild({ id: "child-3" as ChildId, entraId: STRANGER })],
      Plans: [aPlanVersion(), aPlanVersion({ planId: "plan-2" as never, childId: "child-2" as ChildId, leadId: MS_YUSUF })],
    });
    const plans = await readClassPlans(question, services);
    expect(plans.class).toEqual({ id: WILLOW, name: "Willow" });
    expect(plans.children).toMatchObject([
      { child: { id: "child-2" }, plan: { leadName: "Name of person-yusuf" } },
      { child: { id: "child-jo" }, plan: { leadName: "", targets: [{ id: "target-1", progress: [{ byName: "Name of person-yusuf", mine: true }] }] } },
    ]);
  });

  it("shows an assistant only the child they help", async () => {
    const services = await oakfield({ ...withPlan, Team: [aTeamMember()], Children: [aChild(), aChild({ id: "child-2" as ChildId, entraId: STRANGER })] });
    expect((await readClassPlans({ ...question, personId: ASSISTANT }, services)).children).toMatchObject([{ child: { id: "child-jo" } }]);
  });

  it("shows every class to those who see the whole register", async () => {
    expect((await readClassPlans({ ...question, personId: MS_HALE }, await oakfield(withPlan))).children).toHaveLength(1);
  });

  it.each([["a teacher of another class", MR_BECKER, WILLOW], ["anybody, a class that does not exist", MS_HALE, "class-none" as ClassId]])(
    "keeps from %s whether it exists", async (_who, personId, classId) => {
      await expect(readClassPlans({ personId, classId }, await oakfield(withPlan))).rejects.toThrow(NotFoundError);
    },
  );

  it("does not let a teacher look into another class because they teach one of its children elsewhere", async () => {
    const services = await oakfield({ ...withPlan, Children: [aChild({ classIds: [WILLOW, ROWAN] })] });
    await expect(readClassPlans({ ...question, personId: MR_BECKER }, services)).rejects.toThrow(NotFoundError);
  });
});

describe("readChild", () => {
  it("shows the plan in force, other versions newest first, and the team", async () => {
    const services = await oakfield({
      ...withPlan,
      Plans: [aPlanVersion({ state: "closed" }), aPlanVersion({ version: 2, state: "closed" }), aPlanVersion({ version: 3 })],
      Targets: [aTargetRow(), aTargetRow({ planVersion: 3, position: 2 }), aTargetRow({ id: "target-0" as TargetId, planVersion: 3, position: 1 })],
      Team: [aTeamMember()],
      Progress: [aProgressPoint(), aProgressPoint({ id: "progress-2" as never, withdrawn: true })],
    });
    const page = await readChild({ personId: MS_HALE, childId: JO }, services);
    expect(page.plan).toMatchObject({ version: 3, agreedWith: "Mum at the meeting", targets: [{ id: "target-0" }, { id: "target-1", progress: [{ id: "progress-1", mine: false }] }] });
    expect(page.earlier).toMatchObject([{ version: 2, targetCount: 0 }, { version: 1, targetCount: 1 }]);
    expect(page.team).toEqual([
      { id: MS_YUSUF, name: "Name of person-yusuf", how: "Willow" },
      { id: ASSISTANT, name: "Name of person-ta", how: "assistant" },
    ]);
    expect(page.mayWritePlan).toBe(true);
  });

  it("shows a child without a plan", async () => {
    const page = await readChild({ personId: MS_YUSUF, childId: JO }, await oakfield());
    expect(page).toMatchObject({ earlier: [], mayWritePlan: false });
    expect(page).not.toHaveProperty("plan");
  });

  it("leaves names empty for people who are gone, and while nobody can be asked", async () => {
    const gone = await oakfield(withPlan, { directory: directoryWithout(MS_YUSUF) });
    expect((await readChild({ personId: MS_HALE, childId: JO }, gone)).team).toMatchObject([{ name: "" }]);
    const away = await oakfield(withPlan, { directory: { names: () => Promise.reject(new UnavailableError(1)) } });
    expect((await readChild({ personId: MS_HALE, childId: JO }, away)).team).toMatchObject([{ name: "" }]);
  });

  it("does not hide a bug in the directory", async () => {
    const broken = await oakfield(withPlan, { directory: { names: () => Promise.reject(new Error("broken")) } });
    await expect(readChild({ personId: MS_HALE, childId: JO }, broken)).rejects.toThrow("broken");
  });

  it.each([["a teacher of another class", MR_BECKER, JO], ["the SENCO, a child who is not there", MS_HALE, "child-none" as ChildId]])(
    "keeps from %s whether the child exists", async (_who, personId, childId) => {
      await expect(readChild({ personId, childId }, await oakfield(withPlan))).rejects.toThrow(NotFoundError);
    },
  );
});

describe("recordsOf", () => {
  it("is empty for a child who was not asked about", () => {
    expect(recordsOf(JO, new Map())).toEqual({ plans: [], keptPlans: [], targets: [], provision: [], progress: [] });
  });
});

describe("namesOf", () => {
  it("asks nobody when nobody is meant", async () => {
    const nameOf = await namesOf([undefined], { directory: { names: () => Promise.reject(new Error("asked")) } });
    expect(nameOf(undefined)).toBe("");
  });
});

describe("findFolder", () => {
  it("says where the folder opens once it is made", async () => {
    const services = await oakfield();
    await expect(findFolder({ personId: MS_YUSUF, childId: JO }, services)).rejects.toThrow(NotFoundError);
    await services.folders.ensure(OAKFIELD_SCHOOL, JO);
    expect(await findFolder({ personId: MS_YUSUF, childId: JO }, services)).toEqual({ webUrl: "http://localhost/sites/sen/child-jo/plan" });
  });

  it("refuses somebody with whom it is not shared, who may read the child", async () => {
    const services = await oakfield({ Team: [aTeamMember({ role: "specialist" })] });
    await expect(findFolder({ personId: ASSISTANT, childId: JO }, services)).rejects.toThrow(NotAllowedError);
  });
});
