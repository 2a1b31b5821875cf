import type { ChildId, ClassId, HandoverId, PersonId, PlanId, TargetId } from "../../src/domain/ids";
import type { Handover } from "../../src/domain/handover";
import { type SchoolFacts, type Standing, childStandings, schoolStandings } from "../../src/domain/access/standings";
import type { Child } from "../../src/domain/child";
import type { Concern } from "../../src/domain/concern";
import { planFromContent } from "../../src/domain/plan-from-content";
import type { Advice } from "../../src/domain/reviewing/advice";
import { MR_BECKER, MS_HALE, MS_YUSUF, OAKFIELD, PUPIL_JO, ROWAN, WILLOW, aChild, aPlanContent, aProgressPoint, aProvisionLine, aStaffRow, aTarget, aTeamMember, day } from "./builders";
import type { Records } from "./fakes/services";
import { CEDAR, MR_MARSH, MR_STRICKLAND, RIVERSIDE, type TwoSchools, oakfieldAndRiverside } from "./fakes/two-schools";

/** Everybody whom the table knows, and those whom it does not, as Jo's school sees them on 1 October 2026. */
export const EVERYBODY = {
  senco: MS_HALE,
  "plan lead": "person-lead",
  head: "person-head",
  "class teacher": MS_YUSUF,
  "teacher of another class": MR_BECKER,
  assistant: "person-assistant",
  "midday staff": "person-midday",
  "cover teacher": "person-cover",
  specialist: "person-specialist",
  "specialist whose time is over": "person-late",
  "other school's SENCO": MR_MARSH,
  "other school's teacher": MR_STRICKLAND,
  "IT administrator": "person-it",
  "former SENCO": "person-former",
  pupil: PUPIL_JO,
  "pupil with a Team row": "person-sam",
  "parent with a guest's account": "person-parent",
  stranger: "person-nobody",
} as const satisfies Readonly<Record<string, string>>;
export type Somebody = keyof typeof EVERYBODY;

export const JO = "child-jo" as ChildId;
export const SAM = "child-sam" as ChildId;
export const RIA = "child-ria" as ChildId;
export const LEAVING = "handover-jo" as HandoverId;

const id = (who: Somebody) => EVERYBODY[who] as PersonId;

/** A text that says which child, kind of record and field it stands in, so that it is known wherever it comes to light. */
const mark = (child: string, kind: string, field: string) => `zz.${child}.${kind}.${field}.zz`;

const BORN: Readonly<Record<string, string>> = { jo: "2017-03-04", sam: "2016-05-06", ria: "2018-07-08" };
const ACCOUNT: Readonly<Record<string, PersonId | undefined>> = { jo: PUPIL_JO, sam: id("pupil with a Team row") };

function markedChild(name: string, overrides: Partial<Child>): Child {
  const entraId = ACCOUNT[name];
  const child = aChild({
    id: `child-${name}` as ChildId, givenName: mark(name, "child", "givenName"), familyName: mark(name, "child", "familyName"),
    strengths: mark(name, "child", "strengths"), dateOfBirth: day(BORN[name] ?? ""), ...overrides,
  });
  const { entraId: _jos, ...without } = child;
  return entraId === undefined ? without : { ...child, entraId };
}

/** A plan in force in which every text is marked, and one entry of its class teacher. */
function markedPlan(name: string, by: PersonId): Required<Pick<Records, "Plans" | "Targets" | "Provision" | "Progress" | "Concerns" | "Advice">> {
  const childId = `child-${name}` as ChildId;
  const texts = <K extends string>(kind: string, ...fields: readonly K[]) => Object.fromEntries(fields.map((field) => [field, mark(name, kind, field)])) as Record<K, string>;
  const provision = aProvisionLine({ id: `help-${name}` as never, ...texts("provision", "what", "how", "who", "setting") });
  const target = aTarget({
    id: `target-${name}` as TargetId, provision: [provision], ...texts("target", "statement", "childWording", "baseline", "successCriterion", "exitCriterion", "happened"),
  });
  const content = aPlanContent({
    planId: `plan-${name}` as PlanId, targets: [target], ...texts("plan", "longTermObjective", "strategies", "extraTargetsReason"),
  });
  const whole = planFromContent(content, { childId, version: 1, agreement: { on: day("2026-09-07"), by: MS_HALE, with: mark(name, "plan", "agreement") } });
  const progress = aProgressPoint({ id: `progress-${name}` as never, childId, planId: content.planId, targetId: target.id, by, note: mark(name, "progress", "note") });
  const concern: Concern = {
    id: `concern-${name}`, childId, raisedBy: by, raisedFor: "staff", raisedAt: "2026-09-28T09:00:00Z", state: "open", answerBy: day("2026-10-05"), ...texts("concern", "concern", "answer"),
  };
  const advice: Advice = {
    id: `advice-${name}`, childId, state: "received", askedOn: day("2026-09-01"), receivedOn: day("2026-09-20"), trainsStaff: false, worksWithChild: false,
    ...texts("advice", "fromWhom", "profession", "summary", "recommendations"),
  };
  return { Plans: [whole.plan], Targets: whole.targets, Provision: whole.provision, Progress: [progress], Concerns: [concern], Advice: [advice] };
}

function together(...parts: readonly Records[]): Records {
  const lists = new Set(parts.flatMap((part) => Object.keys(part))) as Set<keyof Records>;
  return Object.fromEntries([...lists].map((list) => [list, parts.flatMap((part): readonly unknown[] => part[list] ?? [])]));
}

const member = (role: Parameters<typeof aTeamMember>[0], who: Somebody) => aTeamMember({ id: `team-${who}`, personId: id(who), reason: mark("jo", "team", "reason"), ...role });

