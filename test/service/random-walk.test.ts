import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { API_PATHS, apiPath } from "../../src/api/paths";
import type { ChildId, ClassId, PersonId } from "../../src/domain/ids";
import { addDays } from "../../src/domain/local-date";
import type { StaffRow } from "../../src/domain/staff";
import type { RosterClass, TeamMember } from "../../src/domain/team";
import { createApi } from "../../src/service/create-api";
import { createReadiness } from "../../src/service/readiness";
import { OAKFIELD, aChild, aPlanVersion, aStaffRow, aTargetRow, aTeamMember, day } from "../support/builders";
import { type TestServices, oakfield } from "../support/fakes/services";

/** How many steps all walks make together; `npm run soak` makes 100,000. */
const STEPS = Number(process.env["BATON_WALK_STEPS"] ?? "2000");
const STEPS_IN_A_WALK = 40;

const CHILDREN = ["one", "two", "three", "four"] as const;
const CLASSES = ["red", "blue"] as const;
const ADULTS = ["ada", "ben", "cleo", "dan", "eve"] as const;
const ROLES = ["assistant", "midday", "cover", "specialist", "plan-lead"] as const;
const STAFF = ["senco", "head", "staff", "it-administrator"] as const;
const START = day("2026-10-01");

type Step =
  | { readonly kind: "teach"; readonly who: string; readonly at: string; readonly on: boolean }
  | { readonly kind: "enrol"; readonly child: string; readonly at: string; readonly on: boolean }
  | { readonly kind: "join"; readonly who: string; readonly child: string; readonly role: (typeof ROLES)[number]; readonly days: number }
  | { readonly kind: "appoint"; readonly who: string; readonly role: (typeof STAFF)[number]; readonly days: number }
  | { readonly kind: "leave"; readonly child: string }
  | { readonly kind: "days"; readonly count: number }
  | { readonly kind: "ask"; readonly who: string; readonly door: number; readonly child: string; readonly at: string };

