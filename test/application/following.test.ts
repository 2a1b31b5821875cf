import { describe, expect, it } from "@jest/globals";
import { MisshapenError, NotAllowedError, UnavailableError } from "../../src/application/errors";
import { followLists } from "../../src/application/follow-lists";
import { followRoster } from "../../src/application/follow-roster";
import { shareFolders } from "../../src/application/share-folders";
import { createTurns } from "../../src/application/turns";
import type { ChildId, PersonId } from "../../src/domain/ids";
import { FOLLOWED_LISTS } from "../../src/domain/records";
import { MS_YUSUF, OAKFIELD, WILLOW, aChild, aClass, aPlanVersion, aTeamMember, day } from "../support/builders";
import { OAKFIELD_SCHOOL, oakfield } from "../support/fakes/services";

const JO = "child-jo" as ChildId;

describe("followLists", () => {
  it("brings in what somebody changed, added or removed", async () => {
    const services = await oakfield();
    services.lists.put("Children", aChild({ strengths: "Draws" }));
    services.lists.put("Children", aChild({ id: "child-2" as ChildId }));
    expect(await followLists(OAKFIELD_SCHOOL, services)).toEqual([]);
    expect((await services.replica.find(OAKFIELD, "Children", "child-jo"))?.record.strengths).toBe("Draws");
    services.lists.takeAway("Children", "child-2");
    await followLists(OAKFIELD_SCHOOL, services);
    expect(await services.replica.all(OAKFIELD, "Children")).toHaveLength(1);
  });

  it("reads the other lists although one is missing, and says which", async () => {
    const services = await oakfield();
    const missing = new MisshapenError({ kind: "list", id: "Children" }, ["missing"]);
    services.lists.failures.push(undefined, missing);
    services.lists.put("Plans", aPlanVersion());
    expect(await followLists(OAKFIELD_SCHOOL, services)).toEqual([missing]);
    expect(await services.replica.all(OAKFIELD, "Plans")).toHaveLength(1);
  });

  it.each([new UnavailableError(3), new Error("broken")])("stops at %s", async (error) => {
    const services = await oakfield();
    services.lists.failures.push(error);
    await expect(followLists(OAKFIELD_SCHOOL, services)).rejects.toBe(error);
  });

  it("writes nothing to the copy when a list told nothing new", async () => {
    const services = await oakfield();
    const replica = { ...services.replica, apply: () => Promise.reject(new Error("nothing to apply")) };
    expect(await followLists(OAKFIELD_SCHOOL, { ...services, replica })).toEqual([]);
    expect(FOLLOWED_LISTS).toHaveLength(12);
  });
});

describe("followRoster", () => {
  it("asks for what changed, or for everything", async () => {
    const services = await oakfield();
    services.classes[0] = aClass({ teacherIds: [] });
    await followRoster(OAKFIELD_SCHOOL, false, services);
    expect((await services.roster.classes(OAKFIELD)).find(({ id }) => id === WILLOW)?.teacherIds).toEqual([]);
    await followRoster(OAKFIELD_SCHOOL, true, services);
    expect(services.rosterSource).toMatchObject({ asked: [undefined, "roster-1", undefined] });
  });
});

describe("shareFolders", () => {
  const cover = aTeamMember({ id: "team-2", personId: "person-cover" as PersonId, role: "cover" });

  it("shares with teachers and assistants, not with cover, and touches nothing when nothing changed", async () => {
    const services = await oakfield({ Plans: [aPlanVersion()], Team: [aTeamMember(), cover] });
    expect(await shareFolders(OAKFIELD_SCHOOL, 10, services)).toEqual({ shared: 1, refused: [] });
    expect(services.folders.shared.get(JO)).toEqual(["person-ta", MS_YUSUF]);
    expect(await shareFolders(OAKFIELD_SCHOOL, 10, services)).toEqual({ shared: 0, refused: [] });
  });

  it("takes off who leaves the class, who leaves the team, and everybody when the plan ends", async () => {
    const services = await oakfield({ Plans: [aPlanVersion()], Team: [aTeamMember({ until: day("2026-10-01") })] });
    await shareFolders(OAKFIELD_SCHOOL, 10, services);
    services.clock.instant = "2026-10-02T10:00:00.000Z";
    await shareFolders(OAKFIELD_SCHOOL, 10, services);
    expect(services.folders.shared.get(JO)).toEqual([MS_YUSUF]);
    services.lists.put("Plans", aPlanVersion({ state: "closed" }));
    await services.catchUp();
    await shareFolders(OAKFIELD_SCHOOL, 10, services);
    expect(services.folders.shared.get(JO)).toEqual([]);
  });

  it("makes no folder for a child without a plan, and does no more than it is told in one round", async () => {
    const ids = ["child-1", "child-2", "child-3", "child-4"] as ChildId[];
    const services = await oakfield({ Children: ids.map((id) => aChild({ id })), Plans: ids.slice(1).map((childId) => aPlanVersion({ childId, planId: childId as never })) });
    expect(await shareFolders(OAKFIELD_SCHOOL, 2, services)).toEqual({ shared: 2, refused: [] });
    expect(await shareFolders(OAKFIELD_SCHOOL, 2, services)).toEqual({ shared: 1, refused: [] });
    expect([...services.folders.shared.keys()]).toEqual(ids.slice(1));
  });

  it("names a child whose folder is refused and tries it again", async () => {
    const services = await oakfield({ Plans: [aPlanVersion()] });
    services.folders.failures.push(new NotAllowedError("share", { kind: "folder", id: JO }));
    expect(await shareFolders(OAKFIELD_SCHOOL, 10, services)).toEqual({ shared: 0, refused: [JO] });
    expect(await shareFolders(OAKFIELD_SCHOOL, 10, services)).toEqual({ shared: 1, refused: [] });
  });

  it.each([new UnavailableError(3), new Error("broken")])("stops at %s", async (error) => {
    const services = await oakfield({ Plans: [aPlanVersion()] });
    services.folders.failures.push(error);
    await expect(shareFolders(OAKFIELD_SCHOOL, 10, services)).rejects.toBe(error);
  });
});

describe("createTurns", () => {
  it("runs work under one name in order, and goes on after a failure", async () => {
    const turns = createTurns();
    const order: string[] = [];
    const step = (name: string) => async () => {
      order.push(`${name} begins`);
      await Promise.resolve();
      order.push(`${name} ends`);
    };
    const failing = turns.inTurn("a", () => Promise.reject(new Error("no")));
    await Promise.allSettled([failing, turns.inTurn("a", step("one")), turns.inTurn("a", step("two"))]);
    expect(order).toEqual(["one begins", "one ends", "two begins", "two ends"]);
    await expect(failing).rejects.toThrow("no");
  });
});
