import { describe, expect, it } from "@jest/globals";
import { acceptHandover } from "../../src/application/accept-handover";
import { MisshapenError, NotFoundError, NotReadyError, StaleError, UnavailableError } from "../../src/application/errors";
import { proposeHandovers } from "../../src/application/propose-handovers";
import { readChild } from "../../src/application/read-child";
import { readClassPlans } from "../../src/application/read-class-plans";
import { sendHandover } from "../../src/application/send-handover";
import { MS_HALE, MS_YUSUF, OAKFIELD, WILLOW, aChild, day } from "../support/builders";
import { OAKFIELD_SCHOOL } from "../support/fakes/services";
import { CEDAR, MR_MARSH, RIVERSIDE, oakfieldAndRiverside } from "../support/fakes/two-schools";
import { JO, handoversIn, incoming, joIn, moved, outgoing, propose, proposed, sent, withPlan } from "../support/handover-scenes";

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