const child = fc.constantFrom(...CHILDREN);
const adult = fc.constantFrom(...ADULTS, "account-one");
const at = fc.constantFrom(...CLASSES);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("teach" as const), who: fc.constantFrom(...ADULTS), at, on: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("enrol" as const), child, at, on: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("join" as const), who: adult, child, role: fc.constantFrom(...ROLES), days: fc.integer({ min: -3, max: 9 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("appoint" as const), who: adult, role: fc.constantFrom(...STAFF), days: fc.integer({ min: -3, max: 9 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("days" as const), count: fc.integer({ min: 1, max: 4 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("leave" as const), child }) },
  { weight: 11, arbitrary: fc.record({ kind: fc.constant("ask" as const), who: adult, door: fc.nat(7), child, at }) },
);

/** The school told by simple means, and who may see which child by five lines of rules: not the product's. */
function createReference() {
  const teaches = new Set<string>();
  const enrolled = new Set<string>(CHILDREN.map((one, index) => `${one} ${CLASSES[index % 2] ?? ""}`));
  const team: { who: string; child: string; role: string; until: string }[] = [];
  const staff: { who: string; role: string; until: string }[] = [];
  const left = new Set<string>();
  let today = START;
  const put = (set: Set<string>, what: string, on: boolean) => (on ? set.add(what) : set.delete(what));
  const isPupil = (who: string) => CHILDREN.some((one) => who === `account-${one}` && CLASSES.some((name) => enrolled.has(`${one} ${name}`)));
  return {
    teaches, enrolled, left, put,
    get today() { return today; },
    pass: (days: number) => { today = addDays(today, days); },
    join: (who: string, of: string, role: string, until: string) => team.push({ who, child: of, role, until }),
    appoint: (who: string, role: string, until: string) => staff.push({ who, role, until }),
    /** Whether this person may learn anything about this child today. */
    maySee(who: string, of: string): boolean {
      if (isPupil(who)) return false;
      if (staff.some((row) => row.who === who && row.until >= today && (row.role === "senco" || row.role === "head"))) return true;
      if (left.has(of)) return false;
      if (CLASSES.some((name) => teaches.has(`${who} ${name}`) && enrolled.has(`${of} ${name}`))) return true;
      return team.some((row) => row.who === who && row.child === of && row.role !== "cover" && row.until >= today);
    },
  };
}
type Reference = ReturnType<typeof createReference>;

async function world() {
  const services = await oakfield({
    Settings: [],
    Children: CHILDREN.map((one) => aChild({ id: `child-${one}` as ChildId, entraId: `account-${one}` as PersonId, givenName: `Given-${one}`, familyName: `Family-${one}`, classIds: [] })),
    Plans: CHILDREN.map((one) => aPlanVersion({ planId: `plan-${one}` as never, childId: `child-${one}` as ChildId, strategies: `Strategy-${one}` })),
    Targets: CHILDREN.map((one) => aTargetRow({ id: `target-${one}` as never, planId: `plan-${one}` as never, childId: `child-${one}` as ChildId })),
  });
  const readiness = createReadiness([OAKFIELD]);
  for (const part of ["lists", "roster"] as const) readiness.hasRead(OAKFIELD, part);
  const app = createApi({
    services, readiness, refreshClock: () => Promise.resolve(), mintRequestId: () => "request-1", log: () => undefined,
    readPerson: async (authorization) => ({ id: authorization as PersonId, name: "Somebody" }),
  });
  const reference = createReference();
  await putRoster(services, reference);
  return { services, app, reference };
}

async function putRoster(services: TestServices, { teaches, enrolled }: Reference): Promise<void> {
  const classes = CLASSES.map((name): RosterClass => ({
    id: `class-${name}` as ClassId, name: `Class ${name}`,
    teacherIds: ADULTS.filter((who) => teaches.has(`${who} ${name}`)) as readonly string[] as PersonId[],
    pupilIds: CHILDREN.filter((one) => enrolled.has(`${one} ${name}`)).map((one) => `account-${one}` as PersonId),
  }));
  await services.roster.keep(OAKFIELD, { whole: true, classes, removedIds: [], cursor: "1" });
}

/** Which of the doors is the page of one child. */
const CHILDS_PAGE = 4;

function doorOf({ door, child: of, at: name }: Extract<Step, { kind: "ask" }>): string {
  const childId = `child-${of}`;
  const doors = [
    API_PATHS.me, apiPath("caseload", { schoolId: OAKFIELD }), API_PATHS.classes, apiPath("classPlans", { classId: `class-${name}` }), apiPath("child", { childId }),
    apiPath("planVersion", { childId, planId: `plan-${of}`, version: "1" }), apiPath("draft", { childId }), apiPath("handovers", { schoolId: OAKFIELD }),
  ];
  return doors[door] ?? API_PATHS.me;
}

type World = Awaited<ReturnType<typeof world>>;

let rows = 0;
async function change(one: Exclude<Step, { kind: "ask" }>, { services, reference }: World): Promise<void> {
  rows += 1;
  switch (one.kind) {
    case "teach":
      reference.put(reference.teaches, `${one.who} ${one.at}`, one.on);
      return await putRoster(services, reference);
    case "enrol":
      reference.put(reference.enrolled, `${one.child} ${one.at}`, one.on);
      return await putRoster(services, reference);
    case "join": {
      const until = addDays(reference.today, one.days);
      services.lists.put("Team", aTeamMember({ id: `team-${String(rows)}`, personId: one.who as PersonId, childId: `child-${one.child}` as ChildId, role: one.role, until } satisfies Partial<TeamMember>));
      reference.join(one.who, one.child, one.role, until);
      return await services.catchUp();
    }
    case "appoint": {
      const until = addDays(reference.today, one.days);
      services.lists.put("Settings", aStaffRow({ id: `staff-${String(rows)}`, personId: one.who as PersonId, role: one.role, until } satisfies Partial<StaffRow>));
      reference.appoint(one.who, one.role, until);
      return await services.catchUp();
    }
    case "leave": {
      const kept = services.lists.records("Children").find(({ id }) => id === `child-${one.child}`);
      if (kept === undefined) throw new Error(one.child);
      services.lists.put("Children", { ...kept, leftOn: reference.today });
      reference.left.add(one.child);
      return await services.catchUp();
    }
    case "days":
      reference.pass(one.count);
      services.clock.instant = `${reference.today}T10:00:00.000Z`;
      return;
    default:
      return one satisfies never;
  }
}

/** Children that an answer tells anything of, by id, name or words of the plan. An account is no sign: once it is no pupil's it may be a helper's. */
const childrenIn = (text: string) => CHILDREN.filter((one) => new RegExp(`(?:child|plan|target|Given|Family|Strategy)-${one}\\b`, "u").test(text));

describe("a school in which anything may happen", () => {
  it("never tells anybody of a child that is not theirs, and always opens the page of one that is", async () => {
    let opened = 0;
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: STEPS_IN_A_WALK, maxLength: STEPS_IN_A_WALK }), async (steps) => {
        const here = await world();
        for (const one of steps) {
          if (one.kind !== "ask") {
            await change(one, here);
            continue;
          }
          const answer = await here.app.request(doorOf(one), { headers: { authorization: one.who } });
          const text = await answer.text();
          const mayNot = childrenIn(text).filter((of) => !here.reference.maySee(one.who, of));
          expect({ one, mayNot }).toEqual({ one, mayNot: [] });
          expect(answer.status).toBeLessThan(500);
          const isOpen = answer.status === 200;
          expect({ one, isOpen }).toEqual({ one, isOpen: one.door === CHILDS_PAGE ? here.reference.maySee(one.who, one.child) : isOpen });
          if (answer.status === 200) opened += 1;
          else refused += 1;
        }
      }),
      { numRuns: Math.ceil(STEPS / STEPS_IN_A_WALK) },
    );
    // A walk in which everything is refused would prove nothing.
    expect(opened).toBeGreaterThan(STEPS / 20);
    expect(refused).toBeGreaterThan(STEPS / 20);
  }, Math.max(30_000, STEPS * 20));
});
