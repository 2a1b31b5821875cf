import { describe, expect, it } from "@jest/globals";
import { acceptHandover } from "../../src/application/accept-handover";
import { NotAllowedError, NotFoundError, NotReadyError } from "../../src/application/errors";
import { readHandover, readHandovers } from "../../src/application/read-handovers";
import { sendHandover } from "../../src/application/send-handover";
import type { HandoverId, PersonId } from "../../src/domain/ids";
import { MS_HALE, MS_YUSUF, PUPIL_JO, day } from "../support/builders";
import { MR_MARSH, MR_STRICKLAND, RIVERSIDE } from "../support/fakes/two-schools";
import { HEAD, JO, accepted, handoversIn, incoming, outgoing, proposed } from "../support/handover-scenes";

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
