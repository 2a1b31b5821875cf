import { describe, expect, it } from "@jest/globals";
import { agreePlan } from "../../src/application/agree-plan";
import { InvalidError, NotAllowedError, NotFoundError, StaleError, UnavailableError } from "../../src/application/errors";
import { keepDraft, readDraft } from "../../src/application/keep-draft";
import { logProgress } from "../../src/application/log-progress";
import { readChild } from "../../src/application/read-child";
import { withdrawProgress } from "../../src/application/withdraw-progress";
import type { ChildId, PersonId, PlanId, ProgressId, ProvisionId, TargetId } from "../../src/domain/ids";
import {
  MR_BECKER, MS_HALE, MS_YUSUF, OAKFIELD, aChild, aPlanContent, aPlanVersion, aProgressPoint, aProvisionLine, aTarget, aTargetRow, aTeamMember,
} from "../support/builders";
import { type Records, oakfield } from "../support/fakes/services";

const JO = "child-jo" as ChildId;
const withPlan: Records = { Plans: [aPlanVersion()], Targets: [aTargetRow()] };

describe("keepDraft", () => {
  const first = { personId: MS_HALE, childId: JO, content: aPlanContent({ startsOn: "" }), over: 0 };

  it("keeps what is written, however unfinished, for its author", async () => {
    const services = await oakfield();
    const kept = await keepDraft(first, services);
    expect(await readDraft({ personId: MS_HALE, childId: JO }, services)).toEqual(kept);
    expect(kept).toMatchObject({ content: first.content, savedAt: "2026-10-01T10:00:00.000Z" });
  });

  it("refuses to save over what another window saved, and leaves that as it is", async () => {
    const services = await oakfield();
    const kept = await keepDraft(first, services);
    await expect(keepDraft({ ...first, content: aPlanContent({ strategies: "Others" }) }, services)).rejects.toThrow(StaleError);
    expect(await readDraft(first, services)).toEqual(kept);
  });

  it("answers a repeated save as it answered the first", async () => {
    const services = await oakfield();
    const kept = await keepDraft(first, services);
    expect(await keepDraft(first, services)).toEqual(kept);
  });

  it("says that a draft which was put away meanwhile is stale", async () => {
    await expect(keepDraft({ ...first, over: 7 }, await oakfield())).rejects.toThrow(StaleError);
  });

  it("does not hide a bug of the ledger", async () => {
    const services = await oakfield();
    const drafts = { ...services.drafts, save: () => Promise.reject(new Error("broken")) };
    await expect(keepDraft(first, { ...services, drafts })).rejects.toThrow("broken");
  });

  it("finds nothing where nothing was kept", async () => {
    await expect(readDraft({ personId: MS_HALE, childId: JO }, await oakfield())).rejects.toThrow(NotFoundError);
  });

  it("is refused to a class teacher who does not lead the plan, and allowed to one who does", async () => {
    await expect(keepDraft({ ...first, personId: MS_YUSUF }, await oakfield())).rejects.toThrow(NotAllowedError);
    const leading = await oakfield({ Team: [aTeamMember({ personId: MS_YUSUF, role: "plan-lead" })] });
    expect(await keepDraft({ ...first, personId: MS_YUSUF }, leading)).toMatchObject({ personId: MS_YUSUF });
  });
});