function oakfieldRecords(): Records {
  return together(markedPlan("jo", MS_YUSUF), markedPlan("sam", MR_BECKER), {
    Children: [markedChild("jo", {}), markedChild("sam", { classIds: [ROWAN] })],
    Settings: [
      aStaffRow(),
      aStaffRow({ id: "staff-head", personId: id("head"), role: "head" }),
      aStaffRow({ id: "staff-it", personId: id("IT administrator"), role: "it-administrator" }),
      aStaffRow({ id: "staff-former", personId: id("former SENCO"), until: day("2026-09-30") }),
    ],
    Team: [
      member({ role: "plan-lead" }, "plan lead"),
      member({ role: "assistant" }, "assistant"),
      member({ role: "midday" }, "midday staff"),
      member({ role: "cover" }, "cover teacher"),
      member({ role: "specialist", until: day("2026-12-31") }, "specialist"),
      member({ role: "specialist", until: day("2026-09-30") }, "specialist whose time is over"),
      member({ role: "assistant" }, "pupil with a Team row"),
    ],
    Handovers: [leaving()],
  });
}

function leaving(): Handover {
  return {
    id: LEAVING, childId: JO, fromSchoolId: OAKFIELD, toSchoolId: RIVERSIDE, toChildId: "child-jo-at-riverside" as ChildId, planId: "plan-jo" as PlanId,
    planVersion: 1, state: "sent", movesOn: day("2026-10-31"), sentAt: "2026-09-30T10:00:00.000Z", sentBy: MS_HALE,
  };
}

/** Two schools with everybody in them: Jo in Willow, Sam in Rowan, Ria at Riverside; Jo is about to move there. */
export async function everybody(): Promise<TwoSchools> {
  const riverside = together(markedPlan("ria", MR_STRICKLAND), {
    Children: [markedChild("ria", { schoolId: RIVERSIDE, classIds: [CEDAR], yearGroup: "1" })],
    Settings: [aStaffRow({ id: "staff-marsh", personId: MR_MARSH, schoolId: RIVERSIDE })],
  });
  const services = await oakfieldAndRiverside({ oakfield: oakfieldRecords(), riverside });
  await services.roster.keep(OAKFIELD, { whole: true, classes: [...OAKFIELD_CLASSES], removedIds: [], cursor: "1" });
  await services.roster.keep(RIVERSIDE, { whole: true, classes: [...RIVERSIDE_CLASSES], removedIds: [], cursor: "1" });
  await services.catchUp();
  return services;
}

const OAKFIELD_CLASSES = [
  { id: WILLOW, name: "Willow", teacherIds: [MS_YUSUF], pupilIds: [PUPIL_JO] },
  { id: ROWAN, name: "Rowan", teacherIds: [MR_BECKER], pupilIds: [id("pupil with a Team row")] },
];
const RIVERSIDE_CLASSES = [{ id: CEDAR as ClassId, name: "Cedar", teacherIds: [MR_STRICKLAND], pupilIds: [] }];

/** What is true of who is who, for asking the table itself. */
export async function standingsOf(who: Somebody, childId: ChildId, services: TwoSchools): Promise<readonly Standing[]> {
  const schoolId = childId === RIA ? RIVERSIDE : OAKFIELD;
  const facts = await factsOf(schoolId, services);
  const child = (await services.replica.find(schoolId, "Children", childId))?.record;
  if (child === undefined) throw new Error(`No child ${childId}`);
  return childStandings(id(who), child, { facts, today: day("2026-10-01") });
}

/** What somebody is in one school, no child being meant. */
export async function schoolStandingsOf(who: Somebody, schoolId: typeof OAKFIELD, services: TwoSchools): Promise<readonly Standing[]> {
  return schoolStandings(id(who), await factsOf(schoolId, services), day("2026-10-01"));
}

async function factsOf(schoolId: typeof OAKFIELD, { replica, roster }: TwoSchools): Promise<SchoolFacts> {
  const [staff, members] = await Promise.all([replica.all(schoolId, "Settings"), replica.all(schoolId, "Team")]);
  return { schoolId, roster: await roster.classes(schoolId), staff: staff.map(({ record }) => record), members: members.map(({ record }) => record), firstSencoIds: [] };
}

/** One marked field of one child that came to light in an answer. */
export interface Seen {
  readonly child: ChildId;
  readonly kind: string;
  readonly field: string;
}

const CLASS_TEACHER: Readonly<Record<string, Somebody>> = { [JO]: "class teacher", [SAM]: "teacher of another class", [RIA]: "other school's teacher" };

/** Whether a marked record is the person's own: the one concern of each child was raised by its class teacher. */
export function isTheirs({ child, kind }: Pick<Seen, "child" | "kind">, who: Somebody): boolean {
  return kind === "concern" && CLASS_TEACHER[child] === who;
}

/** Every marked field in an answer, each once; days of birth and accounts are known by what they are. */
export function marksIn(text: string): readonly Seen[] {
  const marks = [...text.matchAll(/zz\.(\w+)\.(\w+)\.(\w+)\.zz/gu)].map(([, child = "", kind = "", field = ""]) => ({ child: `child-${child}` as ChildId, kind, field }));
  const born = Object.entries(BORN).filter(([, born]) => text.includes(born)).map(([child]) => ({ child: `child-${child}` as ChildId, kind: "child", field: "dateOfBirth" }));
  const accounts = Object.entries(ACCOUNT).filter(([, account]) => account !== undefined && text.includes(`"${account}"`)).map(([child]) => ({ child: `child-${child}` as ChildId, kind: "child", field: "entraId" }));
  const all = new Map([...marks, ...born, ...accounts].map((one) => [Object.values(one).join("."), one]));
  return [...all.values()];
}
