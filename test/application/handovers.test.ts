import { describe, expect, it } from "@jest/globals";
import { acceptHandover } from "../../src/application/accept-handover";
import { agreePlan } from "../../src/application/agree-plan";
import { InvalidError, MisshapenError, NotAllowedError, NotFoundError, NotReadyError, StaleError, UnavailableError } from "../../src/application/errors";
import { proposeHandovers } from "../../src/application/propose-handovers";
import { readChild } from "../../src/application/read-child";
import { readClassPlans } from "../../src/application/read-class-plans";
import { readHandover, readHandovers } from "../../src/application/read-handovers";
import { sendHandover } from "../../src/application/send-handover";
import type { ChildId, HandoverId, PersonId, PlanId, ProvisionId } from "../../src/domain/ids";
import { planFromContent } from "../../src/domain/plan-from-content";
import { MR_BECKER, MS_HALE, MS_YUSUF, OAKFIELD, PUPIL_JO, WILLOW, aChild, aPlanContent, aPlanVersion, aProvisionLine, aStaffRow, aTarget, aTargetRow, day } from "../support/builders";
import { OAKFIELD_SCHOOL, type Records } from "../support/fakes/services";
import { CEDAR, MR_MARSH, MR_STRICKLAND, RIVERSIDE, RIVERSIDE_SCHOOL, type TwoSchools, oakfieldAndRiverside } from "../support/fakes/two-schools";

const JO = "child-jo" as ChildId;
const HEAD = "person-head" as PersonId;
const content = aPlanContent({ leadId: MS_YUSUF, targets: [aTarget({ provision: [aProvisionLine({ whoId: MS_YUSUF })] })] });
const { plan, targets, provision } = planFromContent(content, { childId: JO, version: 3, agreement: { on: day("2026-09-07"), by: MS_HALE, with: "Mum at the meeting" } });
const withPlan: Records = { Plans: [plan], Targets: targets, Provision: provision, Settings: [aStaffRow(), aStaffRow({ id: "staff-head", personId: HEAD, role: "head" })] };

const propose = (services: TwoSchools) => proposeHandovers(OAKFIELD_SCHOOL, services);
const handoversIn = (services: TwoSchools) => services.oakfieldLists.records("Handovers");
const joIn = (services: TwoSchools) => services.oakfieldLists.records("Children").find(({ id }) => id === JO);
const incoming = async (services: TwoSchools, personId = MR_MARSH) => (await readHandovers({ personId, schoolId: RIVERSIDE }, services)).incoming;
const outgoing = async (services: TwoSchools, personId = MS_HALE) => (await readHandovers({ personId, schoolId: OAKFIELD }, services)).outgoing;

/** Jo has been moved to Cedar at Riverside; nobody has noticed yet. */
async function moved(records: Parameters<typeof oakfieldAndRiverside>[0] = { oakfield: withPlan }) {
  const services = await oakfieldAndRiverside(records);
  await services.putJoIn(CEDAR);
  return services;
}

/** The move has been noticed; the answer has the handover's id. */
async function proposed(records?: Parameters<typeof oakfieldAndRiverside>[0]) {
  const services = await moved(records);
  expect(await propose(services)).toEqual([]);
  const [handover] = handoversIn(services);
  if (handover === undefined) throw new Error("nothing was proposed");
  return { services, handover, handoverId: handover.id };
}

async function sent(records?: Parameters<typeof oakfieldAndRiverside>[0]) {
  const found = await proposed(records);
  await sendHandover({ personId: MS_HALE, handoverId: found.handoverId }, found.services);
  return found;
}

async function accepted(records?: Parameters<typeof oakfieldAndRiverside>[0]) {
  const found = await sent(records);
  await acceptHandover({ personId: MR_MARSH, handoverId: found.handoverId }, found.services);
  await found.services.catchUp();
  return found;
}