describe("agreePlan", () => {
  const request = { personId: MS_HALE, childId: JO, content: aPlanContent() };
  const next = { ...request, content: aPlanContent({ startsOn: "2026-10-01" }) };

  it("writes targets and help first and the plan's row last, shares the folder and puts the draft away", async () => {
    const services = await oakfield();
    await keepDraft({ ...request, over: 0 }, services);
    expect(await agreePlan(request, services)).toMatchObject({ version: 1, state: "agreed", agreement: { on: "2026-10-01", by: MS_HALE, with: "Mum at the meeting" } });
    expect(services.lists.writes).toEqual([
      "create Targets target-1:1 by person-hale", "create Provision help-1:1 by person-hale", "create Plans plan-1:1 by person-hale",
    ]);
    expect(services.folders.shared.get(JO)).toEqual([MS_YUSUF]);
    await expect(readDraft(request, services)).rejects.toThrow(NotFoundError);
  });

  it("changes nothing when it is repeated, even on another day and side by side", async () => {
    const services = await oakfield();
    const [first, second] = await Promise.all([agreePlan(request, services), agreePlan(request, services)]);
    services.clock.instant = "2026-10-02T10:00:00.000Z";
    expect([second, await agreePlan(request, services)]).toEqual([first, first]);
    expect(services.lists.writes).toHaveLength(3);
  });

  it("makes changed words the next version and closes the one before", async () => {
    const services = await oakfield();
    await agreePlan(request, services);
    expect(await agreePlan(next, services)).toMatchObject({ version: 2 });
    expect(services.lists.records("Plans").map(({ version, state }) => [version, state])).toEqual([[1, "closed"], [2, "agreed"]]);
    expect((await readChild(request, services)).plan).toMatchObject({ version: 2, targets: [{ id: "target-1" }] });
  });

  it("counts on from the newest of several versions", async () => {
    const services = await oakfield({ Plans: [aPlanVersion({ state: "closed" }), aPlanVersion({ version: 2 })] });
    expect(await agreePlan(request, services)).toMatchObject({ version: 3 });
  });

  it("closes a plan that another one replaces, and leaves closed ones alone", async () => {
    const services = await oakfield({ Plans: [aPlanVersion({ planId: "plan-old" as PlanId }), aPlanVersion({ planId: "plan-older" as PlanId, state: "closed" })] });
    await agreePlan(request, services);
    expect(services.lists.writes.filter((line) => line.startsWith("replace"))).toEqual(["replace Plans plan-old:1 by person-hale"]);
  });

  it.each([1, 2, 3, 4])("finishes after an interruption at write %i", async (writes) => {
    const services = await oakfield({ Plans: [aPlanVersion({ planId: "plan-old" as PlanId })] });
    services.lists.failures.push(...Array<undefined>(3 + writes - 1).fill(undefined), new UnavailableError(1));
    const attempts = [await agreePlan(request, services).catch((error: unknown) => error), await agreePlan(request, services)];
    expect(attempts[1]).toMatchObject({ version: 1 });
    expect(services.lists.records("Targets")).toHaveLength(1);
    expect(services.lists.records("Plans").map(({ state }) => state)).toEqual(["closed", "agreed"]);
  });

  it("takes up rows of an interrupted attempt with the words of the next", async () => {
    const services = await oakfield();
    services.lists.failures.push(...Array<undefined>(4).fill(undefined), new UnavailableError(1));
    await expect(agreePlan(request, services)).rejects.toThrow(UnavailableError);
    const content = aPlanContent({ targets: [aTarget({ statement: "Read 30 words" })] });
    expect(await agreePlan({ ...request, content }, services)).toMatchObject({ version: 1 });
    expect(services.lists.records("Targets")).toMatchObject([{ statement: "Read 30 words" }]);
  });

  it("passes over the number of an attempt that left other targets behind", async () => {
    const services = await oakfield({ Targets: [aTargetRow({ id: "target-left-behind" as TargetId })] });
    expect(await agreePlan(request, services)).toMatchObject({ version: 2 });
    expect((await readChild(request, services)).plan?.targets.map(({ id }) => id)).toEqual(["target-1"]);
  });

  it("does not become another version because a target was judged or white space differs", async () => {
    const services = await oakfield();
    await agreePlan({ ...request, content: aPlanContent({ targets: [aTarget({ provision: [aProvisionLine(), aProvisionLine({ id: "help-0" as ProvisionId })] })] }) }, services);
    const [target] = services.lists.records("Targets");
    services.lists.put("Targets", { ...target!, outcome: "achieved", statement: ` ${target!.statement}\r\n` });
    await agreePlan({ ...request, content: aPlanContent({ targets: [aTarget({ provision: [aProvisionLine(), aProvisionLine({ id: "help-0" as ProvisionId })] })] }) }, services);
    expect(services.lists.records("Plans")).toHaveLength(1);
  });

  it("names what is missing, as paths, and writes nothing", async () => {
    const services = await oakfield();
    const content = aPlanContent({ agreedWith: "", targets: [aTarget({ successCriterion: " " })] });
    await expect(agreePlan({ ...request, content }, services)).rejects.toMatchObject({
      code: "invalid", problems: ["targets.0.successCriterion: missing", "agreedWith: missing"],
    });
    expect(services.lists.writes).toEqual([]);
  });

  it("refuses two targets with one id", async () => {
    const content = aPlanContent({ targets: [aTarget(), aTarget({ provision: [aProvisionLine({ id: "help-2" as ProvisionId })] })] });
    await expect(agreePlan({ ...request, content }, await oakfield())).rejects.toMatchObject({ problems: ["targets: repeated-id"] });
  });

  it("refuses another child's plan, and a target's id that another plan holds", async () => {
    const services = await oakfield({ Plans: [aPlanVersion({ childId: "child-2" as ChildId })], Targets: [aTargetRow({ planId: "plan-other" as PlanId, childId: "child-2" as ChildId })] });
    await expect(agreePlan(request, services)).rejects.toMatchObject({ problems: ["planId: belongs-elsewhere"] });
    const other = { ...request, content: aPlanContent({ planId: "plan-9" as PlanId }) };
    await expect(agreePlan(other, services)).rejects.toMatchObject({ problems: ["Targets: id-in-use"] });
  });

  it("is stale when somebody else has committed the version with other words", async () => {
    const services = await oakfield();
    const create = services.lists.create;
    services.lists.create = async (...call) => {
      if (call[1] === "Plans") services.lists.put("Plans", aPlanVersion({ strategies: "Written by a colleague" }));
      return create(...call);
    };
    await expect(agreePlan(request, services)).rejects.toThrow(StaleError);
  });

  it("stands although the folder cannot be shared just now, and does not hide a bug", async () => {
    const services = await oakfield();
    services.folders.failures.push(new UnavailableError(1));
    expect(await agreePlan(request, services)).toMatchObject({ version: 1 });
    services.folders.failures.push(new Error("broken"));
    await expect(agreePlan(request, services)).rejects.toThrow("broken");
  });

  it("is refused to a class teacher, and the child kept from a colleague", async () => {
    const services = await oakfield();
    await expect(agreePlan({ ...request, personId: MS_YUSUF }, services)).rejects.toThrow(NotAllowedError);
    await expect(agreePlan({ ...request, personId: MR_BECKER }, services)).rejects.toThrow(NotFoundError);
  });

  it("keeps the plan's lead and who gives the help", async () => {
    const services = await oakfield();
    const content = aPlanContent({ leadId: MS_YUSUF, targets: [aTarget({ provision: [aProvisionLine({ whoId: MS_YUSUF })] })] });
    expect(await agreePlan({ ...request, content }, services)).toMatchObject({ leadId: MS_YUSUF });
    expect(services.lists.records("Provision")).toMatchObject([{ whoId: MS_YUSUF }]);
  });
});

