import { describe, expect, it } from "@jest/globals";
import { agreePlan } from "../../src/application/agree-plan";
import { InvalidError, NotAllowedError, NotFoundError, StaleError } from "../../src/application/errors";
import { readChild } from "../../src/application/read-child";
import { readPlanVersion } from "../../src/application/read-plan-version";
import { revisePlan } from "../../src/application/revise-plan";
import type { ChildId, PersonId, PlanId, ProvisionId, TargetId } from "../../src/domain/ids";
import type { PlanText } from "../../src/domain/plan-text";
import { MR_BECKER, MS_HALE, MS_YUSUF, aPlanContent, aProvisionLine, aTarget } from "../support/builders";
import { oakfield } from "../support/fakes/services";

const JO = "child-jo" as ChildId;
const PLAN = "plan-1" as PlanId;
const asked = { personId: MS_HALE, childId: JO };
const TEXTS: readonly PlanText[] = [
  { place: { of: "plan", field: "strategies" }, text: "Sit near the front" },
  { place: { of: "target", targetId: "target-1" as TargetId, field: "statement" }, text: "Read 30 words" },
  { place: { of: "provision", provisionId: "help-1" as ProvisionId, field: "how" }, text: "Say it twice" },
];
const revision = { ...asked, planId: PLAN, over: 1, texts: TEXTS, agreedWith: "Mum by phone" };
const firstVersion = aPlanContent({ leadId: MS_YUSUF, targets: [aTarget({ provision: [aProvisionLine({ whoId: "person-ta" as PersonId })] }), aTarget({ id: "target-2" as TargetId, provision: [aProvisionLine({ id: "help-2" as ProvisionId })] })] });

async function withPlan() {
  const services = await oakfield();
  await agreePlan({ ...asked, content: firstVersion }, services);
  return services;
}

describe("revisePlan", () => {
  it("agrees the next version with the texts in their places and everything else carried over", async () => {
    const services = await withPlan();
    expect(await revisePlan(revision, services)).toMatchObject({ version: 2, strategies: "Sit near the front", leadId: MS_YUSUF, agreement: { by: MS_HALE, with: "Mum by phone" } });
    const second = services.lists.records("Targets").filter(({ planVersion }) => planVersion === 2);
    expect(second.map(({ id, statement, baseline }) => [id, statement, baseline])).toEqual([["target-1", "Read 30 words", aTarget().baseline], ["target-2", aTarget().statement, aTarget().baseline]]);
    expect(services.lists.records("Provision").filter(({ planVersion }) => planVersion === 2)).toMatchObject([{ id: "help-1", how: "Say it twice", whoId: "person-ta" }, { id: "help-2", how: aProvisionLine().how }]);
    expect((await readChild(asked, services)).plan).toMatchObject({ version: 2 });
  });

  it("changes nothing when it is repeated", async () => {
    const services = await withPlan();
    const once = await revisePlan(revision, services);
    expect(await revisePlan(revision, services)).toEqual(once);
    expect(services.lists.records("Plans")).toHaveLength(2);
  });

  it("is refused when the plan has moved on, or another plan has replaced it", async () => {
    const services = await withPlan();
    await agreePlan({ ...asked, content: { ...firstVersion, startsOn: "2026-10-01" } }, services);
    await expect(revisePlan(revision, services)).rejects.toThrow(StaleError);
    const others = await withPlan();
    await agreePlan({ ...asked, content: aPlanContent({ planId: "plan-2" as PlanId, targets: [aTarget({ id: "t" as TargetId, provision: [aProvisionLine({ id: "h" as ProvisionId })] })] }) }, others);
    await expect(revisePlan(revision, others)).rejects.toThrow(StaleError);
  });

  it("is refused for a version or a place that the plan has not", async () => {
    const services = await withPlan();
    await expect(revisePlan({ ...revision, over: 4 }, services)).rejects.toThrow(NotFoundError);
    const texts: readonly PlanText[] = [
      { place: { of: "target", targetId: "elsewhere" as TargetId, field: "happened" }, text: "x" },
      { place: { of: "provision", provisionId: "elsewhere" as ProvisionId, field: "who" }, text: "x" },
    ];
    await expect(revisePlan({ ...revision, texts }, services)).rejects.toMatchObject({ problems: ["texts.0: not-in-plan", "texts.1: not-in-plan"] });
  });

  it("is refused while the plan would lack something", async () => {
    const services = await withPlan();
    await expect(revisePlan({ ...revision, agreedWith: " " }, services)).rejects.toThrow(InvalidError);
  });

  it("is refused to somebody who may only read the plan", async () => {
    const teaching = await oakfield();
    await agreePlan({ ...asked, content: aPlanContent() }, teaching);
    await expect(revisePlan({ ...revision, personId: MS_YUSUF }, teaching)).rejects.toThrow(NotAllowedError);
  });
});

describe("readPlanVersion", () => {
  it("shows a version that is closed to those who work with the child", async () => {
    const services = await withPlan();
    await revisePlan(revision, services);
    const question = { ...asked, personId: MS_YUSUF, planId: PLAN, version: 1 };
    expect(await readPlanVersion(question, services)).toMatchObject({ version: 1, state: "closed", strategies: firstVersion.strategies, targets: [{ progress: [] }, {}] });
    await expect(readPlanVersion({ ...question, version: 3 }, services)).rejects.toThrow(NotFoundError);
    await expect(readPlanVersion({ ...question, personId: MR_BECKER }, services)).rejects.toThrow(NotFoundError);
  });
});