describe("proposeHandovers", () => {
  it("opens one handover for a child whom only another school's roster has, and ends the old team's access", async () => {
    const services = await moved();
    expect(await propose(services)).toEqual([]);
    expect(await readClassPlans({ personId: MS_YUSUF, classId: WILLOW }, services)).toMatchObject({ children: [] });
    expect(handoversIn(services)).toMatchObject([{ childId: JO, fromSchoolId: OAKFIELD, toSchoolId: RIVERSIDE, state: "proposed", movesOn: "2026-10-01" }]);
    expect(joIn(services)).toMatchObject({ leftOn: "2026-10-01" });
    expect(services.oakfieldLists.writes.map((line) => line.split(" by ")[1])).toEqual(["app-baton", "app-baton"]);
    await expect(readChild({ personId: MS_YUSUF, childId: JO }, services)).rejects.toThrow(NotFoundError);
    expect((await readChild({ personId: MS_HALE, childId: JO }, services)).plan).toMatchObject({ version: 3 });
  });

  it("writes nothing when nobody has moved, and nothing the second time", async () => {
    const services = await oakfieldAndRiverside({ oakfield: withPlan });
    await propose(services);
    expect(services.writeCount()).toBe(0);
    await services.putJoIn(CEDAR);
    await propose(services);
    await propose(services);
    expect(services.writeCount()).toBe(2);
  });

  it.each([
    { which: "has no account", child: aChild({ entraId: undefined as never }) },
    { which: "has been taken off the register", child: aChild({ stage: "left-register" }) },
    { which: "has left", child: aChild({ leftOn: day("2026-09-01") }) },
  ])("leaves a child alone who $which", async ({ child }) => {
    const services = await moved({ oakfield: { Children: [child] } });
    await propose(services);
    expect(services.writeCount()).toBe(0);
  });

  it("leaves a child alone who is in a class of either school, or of none", async () => {
    const services = await oakfieldAndRiverside();
    for (const classIds of [[WILLOW, CEDAR], []]) {
      await services.putJoIn(...classIds);
      await propose(services);
    }
    expect(services.writeCount()).toBe(0);
  });

  it("waits for a school that has not been read", async () => {
    const services = await moved();
    const readiness = { obstacle: (id: string) => (id === RIVERSIDE ? new NotReadyError(2) : undefined) };
    await proposeHandovers(OAKFIELD_SCHOOL, { ...services, readiness });
    expect(services.writeCount()).toBe(0);
  });

  it("always gives the same move the same ids, which say nothing of the old one", async () => {
    const ids = await Promise.all([proposed(), proposed()]);
    expect(ids[0]?.handover).toEqual(ids[1]?.handover);
    expect(ids[0]?.handoverId).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(ids[0]?.handover.toChildId).not.toBe(ids[0]?.handoverId);
  });

  it("takes the child back when the roster does, and opens another handover when the child goes again the same day", async () => {
    const { services, handoverId } = await proposed();
    await services.putJoIn(WILLOW);
    await propose(services);
    expect(handoversIn(services)).toMatchObject([{ state: "withdrawn" }]);
    expect(joIn(services)).not.toHaveProperty("leftOn");
    expect((await readClassPlans({ personId: MS_YUSUF, classId: WILLOW }, services)).children).toHaveLength(1);
    expect([await outgoing(services), await incoming(services)]).toEqual([[], []]);
    await expect(sendHandover({ personId: MS_HALE, handoverId }, services)).rejects.toThrow(StaleError);
    await expect(acceptHandover({ personId: MR_MARSH, handoverId }, services)).rejects.toThrow(StaleError);
    await services.putJoIn(CEDAR);
    await propose(services);
    expect(handoversIn(services).map(({ state }) => state).sort()).toEqual(["proposed", "withdrawn"]);
    expect(new Set(handoversIn(services).map(({ id }) => id)).size).toBe(2);
  });

  it("takes back a child of whom nothing has reached the other school, though it was sent", async () => {
    const { services, handoverId } = await sent();
    await services.putJoIn(WILLOW);
    await propose(services);
    expect(handoversIn(services)).toMatchObject([{ state: "withdrawn" }]);
    await expect(acceptHandover({ personId: MR_MARSH, handoverId }, services)).rejects.toThrow(StaleError);
    expect(services.riversideLists.records("Children")).toEqual([]);
  });

  it.each([1, 2].flatMap((nth) => [{ nth, carriedOut: false }, { nth, carriedOut: true }]))("finishes after an interruption: %j", async ({ nth, carriedOut }) => {
    const services = await moved();
    services.failWrite(nth, new UnavailableError(1), carriedOut);
    await expect(propose(services)).rejects.toThrow(UnavailableError);
    await propose(services);
    expect(handoversIn(services)).toMatchObject([{ state: "proposed" }]);
    expect(joIn(services)).toMatchObject({ leftOn: "2026-10-01" });
    await services.putJoIn(WILLOW);
    services.failWrite(nth, new UnavailableError(1), carriedOut);
    await expect(propose(services)).rejects.toThrow(UnavailableError);
    await propose(services);
    expect(handoversIn(services)).toMatchObject([{ state: "withdrawn" }]);
    expect(joIn(services)).not.toHaveProperty("leftOn");
  });

  it("tells what stood in the way of one child and goes on, and hides no bug", async () => {
    const services = await moved();
    const stale = new MisshapenError({ kind: "list", id: "Handovers" }, ["the list is missing"]);
    services.failWrite(1, stale);
    expect(await propose(services)).toEqual([stale]);
    services.failWrite(1, new Error("broken"));
    await expect(propose(services)).rejects.toThrow("broken");
  });
});