describe("logProgress", () => {
  const tap = { personId: MS_YUSUF, childId: JO, targetId: "target-1" as TargetId, id: "progress-1" as ProgressId, rating: "nearly", note: "" } as const;

  it("keeps one point however often the tap arrives", async () => {
    const services = await oakfield(withPlan);
    const first = await logProgress(tap, services);
    expect(first).toEqual({ id: "progress-1", targetId: "target-1", source: "staff", at: "2026-10-01T10:00:00.000Z", rating: "nearly", note: "", byName: "Name of person-yusuf", mine: true });
    services.clock.instant = "2026-10-01T11:00:00.000Z";
    expect(await logProgress(tap, services)).toEqual(first);
    expect(services.lists.records("Progress")).toHaveLength(1);
  });

  it("refuses an id that is another point's", async () => {
    const services = await oakfield({ ...withPlan, Progress: [aProgressPoint({ by: MS_HALE })] });
    await expect(logProgress(tap, services)).rejects.toThrow(InvalidError);
    await expect(logProgress({ ...tap, id: "progress-9" as ProgressId, personId: MR_BECKER }, services)).rejects.toThrow(NotFoundError);
  });

  it.each([
    ["of the same person on another target", { targetId: "target-9" as TargetId }],
    ["of the same person about another child", { childId: "child-9" as ChildId }],
  ])("refuses an id that is a point %s", async (_what, point) => {
    await expect(logProgress(tap, await oakfield({ ...withPlan, Progress: [aProgressPoint(point)] }))).rejects.toThrow(InvalidError);
  });

  it("finds no target where no plan is in force, or in another version", async () => {
    await expect(logProgress(tap, await oakfield())).rejects.toThrow(NotFoundError);
    await expect(logProgress({ ...tap, targetId: "target-9" as TargetId }, await oakfield(withPlan))).rejects.toThrow(NotFoundError);
  });

  it("is refused to a head, who only reads", async () => {
    const head = "person-head" as PersonId;
    const services = await oakfield({ ...withPlan, Settings: [{ id: "staff-9", personId: head, schoolId: OAKFIELD, role: "head", from: aTeamMember().from }] });
    await expect(logProgress({ ...tap, personId: head }, services)).rejects.toThrow(NotAllowedError);
  });
});

describe("withdrawProgress", () => {
  const request = { personId: MS_YUSUF, childId: JO, progressId: "progress-1" as ProgressId };
  const logged: Records = { ...withPlan, Progress: [aProgressPoint()] };

  it("takes a point back for the person who made it, once", async () => {
    const services = await oakfield(logged);
    const view = await withdrawProgress(request, services);
    expect(await withdrawProgress(request, services)).toEqual(view);
    expect(services.lists.writes).toEqual(["replace Progress progress-1 by person-yusuf"]);
    expect((await readChild(request, services)).plan?.targets[0]?.progress).toEqual([]);
  });

  it("is refused to anybody else", async () => {
    await expect(withdrawProgress({ ...request, personId: MS_HALE }, await oakfield(logged))).rejects.toThrow(NotAllowedError);
  });

  it("finds neither a point that is not there nor one of another child", async () => {
    const services = await oakfield({ ...logged, Children: [aChild(), aChild({ id: "child-2" as ChildId })] });
    await expect(withdrawProgress({ ...request, progressId: "progress-9" as ProgressId }, services)).rejects.toThrow(NotFoundError);
    await expect(withdrawProgress({ ...request, childId: "child-2" as ChildId }, services)).rejects.toThrow(NotFoundError);
  });
});
