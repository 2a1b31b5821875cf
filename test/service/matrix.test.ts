import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { apiPath } from "../../src/api/paths";
import { mayAct } from "../../src/domain/access/may-act";
import { type RecordKind, RECORD_KINDS } from "../../src/domain/access/record-kinds";
import type { ChildId } from "../../src/domain/ids";
import { OAKFIELD, ROWAN, WILLOW, aPlanContent } from "../support/builders";
import { EVERYBODY, JO, LEAVING, RIA, SAM, type Seen, type Somebody, everybody, isTheirs, marksIn, standingsOf } from "../support/everybody";
import { CEDAR, RIVERSIDE, type TwoSchools } from "../support/fakes/two-schools";
import { type Keys, type SignedApi, makeKeys, serveSigned } from "../support/signed-api";

const PEOPLE = Object.keys(EVERYBODY) as Somebody[];
const planOf = (childId: string) => childId.replace("child", "plan");

/** Everything that can be read, of one's own child, of others, of another school's, and by ids that are guessed. */
const READINGS = {
  me: "GET /api/me",
  register: `GET ${apiPath("caseload", { schoolId: OAKFIELD })}`,
  "other register": `GET ${apiPath("caseload", { schoolId: RIVERSIDE })}`,
  classes: "GET /api/classes",
  "Jo's class": `GET ${apiPath("classPlans", { classId: WILLOW })}`,
  "Sam's class": `GET ${apiPath("classPlans", { classId: ROWAN })}`,
  "Ria's class": `GET ${apiPath("classPlans", { classId: CEDAR })}`,
  Jo: `GET ${apiPath("child", { childId: JO })}`,
  Sam: `GET ${apiPath("child", { childId: SAM })}`,
  Ria: `GET ${apiPath("child", { childId: RIA })}`,
  nobody: `GET ${apiPath("child", { childId: "child-guessed" })}`,
  "Jo's version": `GET ${apiPath("planVersion", { childId: JO, planId: planOf(JO), version: "1" })}`,
  "Sam's version by Jo": `GET ${apiPath("planVersion", { childId: JO, planId: planOf(SAM), version: "1" })}`,
  "Jo's draft": `GET ${apiPath("draft", { childId: JO })}`,
  "Jo's record of access": `GET ${apiPath("audit", { childId: JO })}`,
  "Jo's folder": `GET ${apiPath("folder", { childId: JO })}`,
  "Jo's review": `GET ${apiPath("review", { childId: JO })}`,
  "Ria's review": `GET ${apiPath("review", { childId: RIA })}`,
  "Jo's concerns": `GET ${apiPath("concerns", { childId: JO })}`,
  "Jo's advice": `GET ${apiPath("advice", { childId: JO })}`,
  "Ria's concerns": `GET ${apiPath("concerns", { childId: RIA })}`,
  handovers: `GET ${apiPath("handovers", { schoolId: OAKFIELD })}`,
  arrivals: `GET ${apiPath("handovers", { schoolId: RIVERSIDE })}`,
  "what a package of Jo would hold": `GET ${apiPath("childPackage", { childId: JO })}`,
  "packages that were made": `GET ${apiPath("packages", { schoolId: OAKFIELD })}`,
} as const;
type Reading = keyof typeof READINGS;

/** Who may open what; whoever is not named gets 403 or 404. */
const OPENED_BY: Readonly<Record<Reading, readonly Somebody[]>> = {
  me: PEOPLE.filter((who) => !["pupil", "pupil with a Team row", "specialist whose time is over", "former SENCO", "parent with a guest's account", "stranger"].includes(who)),
  register: ["senco", "head"],
  "other register": ["other school's SENCO"],
  classes: [
    "senco", "plan lead", "head", "class teacher", "teacher of another class", "assistant", "midday staff", "cover teacher", "specialist", "other school's SENCO",
    "other school's teacher",
  ],
  "Jo's class": ["senco", "plan lead", "head", "class teacher", "assistant", "midday staff", "specialist"],
  "Sam's class": ["senco", "head", "teacher of another class"],
  "Ria's class": ["other school's SENCO", "other school's teacher"],
  Jo: ["senco", "plan lead", "head", "class teacher", "assistant", "midday staff", "specialist"],
  Sam: ["senco", "head", "teacher of another class"],
  Ria: ["other school's SENCO", "other school's teacher"],
  nobody: [],
  "Jo's version": ["senco", "plan lead", "head", "class teacher", "assistant", "midday staff", "specialist"],
  "Sam's version by Jo": [],
  "Jo's draft": ["senco", "plan lead"],
  "Jo's record of access": ["senco", "head"],
  "Jo's folder": ["senco", "plan lead", "class teacher", "assistant", "midday staff"],
  "Jo's review": ["senco", "plan lead", "head", "class teacher", "assistant", "midday staff"],
  "Ria's review": ["other school's SENCO", "other school's teacher"],
  "Jo's concerns": ["senco", "plan lead", "head", "class teacher", "assistant", "midday staff", "specialist"],
  "Jo's advice": ["senco", "plan lead", "head"],
  "Ria's concerns": ["other school's SENCO", "other school's teacher"],
  handovers: ["senco", "head"],
  arrivals: ["other school's SENCO"],
  "what a package of Jo would hold": ["senco"],
  "packages that were made": ["senco"],
};