describe("sendHandover", () => {
  it("names the version in force, who and when, once", async () => {
    const { services, handoverId } = await proposed();
    const first = await sendHandover({ personId: MS_HALE, handoverId }, services);
    expect(first).toMatchObject({ state: "sent", planId: "plan-1", planVersion: 3, sentBy: MS_HALE, sentAt: "2026-10-01T10:00:00.000Z" });
    services.clock.instant = "2026-10-02T10:00:00.000Z";
    expect(await sendHandover({ personId: MS_HALE, handoverId }, services)).toEqual(first);
    expect(services.writeCount()).toBe(3);
  });

  it("sends a child without a plan", async () => {
    const { services, handover } = await accepted({});
    expect(handoversIn(services)[0]).not.toHaveProperty("planId");
    expect(services.riversideLists.records("Children")).toMatchObject([{ id: handover.toChildId }]);
    expect(services.riversideLists.records("Plans")).toEqual([]);
    expect(await incoming(services)).toMatchObject([{ contents: { targetCount: 0, helpCount: 0 } }]);
  });

  it.each([
    { who: "a class teacher", personId: MS_YUSUF, refusal: NotFoundError },
    { who: "a teacher of the other school", personId: MR_STRICKLAND, refusal: NotFoundError },
    { who: "the pupil", personId: PUPIL_JO, refusal: NotAllowedError },
    { who: "a stranger", personId: "person-nobody" as PersonId, refusal: NotAllowedError },
    { who: "the head", personId: HEAD, refusal: NotAllowedError },
    { who: "the receiving SENCO", personId: MR_MARSH, refusal: NotAllowedError },
  ])("is refused to $who", async ({ personId, refusal }) => {
    const { services, handoverId } = await proposed();
    await expect(sendHandover({ personId, handoverId }, services)).rejects.toThrow(refusal);
    expect(handoversIn(services)).toMatchObject([{ state: "proposed" }]);
  });

  it("waits for a school that cannot be asked, and does not know a handover that there is not", async () => {
    const { services, handoverId } = await proposed();
    const waiting = new NotReadyError(2);
    const readiness = { obstacle: (id: string) => (id === RIVERSIDE ? waiting : undefined) };
    await expect(sendHandover({ personId: MS_HALE, handoverId }, { ...services, readiness })).rejects.toBe(waiting);
    await expect(sendHandover({ personId: MS_HALE, handoverId: "none" as HandoverId }, services)).rejects.toThrow(NotFoundError);
    services.oakfieldLists.takeAway("Handovers", handoverId);
    await expect(sendHandover({ personId: MS_HALE, handoverId }, services)).rejects.toThrow(NotFoundError);
  });
});

