import { beforeEach, describe, expect, it } from "@jest/globals";
import { type AdviceWords, keepAdvice } from "../../src/application/keep-advice";
import { readAdvice } from "../../src/application/read-advice";
import type { ChildId, PersonId } from "../../src/domain/ids";
import { MS_HALE, MS_YUSUF, aChild, aPlanVersion, aTeamMember, day } from "../support/builders";
import { type TestServices, oakfield } from "../support/fakes/services";

const JO = "child-jo" as ChildId;
const LEAD = "person-lead" as PersonId;
const ID = "3f0c3c8e-57a5-4a52-9d4e-0c6d2d3b1a02";
const ASKED: AdviceWords = {
  fromWhom: "Dr Crane", profession: "Educational psychologist", state: "asked", askedOn: day("2026-09-21"), summary: "", recommendations: "", trainsStaff: false, worksWithChild: false,
};
const RECEIVED: AdviceWords = { ...ASKED, state: "received", receivedOn: day("2026-09-30"), summary: "Seen in class", recommendations: "- Show first\n- Then say" };

let services: TestServices;
beforeEach(async () => {
  services = await oakfield({ Plans: [aPlanVersion()], Children: [aChild({ stage: "outside-support" })], Team: [aTeamMember({ personId: LEAD, role: "plan-lead" })] });
});

const keep = (words: AdviceWords, over?: string, personId = MS_HALE) => keepAdvice({ personId, childId: JO, id: ID, words, over: over as never }, services);
const read = (personId: PersonId = MS_HALE) => readAdvice({ personId, childId: JO }, services);

describe("advice from outside", () => {
  it("[R39] is missed as long as the stage says that somebody from outside helps and nothing is on file", async () => {
    expect((await read()).isLacking).toBe(true);
    await keep(ASKED);
    expect(await read()).toMatchObject({ isLacking: true, advice: [{ state: "asked", fromWhom: "Dr Crane" }] });
    await keep(RECEIVED, (await read()).advice[0]?.revision);
    expect((await read()).isLacking).toBe(false);
  });

  it("[R38] gives its recommendations one by one, so that they can become targets", async () => {
    await keep(RECEIVED);
    expect((await read()).advice).toMatchObject([{ recommended: ["Show first", "Then say"], summary: "Seen in class" }]);
  });

  it("[R44] says who trains staff and who works with the child", async () => {
    await keep({ ...RECEIVED, trainsStaff: true, worksWithChild: true });
    expect((await read()).advice).toMatchObject([{ trainsStaff: true, worksWithChild: true }]);
  });

  it("shows the plan lead what is recommended and keeps the report back; a class teacher sees none of it", async () => {
    await keep(RECEIVED);
    const [shown] = (await read(LEAD)).advice;
    expect([shown?.recommended, shown?.summary, (await read(LEAD)).mayWrite]).toEqual([["Show first", "Then say"], undefined, false]);
    await expect(read(MS_YUSUF)).rejects.toMatchObject({ code: "not-allowed" });
    await expect(keep(ASKED, undefined, LEAD)).rejects.toMatchObject({ code: "not-allowed" });
  });

  it("keeps the same once, and nothing over what was not read", async () => {
    await keep(ASKED);
    await keep(ASKED);
    expect(services.lists.records("Advice")).toHaveLength(1);
    await expect(keep(RECEIVED, "another revision")).rejects.toMatchObject({ code: "stale" });
  });

  it.each([
    ["without saying who is asked", { ...ASKED, fromWhom: " " }, ["fromWhom: missing"]],
    ["received without a day", { ...ASKED, state: "received" as const }, ["receivedOn: missing"]],
    ["received before it was asked for", { ...RECEIVED, receivedOn: day("2026-09-20") }, ["receivedOn: before-asked"]],
    ["asked for in the future", { ...ASKED, askedOn: day("2026-10-02") }, ["askedOn: in-the-future"]],
  ])("is refused %s", async (_what, words, problems) => {
    await expect(keep(words)).rejects.toMatchObject({ problems });
    expect(services.lists.records("Advice")).toEqual([]);
  });
});
