import { describe, expect, it } from "@jest/globals";
import { acceptHandover } from "../../src/application/accept-handover";
import { agreePlan } from "../../src/application/agree-plan";
import { InvalidError, NotAllowedError, NotFoundError, StaleError, UnavailableError } from "../../src/application/errors";
import { proposeHandovers } from "../../src/application/propose-handovers";
import { readChild } from "../../src/application/read-child";
import { readHandover } from "../../src/application/read-handovers";
import { sendHandover } from "../../src/application/send-handover";
import type { ChildId, PlanId, ProvisionId } from "../../src/domain/ids";
import { MR_BECKER, MS_HALE, MS_YUSUF, WILLOW, aChild, aPlanVersion, aStaffRow, aTargetRow, day } from "../support/builders";
import { CEDAR, MR_MARSH, MR_STRICKLAND, RIVERSIDE, RIVERSIDE_SCHOOL } from "../support/fakes/two-schools";
import { JO, accepted, content, handoversIn, incoming, joIn, outgoing, plan, propose, proposed, provision, sent, targets, withPlan } from "../support/handover-scenes";

describe("acceptHandover", () => {
  it("[R51] brings the child and the plan that was sent: help and targets, then the plan's row, then the receipt", async () => {
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
      // Jobs that run meanwhile disturb nothing, not even when the roster takes back a child who has begun to arrive.
      const isArriving = services.riversideLists.writes.length > 0 && handoversIn(services)[0]?.state === "sent";
      await services.putJoIn(isArriving ? WILLOW : CEDAR);
      await propose(services);
      await proposeHandovers(RIVERSIDE_SCHOOL, services);
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
