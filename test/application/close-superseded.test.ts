import { describe, expect, it } from "@jest/globals";
import { agreePlan } from "../../src/application/agree-plan";
import { closeSuperseded } from "../../src/application/close-superseded";
import { StaleError, UnavailableError } from "../../src/application/errors";
import { followLists } from "../../src/application/follow-lists";
import type { ChildId, PlanId } from "../../src/domain/ids";
import { MS_HALE, aPlanContent, aPlanVersion, aTargetRow } from "../support/builders";
import { OAKFIELD_SCHOOL, oakfield } from "../support/fakes/services";

const JO = "child-jo" as ChildId;

describe("closeSuperseded", () => {
  it("closes what an agreement could not, although the person was told that the plan is agreed", async () => {
    const services = await oakfield({ Plans: [aPlanVersion({ planId: "plan-old" as PlanId, agreement: { on: aPlanVersion().startsOn, by: MS_HALE, with: "Mum" } })] });
    const states = () => services.lists.records("Plans").map(({ state }) => state);
    const create = services.lists.create.bind(services.lists);
    const failing = Object.assign(Object.create(services.lists) as typeof services.lists, {
      create,
      replace: () => Promise.reject(new UnavailableError(1)),
    });
    await expect(agreePlan({ personId: MS_HALE, childId: JO, content: aPlanContent() }, { ...services, lists: failing })).resolves.toMatchObject({ version: 1, state: "agreed" });
    expect(states()).toEqual(["agreed", "agreed"]);
    await closeSuperseded(OAKFIELD_SCHOOL, services);
    expect(states()).toEqual(["closed", "agreed"]);
  });

  it("writes nothing where every child has one plan in force, and nothing twice", async () => {
    const services = await oakfield({ Plans: [aPlanVersion({ state: "closed" }), aPlanVersion({ version: 2 })], Targets: [aTargetRow()] });
    await closeSuperseded(OAKFIELD_SCHOOL, services);
    expect(services.lists.writes).toEqual([]);
  });

  it("leaves a row for the next round that somebody has just changed, and says when Microsoft 365 is away", async () => {
    const services = await oakfield({ Plans: [aPlanVersion(), aPlanVersion({ version: 2 })] });
    services.lists.failures.push(new StaleError({ kind: "row", id: "Plans" }), new UnavailableError(1));
    await closeSuperseded(OAKFIELD_SCHOOL, services);
    await expect(closeSuperseded(OAKFIELD_SCHOOL, services)).rejects.toThrow(UnavailableError);
    await followLists(OAKFIELD_SCHOOL, services);
    await closeSuperseded(OAKFIELD_SCHOOL, services);
    expect(services.lists.records("Plans").map(({ version, state }) => [version, state])).toEqual([[1, "closed"], [2, "agreed"]]);
  });
});
