import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { RosterReading } from "../../src/application/ports";
import { createMicrosoftGraph } from "../../src/graph/microsoft-graph";
import { createAppToken } from "../../src/service/app-token";
import { CLASSES, PEOPLE, type ProvisionedTenant, startProvisionedTenant } from "../support/provisioned-tenant";
import { patienceAtOnce } from "../support/patience";

let world: ProvisionedTenant;
beforeAll(async () => {
  world = await startProvisionedTenant({ provisioned: false });
}, 60_000);
afterAll(() => world.close());

const changes = (cursor?: string): Promise<RosterReading> => world.graph.roster.changes(world.school, cursor);

describe("the roster", () => {
  it("is read whole the first time, teachers apart from pupils", async () => {
    const reading = await changes();
    expect(reading.whole).toBe(true);
    expect([...reading.classes].sort((one, other) => one.name.localeCompare(other.name))).toEqual([
      { id: CLASSES.first, name: "Class 3A", teacherIds: [PEOPLE.teacher], pupilIds: [PEOPLE.pupil] },
      { id: CLASSES.second, name: "Class 4B", teacherIds: [PEOPLE.otherTeacher], pupilIds: [PEOPLE.otherPupil] },
    ]);
    expect(reading.removedIds).toEqual([]);
  });

  it("tells nothing when nothing changed", async () => {
    const { cursor } = await changes();
    expect(await changes(cursor)).toMatchObject({ whole: false, classes: [], removedIds: [] });
  });

  it("tells a class that somebody joined, and no other", async () => {
    const { cursor } = await changes();
    await world.tenant.admin("PUT", `classes/${CLASSES.first}/teachers/${PEOPLE.otherTeacher}`);
    const joined = await changes(cursor);
    expect(joined.classes).toHaveLength(1);
    expect(new Set(joined.classes[0]?.teacherIds)).toEqual(new Set([PEOPLE.teacher, PEOPLE.otherTeacher]));

    await world.tenant.admin("DELETE", `classes/${CLASSES.first}/teachers/${PEOPLE.otherTeacher}`);
    expect((await changes(joined.cursor)).classes).toMatchObject([{ id: CLASSES.first, teacherIds: [PEOPLE.teacher] }]);
  });

  it("tells a class that a pupil left", async () => {
    const { cursor } = await changes();
    await world.tenant.admin("DELETE", `classes/${CLASSES.second}/pupils/${PEOPLE.otherPupil}`);
    expect((await changes(cursor)).classes).toMatchObject([{ id: CLASSES.second, pupilIds: [] }]);
  });

  it("tells a new class, and one that was deleted, which Graph does not tell", async () => {
    const { cursor } = await changes();
    const fresh = "20000000-0000-4000-8000-000000000009";
    await world.tenant.admin("PUT", `classes/${fresh}`, { displayName: "Reading group", schoolId: world.school.id, teacherIds: [PEOPLE.teacher], pupilIds: [] });
    const made = await changes(cursor);
    expect(made.classes).toMatchObject([{ id: fresh, name: "Reading group" }]);

    await world.tenant.admin("DELETE", `classes/${fresh}`);
    expect(await changes(made.cursor)).toMatchObject({ whole: false, classes: [], removedIds: [fresh] });
  });

  it("leaves out the classes of another school", async () => {
    const other = "30000000-0000-4000-8000-000000000002";
    await world.tenant.admin("PUT", `schools/${other}`, { displayName: "Riverside School" });
    const { cursor } = await changes();
    await world.tenant.admin("PUT", "classes/20000000-0000-4000-8000-00000000000a", { displayName: "7X", schoolId: other, teacherIds: [], pupilIds: [] });
    expect((await changes(cursor)).classes).toEqual([]);
    expect((await changes()).classes.map((one) => one.name).sort()).toEqual(["Class 3A", "Class 4B"]);
  });

  it("is read whole again when the cursor has expired", async () => {
    const { cursor } = await changes();
    const expired = cursor.replace(/deltatoken=[^&]*/, "deltatoken=no-such-token");
    expect(expired).not.toBe(cursor);
    expect(await changes(expired)).toMatchObject({ whole: true });
  });

  it("is read whole by a program that has just started, because nobody watched meanwhile", async () => {
    const { cursor } = await changes();
    const started = createMicrosoftGraph({
      graphOrigin: world.tenant.origin,
      appId: world.settings.teamsAppId,
      getToken: createAppToken(world.settings, { patience: patienceAtOnce(), pem: world.certificatePem }),
      clock: world.clock,
      patience: patienceAtOnce(),
    });
    expect(await started.roster.changes(world.school, cursor)).toMatchObject({ whole: true });
  });

  it("asks for many classes a few calls at a time", async () => {
    const many = Array.from({ length: 25 }, (_none, index) => ({
      id: `20000000-0000-4000-8001-${String(index).padStart(12, "0")}`,
      displayName: `Set ${String(index)}`,
      schoolId: world.school.id,
      teacherIds: [PEOPLE.teacher],
      pupilIds: [PEOPLE.pupil],
    }));
    const { cursor } = await changes();
    await world.tenant.admin("PUT", "classes-batch", { value: many });
    const reading = await changes(cursor);
    expect(reading.classes).toHaveLength(25);
    expect(reading.classes.every((one) => one.teacherIds.length === 1 && one.pupilIds.length === 1)).toBe(true);
  });
});

describe("the directory", () => {
  it("gives names by id, and leaves out people who are gone", async () => {
    const gone = "10000000-0000-4000-8000-0000000000ff" as typeof PEOPLE.senco;
    const names = await world.graph.directory.names([PEOPLE.senco, PEOPLE.teacher, gone, PEOPLE.senco]);
    expect(names).toEqual(new Map([[PEOPLE.senco, "senco of Oakfield"], [PEOPLE.teacher, "teacher of Oakfield"]]));
  });

  it("remembers names for five minutes, and asks again then", async () => {
    await world.graph.directory.names([PEOPLE.assistant]);
    await world.tenant.admin("PUT", `people/${PEOPLE.assistant}`, {
      displayName: "Sam Married",
      givenName: "Sam",
      surname: "Married",
      userPrincipalName: "assistant@oakfield.example",
      primaryRole: "none",
      schoolIds: [world.school.id],
    });
    expect((await world.graph.directory.names([PEOPLE.assistant])).get(PEOPLE.assistant)).toBe("assistant of Oakfield");
    world.clock.at = "2026-09-18T09:36:00.000Z";
    expect((await world.graph.directory.names([PEOPLE.assistant])).get(PEOPLE.assistant)).toBe("Sam Married");
  });

  it("asks for more people than one question takes", async () => {
    const many = Array.from({ length: 40 }, (_none, index) => ({
      id: `10000000-0000-4000-8001-${String(index).padStart(12, "0")}` as typeof PEOPLE.senco,
      displayName: `Person ${String(index)}`,
      givenName: "Person",
      surname: String(index),
      userPrincipalName: `person${String(index)}@oakfield.example`,
      primaryRole: "teacher",
      schoolIds: [world.school.id],
    }));
    await world.tenant.admin("PUT", "people-batch", { value: many });
    const names = await world.graph.directory.names(many.map((one) => one.id));
    expect(names.size).toBe(40);
  });
});
