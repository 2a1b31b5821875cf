import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type LocalTenant, startLocalTenant } from "../../support/local-tenant";

const SCHOOL = "10000000-0000-4000-8000-000000000001";
const TEACHER = "20000000-0000-4000-8000-000000000001";
const COLLEAGUE = "20000000-0000-4000-8000-000000000002";
const PUPIL = "30000000-0000-4000-8000-000000000001";
const CLASS = "40000000-0000-4000-8000-000000000001";

let tenant: LocalTenant;

beforeAll(async () => {
  tenant = await startLocalTenant();
}, 60_000);
afterAll(() => tenant.close());

const person = (name: string, primaryRole: "teacher" | "student") => ({
  displayName: `${name} Example`,
  givenName: name,
  surname: "Example",
  userPrincipalName: `${name.toLowerCase()}@oakfield.example`,
  primaryRole,
  schoolIds: [SCHOOL],
});

describe("rosters in the admin interface", () => {
  it("keeps schools, people and classes and lists them", async () => {
    await tenant.admin("PUT", `schools/${SCHOOL}`, { displayName: "Oakfield" });
    await tenant.admin("PUT", "people-batch", {
      value: [
        { id: TEACHER, ...person("Ada", "teacher"), jobTitle: "Class teacher" },
        { id: COLLEAGUE, ...person("Ben", "teacher") },
        { id: PUPIL, ...person("Cy", "student") },
      ],
    });
    await tenant.admin("PUT", `classes/${CLASS}`, { displayName: "3B", schoolId: SCHOOL, teacherIds: [TEACHER], pupilIds: [PUPIL] });

    expect(await tenant.admin("GET", "schools")).toMatchObject({ value: [{ id: SCHOOL, displayName: "Oakfield" }] });
    expect(await tenant.admin("GET", "people")).toMatchObject({
      value: [
        { id: TEACHER, jobTitle: "Class teacher", schoolIds: [SCHOOL], classIds: [CLASS] },
        { id: COLLEAGUE, classIds: [] },
        { id: PUPIL, primaryRole: "student", classIds: [CLASS] },
      ],
    });
    expect(await tenant.admin("GET", "classes")).toMatchObject({ value: [{ id: CLASS, teacherIds: [TEACHER], pupilIds: [PUPIL] }] });
    expect(await tenant.admin("GET", "health")).toMatchObject({ people: 3, ready: true });
  });

  it("lets people join and leave a class, and marks the class and the person as changed each time", async () => {
    const changes = async () => {
      const [row] = await tenant.store.query<{ class: number; person: number }>(
        "select (select change from classes where id = $1) as class, (select change from people where id = $2) as person",
        [CLASS, COLLEAGUE],
      );
      return row ?? { class: 0, person: 0 };
    };
    const before = await changes();
    await tenant.admin("PUT", `classes/${CLASS}/teachers/${COLLEAGUE}`);
    const joined = await changes();
    const members = await tenant.admin("GET", "classes");
    await tenant.admin("DELETE", `classes/${CLASS}/teachers/${COLLEAGUE}`);
    const left = await changes();

    expect(members).toMatchObject({ value: [{ teacherIds: [TEACHER, COLLEAGUE], pupilIds: [PUPIL] }] });
    expect(await tenant.admin("GET", "classes")).toMatchObject({ value: [{ teacherIds: [TEACHER] }] });
    expect(joined.class).toBeGreaterThan(before.class);
    expect(joined.person).toBeGreaterThan(before.person);
    expect(left.class).toBeGreaterThan(joined.class);
    expect(left.person).toBeGreaterThan(joined.person);
  });

  it("replaces a person without touching the classes", async () => {
    await tenant.admin("PUT", `people/${TEACHER}`, { ...person("Ada", "teacher"), jobTitle: "Deputy head" });

    expect(await tenant.admin("PUT", `people/${TEACHER}`, { ...person("Ada", "teacher"), jobTitle: "Deputy head" })).toMatchObject({
      jobTitle: "Deputy head",
      classIds: [CLASS],
    });
  });

  it("changes nothing when one of many is wrong", async () => {
    const value = [
      { id: "20000000-0000-4000-8000-00000000000a", ...person("New", "teacher") },
      { id: "20000000-0000-4000-8000-00000000000b", ...person("Lost", "teacher"), schoolIds: ["10000000-0000-4000-8000-00000000dead"] },
    ];

    await expect(tenant.admin("PUT", "people-batch", { value })).rejects.toThrow("400");
    expect(await tenant.admin("GET", "health")).toMatchObject({ people: 3 });
  });

  it.each([
    ["a user principal name of somebody else", `people/${COLLEAGUE}`, person("Ada", "teacher"), 409],
    ["an unknown field", `people/${COLLEAGUE}`, { ...person("Ben", "teacher"), password: "x" }, 400],
    ["an id that is no GUID", "people/ben", person("Ben", "teacher"), 400],
    ["a class with an unknown pupil", `classes/${CLASS}`, { displayName: "3B", schoolId: SCHOOL, pupilIds: ["30000000-0000-4000-8000-00000000dead"] }, 400],
    ["a class whose pupil teaches it", `classes/${CLASS}`, { displayName: "3B", schoolId: SCHOOL, teacherIds: [TEACHER], pupilIds: [TEACHER] }, 400],
    ["an unknown class to join", `classes/40000000-0000-4000-8000-00000000dead/pupils/${PUPIL}`, undefined, 404],
    ["an unknown person to join", `classes/${CLASS}/pupils/30000000-0000-4000-8000-00000000dead`, undefined, 404],
  ])("refuses %s", async (_case, path, body, status) => {
    await expect(tenant.admin("PUT", path, body)).rejects.toThrow(`: ${status} {"error":`);
  });

  it("removes a person from every class, and frees the user principal name", async () => {
    await tenant.admin("DELETE", `people/${PUPIL}`);

    expect(await tenant.admin("GET", "classes")).toMatchObject({ value: [{ pupilIds: [] }] });
    expect(await tenant.admin("GET", "health")).toMatchObject({ people: 2 });
    await expect(tenant.admin("DELETE", `people/${PUPIL}`)).rejects.toThrow("404");
    await tenant.admin("PUT", "people/30000000-0000-4000-8000-000000000002", person("Cy", "student"));
  });

  it("removes a class and marks who was in it as changed", async () => {
    const [before] = await tenant.store.query<{ change: number }>("select change from people where id = $1", [TEACHER]);
    await tenant.admin("DELETE", `classes/${CLASS}`);
    const [after] = await tenant.store.query<{ change: number }>("select change from people where id = $1", [TEACHER]);

    expect(await tenant.admin("GET", "classes")).toEqual({ value: [] });
    expect(after?.change ?? 0).toBeGreaterThan(before?.change ?? 0);
    await expect(tenant.admin("DELETE", `classes/${CLASS}`)).rejects.toThrow("404");
  });
});
