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
});
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
});
