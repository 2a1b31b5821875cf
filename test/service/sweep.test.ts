import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Lists } from "../../src/application/ports";
import { sweepOrphans } from "../../src/application/sweep-orphans";
import { createTurns } from "../../src/application/turns";
import type { TargetId } from "../../src/domain/ids";
import { openSqlInMemory } from "../../src/store/embedded-sql";
import { type Store, createStore } from "../../src/store/open-store";
import { aPlanVersion, aTargetRow } from "../support/builders";
import { PEOPLE, type ProvisionedTenant, startProvisionedTenant } from "../support/provisioned-tenant";
import { emptyDatabase } from "../support/empty-database";

describe("sweepOrphans on a local tenant", () => {
  let world: ProvisionedTenant;
  let store: Store;
  beforeAll(async () => {
    world = await startProvisionedTenant();
    store = await createStore(await openSqlInMemory(emptyDatabase()));
  }, 60_000);
  afterAll(async () => {
    await world.close();
    await store.close();
  });

  it("takes away rows that wait for their plan longer than a day, and no row of an agreed version", async () => {
    const { graph, school, clock } = world;
    const services = { lists: graph.lists, clock, replica: store.replica, sweeps: store.sweeps, turns: createTurns() };
    const targetsThere = async () => (await graph.lists.changes(school, "Targets", undefined)).rows.flatMap((row) => (row.kind === "kept" ? [row.key] : []));
    for (const [id, planVersion] of [["target-1", 1], ["target-1", 2], ["target-2", 2]] as const) {
      await graph.lists.create(school, "Targets", aTargetRow({ id: id as TargetId, planVersion }), PEOPLE.senco);
    }
    await graph.lists.create(school, "Plans", aPlanVersion(), PEOPLE.senco);
    expect(await sweepOrphans(school, services)).toBe(0);

    clock.at = "2026-09-19T09:30:00.000Z";
    const [, , other] = (await graph.lists.changes(school, "Targets", undefined)).rows;
    if (other?.kind !== "kept") throw new Error("No third row");
    const remove: Lists["remove"] = async (...asked) => {
      if (asked[2].key === other.key) await graph.lists.replace(school, "Targets", { ...other.record, baseline: "Taken up again" }, other.revision, PEOPLE.senco);
      return graph.lists.remove(...asked);
    };

    expect(await sweepOrphans(school, { ...services, lists: { ...graph.lists, remove } })).toBe(1);
    expect(await targetsThere()).toEqual(["target-1:1", "target-2:2"]);
    clock.at = "2026-09-20T09:30:00.000Z";
    expect(await sweepOrphans(school, services)).toBe(0);
    clock.at = "2026-09-21T09:30:00.000Z";
    expect(await sweepOrphans(school, services)).toBe(1);
    expect(await targetsThere()).toEqual(["target-1:1"]);
  });
});