describe("acceptHandover", () => {
  it("brings the child and the plan that was sent: help and targets, then the plan's row, then the receipt", async () => {
    const { services, handover } = await accepted();
    const { toChildId } = handover;
    expect(services.riversideLists.writes.map((line) => line.split(" ").slice(0, 3).join(" "))).toEqual([
      `create Children ${toChildId}`, "create Targets target-1:3", "create Provision help-1:3", "create Plans plan-1:3",
    ]);
    expect(services.oakfieldLists.writes.at(-1)).toBe(`replace Handovers ${handover.id} by ${MR_MARSH}`);
    expect(handoversIn(services)).toMatchObject([{ state: "accepted", acceptedBy: MR_MARSH, acceptedAt: "2026-10-01T10:00:00.000Z" }]);
    const { leftOn: _left, ...jo } = { ...aChild(), leftOn: undefined };
    expect(services.riversideLists.records("Children")).toEqual([{ ...jo, id: toChildId, schoolId: RIVERSIDE, classIds: [] }]);
    expect(services.riversideLists.records("Targets")).toEqual(targets.map((target) => ({ ...target, childId: toChildId })));
    expect(services.riversideLists.records("Provision")[0]).not.toHaveProperty("whoId");
    expect(services.riversideLists.records("Plans")[0]).not.toHaveProperty("leadId");
  });

  it("lets the new teacher read the plan, and no longer the old one; the old SENCO keeps the history", async () => {
    const { services, handover } = await accepted();
    expect(await readChild({ personId: MR_STRICKLAND, childId: handover.toChildId }, services)).toMatchObject({ schoolId: RIVERSIDE, plan: { version: 3, targets: [{ id: "target-1" }] } });
    for (const childId of [JO, handover.toChildId]) await expect(readChild({ personId: MS_YUSUF, childId }, services)).rejects.toThrow(NotFoundError);
    await expect(readChild({ personId: MS_HALE, childId: handover.toChildId }, services)).rejects.toThrow(NotFoundError);
    expect((await readChild({ personId: MS_HALE, childId: JO }, services)).plan).toMatchObject({ version: 3 });
  });

  it("changes nothing the second time, also side by side", async () => {
    const { services, handoverId } = await sent();
    const request = { personId: MR_MARSH, handoverId };
    const both = await Promise.all([acceptHandover(request, services), acceptHandover(request, services)]);
    const writes = services.writeCount();
    services.clock.instant = "2026-10-02T10:00:00.000Z";
    expect([both[1], await acceptHandover(request, services), await sendHandover({ personId: MS_HALE, handoverId }, services)]).toEqual([both[0], both[0], both[0]]);
    expect(services.writeCount()).toBe(writes);
    await propose(services);
    await proposeHandovers(RIVERSIDE_SCHOOL, services);
    expect(services.writeCount()).toBe(writes);
  });

  it.each([1, 2, 3, 4, 5].flatMap((nth) => [{ nth, carriedOut: false }, { nth, carriedOut: true }]))(
    "is finished by accepting again after an interruption: %j",
    async ({ nth, carriedOut }) => {
      const { services, handoverId } = await sent();
      services.failWrite(nth, new UnavailableError(1), carriedOut);
      await expect(acceptHandover({ personId: MR_MARSH, handoverId }, services)).rejects.toThrow(UnavailableError);
      if (nth < 5) {
        expect(await incoming(services)).toMatchObject([{ state: "sent", mayAct: true }]);
        // Jobs that run meanwhile disturb nothing, not even when the roster takes the child back.
        await services.putJoIn(WILLOW);
        await propose(services);
        await proposeHandovers(RIVERSIDE_SCHOOL, services);
        await services.putJoIn(CEDAR);
      }
      const last = nth === 1 && !carriedOut ? "withdrawn" : "accepted";
      if (last === "withdrawn") return;
      expect(await acceptHandover({ personId: MR_MARSH, handoverId }, services)).toMatchObject({ state: "accepted" });
      const whole = (await accepted()).services.riversideLists;
      for (const list of ["Children", "Targets", "Provision", "Plans"] as const) expect(services.riversideLists.records(list)).toEqual(whole.records(list));
    },
  );

  it("takes up rows of an interrupted attempt with the words that count now", async () => {
    const { services, handoverId } = await sent();
    services.failWrite(3, new UnavailableError(1));
    await acceptHandover({ personId: MR_MARSH, handoverId }, services).catch(() => undefined);
    services.oakfieldLists.put("Targets", { ...aTargetRow({ planVersion: 3 }), outcome: "achieved" });
    await acceptHandover({ personId: MR_MARSH, handoverId }, services);
    expect(services.riversideLists.records("Targets")).toMatchObject([{ outcome: "achieved" }]);
  });

  it("brings what was sent, though the old school has agreed another version since", async () => {
    const { services, handoverId } = await sent();
    await agreePlan({ personId: MS_HALE, childId: JO, content: { ...content, strategies: "Others" } }, services);
    await acceptHandover({ personId: MR_MARSH, handoverId }, services);
    expect(services.riversideLists.records("Plans")).toMatchObject([{ version: 3, state: "agreed" }]);
    expect(await incoming(services)).toMatchObject([{ contents: { planVersion: 3, targetCount: 1, helpCount: 1 } }]);
  });

  it.each([
    { who: "a teacher of the receiving school", personId: MR_STRICKLAND, refusal: NotFoundError },
    { who: "a teacher elsewhere", personId: MR_BECKER, refusal: NotAllowedError },
    { who: "the sending SENCO", personId: MS_HALE, refusal: NotAllowedError },
  ])("is refused to $who", async ({ personId, refusal }) => {
    const { services, handoverId } = await sent();
    await expect(acceptHandover({ personId, handoverId }, services)).rejects.toThrow(refusal);
    expect(services.riversideLists.writes).toEqual([]);
  });

  it("waits until it has been sent", async () => {
    const { services, handoverId } = await proposed();
    await expect(acceptHandover({ personId: MR_MARSH, handoverId }, services)).rejects.toThrow(StaleError);
  });

  it("says so when the child's row, or the plan that was sent, is no longer there", async () => {
    const noPlan = await sent();
    noPlan.services.oakfieldLists.takeAway("Plans", "plan-1:3");
    await expect(acceptHandover({ personId: MR_MARSH, handoverId: noPlan.handoverId }, noPlan.services)).rejects.toThrow(NotFoundError);
    const noChild = await sent();
    noChild.services.oakfieldLists.takeAway("Children", JO);
    await expect(acceptHandover({ personId: MR_MARSH, handoverId: noChild.handoverId }, noChild.services)).rejects.toThrow(NotFoundError);
    expect(await outgoing(noChild.services)).toEqual([]);
    await expect(readHandover({ personId: MS_HALE, handoverId: noChild.handoverId, side: "from" }, noChild.services)).rejects.toThrow(NotFoundError);
  });

  it("does not write over rows of another child's plan", async () => {
    const other = provision.map((line) => ({ ...line, planId: "plan-other" as PlanId, childId: "child-other" as ChildId, id: "help-1" as ProvisionId }));
    const { services, handoverId } = await sent({ oakfield: withPlan, riverside: { Provision: other, Settings: [aStaffRow({ personId: MR_MARSH, schoolId: RIVERSIDE })] } });
    await expect(acceptHandover({ personId: MR_MARSH, handoverId }, services)).rejects.toThrow(InvalidError);
    expect(services.riversideLists.records("Plans")).toEqual([]);
  });
});

