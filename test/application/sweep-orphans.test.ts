import { describe, expect, it } from "@jest/globals";
import { NotAllowedError } from "../../src/application/errors";
import { agreePlan } from "../../src/application/agree-plan";
import { sweepOrphans } from "../../src/application/sweep-orphans";
import type { ChildId } from "../../src/domain/ids";
import type { ProvisionLine } from "../../src/domain/provision";
import type { RowChange } from "../../src/application/ports";
import { MS_HALE, OAKFIELD, aPlanContent, aPlanVersion, aProvisionLine, aTargetRow, day } from "../support/builders";
import { OAKFIELD_SCHOOL, oakfield } from "../support/fakes/services";

const MONDAY = "2026-10-05T09:00:00.000Z";
const TUESDAY_EARLY = "2026-10-06T08:59:59.000Z";
const TUESDAY = "2026-10-06T09:00:00.000Z";

const { reviewOn: _reviewOn, whoId: _whoId, ...line } = aProvisionLine();
const aLine: ProvisionLine = {
  ...line, planId: aPlanVersion().planId, planVersion: 2, childId: "child-jo" as ChildId, targetId: aTargetRow().id, reviewOn: day("2026-11-06"),
};

/** Version 1 is agreed; of version 2 only a target and a line of help were written. */
async function interrupted() {
  const services = await oakfield({ Plans: [aPlanVersion()], Targets: [aTargetRow(), aTargetRow({ planVersion: 2 })], Provision: [aLine] });
  const sweepAt = (instant: string) => {
    services.clock.instant = instant;
    return sweepOrphans(OAKFIELD_SCHOOL, services);
  };
  return { services, sweepAt };
}

describe("sweepOrphans", () => {
  it("removes what an interrupted attempt left, not before it has lain for a day", async () => {
    const { services, sweepAt } = await interrupted();
    expect([await sweepAt(MONDAY), await sweepAt(TUESDAY_EARLY)]).toEqual([0, 0]);
    expect(await sweepAt(TUESDAY)).toBe(2);
    expect(services.lists.writes).toEqual(["remove Targets target-1:2", "remove Provision help-1:2"]);
    expect(services.lists.records("Targets")).toEqual([aTargetRow()]);
    expect(await sweepAt("2026-10-09T09:00:00.000Z")).toBe(0);
  });

  it("counts the day anew when an attempt took the row up again", async () => {
    const { services, sweepAt } = await interrupted();
    await sweepAt(MONDAY);
    services.lists.put("Targets", aTargetRow({ planVersion: 2, baseline: "Reads 7 of 20" }));
    expect(await sweepAt(TUESDAY)).toBe(1);
    expect(services.lists.records("Targets")).toHaveLength(2);
  });

  it("leaves everything of a version that came to be agreed", async () => {
    const { services, sweepAt } = await interrupted();
    await sweepAt(MONDAY);
    services.lists.put("Plans", aPlanVersion({ version: 2 }));
    expect(await sweepAt(TUESDAY)).toBe(0);
  });

  it("leaves the rows of a plan whose own row somebody took away: it can be restored", async () => {
    const { services, sweepAt } = await interrupted();
    await sweepAt(MONDAY);
    services.lists.takeAway("Plans", "plan-1:1");
    await sweepAt(TUESDAY);
    await sweepAt("2026-10-09T09:00:00.000Z");
    expect(services.lists.records("Targets")).toEqual([aTargetRow()]);
  });

  it("leaves the rows of a plan whose own row somebody took away before any sweep had seen it", async () => {
    const services = await oakfield();
    await agreePlan({ personId: MS_HALE, childId: "child-jo" as ChildId, content: aPlanContent() }, services);
    services.lists.takeAway("Plans", "plan-1:1");
    for (const instant of [MONDAY, TUESDAY]) {
      services.clock.instant = instant;
      expect(await sweepOrphans(OAKFIELD_SCHOOL, services)).toBe(0);
    }
    expect(services.lists.records("Targets")).toHaveLength(1);
  });

  it("leaves a row that is changed while the sweep goes on", async () => {
    const { services, sweepAt } = await interrupted();
    await sweepAt(MONDAY);
    const { noteUncommitted } = services.sweeps;
    services.sweeps.noteUncommitted = (...asked) => {
      services.lists.put("Targets", aTargetRow({ planVersion: 2, baseline: "Reads 7 of 20" }));
      return noteUncommitted(...asked);
    };
    expect(await sweepAt(TUESDAY)).toBe(1);
    expect(services.lists.records("Targets")).toHaveLength(2);
  });

  it("leaves rows whose version is agreed while the sweep goes on", async () => {
    const { services, sweepAt } = await interrupted();
    await sweepAt(MONDAY);
    const { noteUncommitted } = services.sweeps;
    services.sweeps.noteUncommitted = (...asked) => {
      services.lists.put("Plans", aPlanVersion({ version: 2 }));
      return noteUncommitted(...asked);
    };
    expect(await sweepAt(TUESDAY)).toBe(0);
    expect(services.lists.writes).toEqual([]);
  });

  it("counts no row that was made by hand and stays", async () => {
    const { services, sweepAt } = await interrupted();
    await sweepAt(MONDAY);
    services.lists.remove = () => Promise.resolve(false);
    expect(await sweepAt(TUESDAY)).toBe(0);
  });

  it("passes on a refusal", async () => {
    const { services, sweepAt } = await interrupted();
    await sweepAt(MONDAY);
    const refusal = new NotAllowedError("reach", { kind: "row", id: "Targets target-1:2" });
    services.lists.remove = () => Promise.reject(refusal);
    await expect(sweepAt(TUESDAY)).rejects.toBe(refusal);
  });

  it.each([
    { which: "the row that needs mending", list: "Targets" as const, key: "target-1:2", removed: 1 },
    { which: "no row for one that has lost its key", list: "Provision" as const, key: undefined, removed: 2 },
    { which: "every row while a plan needs mending", list: "Plans" as const, key: undefined, removed: 0 },
  ])("spares $which", async ({ list, key, removed }) => {
    const { services, sweepAt } = await interrupted();
    await sweepAt(MONDAY);
    const spoiled: RowChange = { kind: "needs-mending", rowId: key === undefined ? "99" : "5", key, problems: ["Area: is empty"], revision: "r99" };
    const since = await services.replica.cursor(OAKFIELD, list);
    await services.replica.apply(OAKFIELD, list, { rows: [spoiled], since, cursor: since ?? "", fromTheStart: false });
    expect(await sweepAt(TUESDAY)).toBe(removed);
  });
});