/** Everything that can be done, with a body that would be accepted from somebody who may. */
const DEEDS = {
  "keep a draft": { question: `PUT ${apiPath("draft", { childId: JO })}`, body: { content: aPlanContent({ planId: "plan-jo" as never }), over: 0 }, by: ["senco", "plan lead"] },
  "agree a plan": { question: `POST ${apiPath("plans", { childId: SAM })}`, body: { content: aPlanContent({ planId: "plan-sam" as never }) }, by: ["senco"] },
  "agree a version": {
    question: `POST ${apiPath("planVersions", { childId: JO, planId: planOf(JO) })}`, body: { over: 1, texts: [], agreedWith: "Mum" }, by: ["senco", "plan lead"],
  },
  "log progress": {
    question: `POST ${apiPath("targetProgress", { childId: JO, targetId: "target-jo" })}`,
    body: { id: "3f0c3c8e-57a5-4a52-9d4e-0c6d2d3b1a01", rating: "nearly", note: "" }, by: ["senco", "plan lead", "class teacher", "assistant", "midday staff", "specialist"],
  },
  "take back the class teacher's progress": { question: `POST ${apiPath("progressWithdrawal", { childId: JO, progressId: "progress-jo" })}`, body: {}, by: ["class teacher"] },
  "take back Sam's progress by Jo": { question: `POST ${apiPath("progressWithdrawal", { childId: JO, progressId: "progress-sam" })}`, body: {}, by: [] },
  "begin a review": {
    question: `POST ${apiPath("reviewStart", { childId: JO })}`, body: { targets: [{ targetId: "target-jo", outcome: "achieved", happened: "Seen" }] }, by: ["senco", "plan lead", "class teacher"],
  },
  "raise a concern": {
    question: `POST ${apiPath("concerns", { childId: JO })}`, body: { id: "3f0c3c8e-57a5-4a52-9d4e-0c6d2d3b1a05", raisedFor: "staff", words: "Worried" },
    by: ["senco", "plan lead", "class teacher", "assistant", "midday staff", "specialist"],
  },
  "answer a concern": { question: `POST ${apiPath("concernAnswer", { childId: JO, concernId: "concern-jo" })}`, body: { answer: "We meet", over: "REVISION" }, by: ["senco", "plan lead"] },
  "answer Sam's concern by Jo": { question: `POST ${apiPath("concernAnswer", { childId: JO, concernId: "concern-sam" })}`, body: { answer: "We meet", over: "REVISION" }, by: [] },
  "keep advice": {
    question: `PUT ${apiPath("adviceEntry", { childId: JO, adviceId: "3f0c3c8e-57a5-4a52-9d4e-0c6d2d3b1a06" })}`, by: ["senco"],
    body: { fromWhom: "Dr Crane", profession: "", state: "asked", askedOn: "2026-09-30", summary: "", recommendations: "", trainsStaff: false, worksWithChild: false },
  },
  "send a handover": { question: `POST ${apiPath("handoverSending", { handoverId: LEAVING })}`, body: {}, by: ["senco"] },
  "make a package": { question: `POST ${apiPath("childPackage", { childId: JO })}`, body: { toSchool: "Elm Primary" }, by: ["senco"] },
  "accept a handover": { question: `POST ${apiPath("handoverAcceptance", { handoverId: LEAVING })}`, body: {}, by: ["other school's SENCO"] },
} as const satisfies Readonly<Record<string, { readonly question: string; readonly body: unknown; readonly by: readonly Somebody[] }>>;
type Deed = keyof typeof DEEDS;

function isKind(kind: string): kind is RecordKind {
  return (RECORD_KINDS as readonly string[]).includes(kind);
}