describe("a child who comes back", () => {
  it("is again the child of before, with what the other school agreed meanwhile", async () => {
    const { services, handover } = await accepted();
    await agreePlan({ personId: MR_MARSH, childId: handover.toChildId, content: { ...content, strategies: "Sit near the door" } }, services);
    services.clock.instant = "2026-11-02T10:00:00.000Z";
    await services.putJoIn(WILLOW);
    await proposeHandovers(RIVERSIDE_SCHOOL, services);
    const [back] = services.riversideLists.records("Handovers");
    if (back === undefined) throw new Error("nothing was proposed");
    expect(back).toMatchObject({ childId: handover.toChildId, toChildId: JO, fromSchoolId: RIVERSIDE });
    await sendHandover({ personId: MR_MARSH, handoverId: back.id }, services);
    await acceptHandover({ personId: MS_HALE, handoverId: back.id }, services);
    await services.catchUp();
    expect(joIn(services)).not.toHaveProperty("leftOn");
    expect(services.oakfieldLists.records("Children")).toHaveLength(1);
    expect(services.oakfieldLists.records("Plans").map(({ version, state }) => [version, state])).toEqual([[3, "closed"], [4, "agreed"]]);
    expect((await readChild({ personId: MS_YUSUF, childId: JO }, services)).plan).toMatchObject({ version: 4, strategies: "Sit near the door" });
  });

  it("keeps a newer plan that the school has agreed meanwhile, and the version that it holds already", async () => {
    const newer = aPlanVersion({ planId: "plan-new" as PlanId, childId: "child-known" as ChildId, agreement: { on: day("2026-09-20"), by: MR_MARSH, with: "Dad" } });
    const known = aChild({ id: "child-known" as ChildId, schoolId: RIVERSIDE, classIds: [] });
    const there = { Children: [known], Plans: [newer, { ...plan, childId: known.id }], Settings: [aStaffRow({ personId: MR_MARSH, schoolId: RIVERSIDE })] };
    const { services } = await accepted({ oakfield: withPlan, riverside: there });
    expect(services.riversideLists.writes).toEqual([]);
    expect(services.riversideLists.records("Plans").map(({ state }) => state)).toEqual(["agreed", "agreed"]);
  });
});

