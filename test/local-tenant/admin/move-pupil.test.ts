import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type LocalTenant, startLocalTenant } from "../../support/local-tenant";

const FIRST = "10000000-0000-4000-8000-000000000001";
const SECOND = "10000000-0000-4000-8000-000000000002";
const TEACHER = "20000000-0000-4000-8000-000000000001";
const PUPIL = "30000000-0000-4000-8000-000000000001";
const OLD_CLASSES = ["40000000-0000-4000-8000-000000000001", "40000000-0000-4000-8000-000000000002"] as const;
const NEW_CLASS = "40000000-0000-4000-8000-000000000003";
const NOBODY = "90000000-0000-4000-8000-000000000009";

let tenant: LocalTenant;

beforeAll(async () => {
  tenant = await startLocalTenant();
  for (const id of [FIRST, SECOND]) await tenant.admin("PUT", `schools/${id}`, { displayName: id });
  const person = { displayName: "Cy Example", schoolIds: [FIRST] };
  await tenant.admin("PUT", `people/${TEACHER}`, { ...person, userPrincipalName: "ada@oakfield.example", primaryRole: "teacher" });
  await tenant.admin("PUT", `people/${PUPIL}`, { ...person, userPrincipalName: "cy@oakfield.example", primaryRole: "student" });
  for (const id of OLD_CLASSES) await tenant.admin("PUT", `classes/${id}`, { displayName: id, schoolId: FIRST, teacherIds: [TEACHER], pupilIds: [PUPIL] });
  await tenant.admin("PUT", `classes/${NEW_CLASS}`, { displayName: "Cedar", schoolId: SECOND });
}, 60_000);
afterAll(() => tenant.close());

const changes = async (): Promise<ReadonlyMap<string, number>> => {
  const rows = await tenant.store.query<{ id: string; change: number | bigint }>("select id, change from classes union all select id, change from people");
  return new Map(rows.map(({ id, change }) => [id, Number(change)]));
};

describe("moving a pupil", () => {
  it("takes the pupil out of every class and school into one, and marks all of them as changed", async () => {
    const before = await changes();
    const moved = await tenant.admin("PUT", `people/${PUPIL}/move`, { classId: NEW_CLASS });
    expect(moved).toMatchObject({ id: PUPIL, schoolIds: [SECOND], classIds: [NEW_CLASS] });
    const after = await changes();
    const told = [...after].filter(([id, change]) => change > (before.get(id) ?? 0)).map(([id]) => id);
    expect(told.sort()).toEqual([PUPIL, ...OLD_CLASSES, NEW_CLASS]);
    expect(await tenant.admin("GET", "classes")).toMatchObject({
      value: [{ id: OLD_CLASSES[0], teacherIds: [TEACHER], pupilIds: [] }, { id: OLD_CLASSES[1], pupilIds: [] }, { id: NEW_CLASS, pupilIds: [PUPIL] }],
    });
  });

  it("may be repeated", async () => {
    expect(await tenant.admin("PUT", `people/${PUPIL}/move`, { classId: NEW_CLASS })).toMatchObject({ classIds: [NEW_CLASS], schoolIds: [SECOND] });
  });

  it.each([
    { who: NOBODY, classId: NEW_CLASS, says: "Nobody has this id" },
    { who: TEACHER, classId: NEW_CLASS, says: "Only a pupil can be moved" },
    { who: PUPIL, classId: NOBODY, says: "no class has this id" },
    { who: PUPIL, classId: "cedar", says: "classId" },
  ])("refuses $who to $classId: $says", async ({ who, classId, says }) => {
    await expect(tenant.admin("PUT", `people/${who}/move`, { classId })).rejects.toThrow(says);
    expect(await tenant.admin("GET", "people")).toMatchObject({ value: expect.arrayContaining([expect.objectContaining({ id: PUPIL, classIds: [NEW_CLASS] })]) });
  });
});