describe("everybody at every door, over HTTP with a token of theirs", () => {
  let keys: Keys;
  let services: TwoSchools;
  let api: SignedApi;
  const opened: SignedApi[] = [];
  const serve = async (one: TwoSchools) => {
    const served = await serveSigned(one, keys);
    opened.push(served);
    return served;
  };

  beforeAll(async () => {
    keys = await makeKeys();
    services = await everybody();
    await services.drafts.save(OAKFIELD, { personId: EVERYBODY.senco, childId: JO, content: aPlanContent({ strategies: "zz.jo.draft.strategies.zz" }), savedAt: "2026-10-01T09:00:00Z" }, 0);
    await services.folders.ensure(services.schools[0] as never, JO);
    api = await serve(services);
  });
  afterAll(() => Promise.all(opened.map((one) => one.close())));

  /** What in an answer the table does not let this person read. */
  async function leaks(who: Somebody, text: string): Promise<readonly Seen[]> {
    const mayRead = async ({ child, kind, field }: Seen): Promise<boolean> => {
      if (kind === "draft") return who === "senco";
      return isKind(kind) && mayAct(await standingsOf(who, child, services), "read", { kind, field, isOwn: isTheirs({ child, kind }, who) });
    };
    const judged = await Promise.all(marksIn(text).map(async (seen) => ({ seen, may: await mayRead(seen) })));
    return judged.filter(({ may }) => !may).map(({ seen }) => seen);
  }

  it.each(PEOPLE)("opens to the %s what the table says, and not a byte of what it does not", async (who) => {
    const answers = await Promise.all(
      (Object.keys(READINGS) as Reading[]).map(async (reading) => ({ reading, ...(await api.ask(EVERYBODY[who], READINGS[reading])) })),
    );
    // Whoever may write a plan but keeps no draft is told that there is none.
    const isOpened = ({ reading, status }: { reading: Reading; status: number }) => status === 200 || (reading === "Jo's draft" && who === "plan lead" && status === 404);
    expect(answers.filter(isOpened).map(({ reading }) => reading)).toEqual((Object.keys(OPENED_BY) as Reading[]).filter((reading) => OPENED_BY[reading].includes(who)));
    expect(answers.filter((one) => !isOpened(one) && one.status !== 403 && one.status !== 404)).toEqual([]);
    expect(await Promise.all(answers.map(({ text }) => leaks(who, text)))).toEqual(answers.map(() => []));
    expect(answers.filter((one) => one.status !== 200 && marksIn(one.text).length > 0)).toEqual([]);
  });

  it("shows the SENCO what was marked, so that the marks would be seen", async () => {
    const seen = marksIn((await api.ask(EVERYBODY.senco, READINGS.Jo)).text).map(({ kind, field }) => `${kind}.${field}`);
    expect(seen).toEqual(expect.arrayContaining(["child.givenName", "plan.strategies", "plan.agreement", "target.happened", "provision.how", "progress.note"]));
  });

  it("tells somebody without a claim on a child nothing that tells it from a child that there is not", async () => {
    const outsiders = PEOPLE.filter((who) => !OPENED_BY.Jo.includes(who));
    const pairs = await Promise.all(outsiders.map(async (who) => [await api.ask(EVERYBODY[who], READINGS.Jo), await api.ask(EVERYBODY[who], READINGS.nobody)] as const));
    expect(pairs.filter(([jo, nobody]) => jo.status !== nobody.status || jo.text !== nobody.text)).toEqual([]);
  });

  it.each(Object.keys(DEEDS) as Deed[])("lets nobody but those whom the table names: %s", async (deed) => {
    const { question, body, by } = DEEDS[deed] as { readonly question: string; readonly body: unknown; readonly by: readonly Somebody[] };
    const allowed: readonly Somebody[] = by;
    const outcomes = await Promise.all(PEOPLE.map(async (who) => {
      const fresh = await everybody();
      const { ask } = await serve(fresh);
      const before = fresh.writeCount();
      const concern = await fresh.replica.find(OAKFIELD, "Concerns", "concern-jo");
      const { status, text } = await ask(EVERYBODY[who], question, JSON.parse(JSON.stringify(body).replace("REVISION", concern?.revision ?? "")));
      const drafts = await fresh.drafts.childrenOf(OAKFIELD, EVERYBODY[who] as never);
      return { who, isDone: status < 300, wrote: fresh.writeCount() > before || drafts.length > 0, status, leaked: status < 300 ? [] : marksIn(text) };
    }));
    expect(outcomes.filter(({ isDone }) => isDone).map(({ who }) => who)).toEqual(PEOPLE.filter((who) => allowed.includes(who)));
    expect(outcomes.filter(({ isDone, wrote, leaked, status }) => !isDone && (wrote || leaked.length > 0 || ![403, 404].includes(status)))).toEqual([]);
  });

  it("knows the standings that it is asked about", async () => {
    const children: readonly ChildId[] = [JO, SAM, RIA];
    expect(await Promise.all(children.map((child) => standingsOf("specialist", child, services)))).toEqual([["other-staff", "specialist"], ["other-staff"], ["stranger"]]);
  });
});