describe("readHandovers", () => {
  it("shows the receiving school initials, year and state, then how much comes, and the child only once accepted", async () => {
    const { services, handoverId } = await proposed();
    const bare = { id: handoverId, initials: "JOW", yearGroup: "3", otherSchoolName: "Oakfield Primary", movesOn: "2026-10-01" };
    expect(await incoming(services)).toEqual([{ ...bare, state: "proposed", mayAct: false }]);
    await sendHandover({ personId: MS_HALE, handoverId }, services);
    const sentAt = "2026-10-01T10:00:00.000Z";
    const contents = { planVersion: 3, targetCount: 1, helpCount: 1 };
    expect(await incoming(services)).toEqual([{ ...bare, state: "sent", sentAt, contents, mayAct: true }]);
    await acceptHandover({ personId: MR_MARSH, handoverId }, services);
    const child = { id: handoversIn(services)[0]?.toChildId, name: "Jo O'Neill-Wren" };
    expect(await incoming(services)).toEqual([{ ...bare, state: "accepted", sentAt, acceptedAt: sentAt, contents, child, mayAct: false }]);
  });

  it("shows the school that the child leaves who goes and what would go, to the head without a step", async () => {
    const { services, handoverId } = await proposed();
    const [shown] = await outgoing(services);
    expect(shown).toMatchObject({ child: { id: JO, name: "Jo O'Neill-Wren" }, otherSchoolName: "Riverside Academy", contents: { planVersion: 3, targetCount: 1, helpCount: 1 }, mayAct: true });
    expect(await outgoing(services, HEAD)).toEqual([{ ...shown, mayAct: false }]);
    expect(await incoming(services)).toHaveLength(1);
    expect((await readHandovers({ personId: MR_MARSH, schoolId: RIVERSIDE }, services)).outgoing).toEqual([]);
    expect(await readHandover({ personId: MS_HALE, handoverId, side: "from" }, services)).toEqual(shown);
  });

  it("puts first what waits for somebody, then the newest", async () => {
    const { services, handover } = await proposed();
    const more = [["c", "accepted", "2026-09-01"], ["b", "accepted", "2026-09-02"], ["a", "accepted", "2026-09-02"], ["x", "sent", "2026-08-01"]] as const;
    for (const [id, state, movesOn] of more) services.oakfieldLists.put("Handovers", { ...handover, id: id as HandoverId, state, movesOn: day(movesOn) });
    services.oakfieldLists.put("Handovers", { ...handover, id: "gone" as HandoverId, toSchoolId: "school-elm" as never });
    await services.catchUp();
    expect((await outgoing(services)).map(({ id }) => id)).toEqual([handover.id, "x", "a", "b", "c"]);
  });

  it("is refused to everybody who may not see the register, and to staff of other schools", async () => {
    const { services } = await proposed();
    await expect(outgoing(services, MS_YUSUF)).rejects.toThrow(NotAllowedError);
    await expect(incoming(services, MR_STRICKLAND)).rejects.toThrow(NotAllowedError);
    await expect(incoming(services, MS_HALE)).rejects.toThrow(NotFoundError);
    await expect(outgoing(services, PUPIL_JO)).rejects.toThrow(NotAllowedError);
  });
});
