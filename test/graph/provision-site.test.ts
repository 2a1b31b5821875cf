import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { LISTS } from "../../src/graph/list-schema";
import { type ProvisionedTenant, startProvisionedTenant } from "../support/provisioned-tenant";

let world: ProvisionedTenant;
beforeAll(async () => {
  world = await startProvisionedTenant({ provisioned: false });
}, 60_000);
afterAll(() => world.close());

describe("provisionSite", () => {
  it("makes every list and the library of an empty site, and says so", async () => {
    const heard: string[] = [];
    const outcome = await world.graph.provisionSite(world.school, (sentence) => heard.push(sentence));
    expect(outcome.changed).toEqual([...LISTS.map((list) => `Made the list ${list.name}.`), "Made the library Child files."]);
    expect(heard).toEqual(outcome.changed);
    expect(outcome.left).toEqual([]);
  });
});
