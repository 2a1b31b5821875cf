import { describe, expect, it } from "@jest/globals";
import type { Person } from "../../../src/local-tenant/admin/page/admin-client";
import { findPeople } from "../../../src/local-tenant/admin/page/find-people";
import { addDays } from "../../../src/local-tenant/admin/page/tenant-day";

function person(displayName: string, changes: Partial<Person> = {}): Person {
  return { id: displayName, displayName, userPrincipalName: `${displayName}@school.example`, primaryRole: "teacher", jobTitle: null, schoolIds: ["oakfield"], classIds: [], ...changes };
}

describe("the search for people", () => {
  const people = [person("Amina", { jobTitle: "Class teacher" }), person("Rhys", { primaryRole: "student" }), person("Declan", { schoolIds: ["riverside"] })];
  const everybody = { text: "", schoolId: "", role: "" };
  const find = (filter: Partial<typeof everybody>): readonly string[] => findPeople(people, { ...everybody, ...filter }).map(({ id }) => id);

  it("leaves everybody in when nothing is asked", () => {
    expect(find({})).toEqual(["Amina", "Rhys", "Declan"]);
  });

  it("narrows by name, sign-in name, job, school and role", () => {
    expect(find({ text: " amI" })).toEqual(["Amina"]);
    expect(find({ text: "rhys@" })).toEqual(["Rhys"]);
    expect(find({ text: "class" })).toEqual(["Amina"]);
    expect(find({ schoolId: "riverside" })).toEqual(["Declan"]);
    expect(find({ role: "student" })).toEqual(["Rhys"]);
    expect(find({ role: "student", schoolId: "riverside" })).toEqual([]);
  });
});

describe("a move of the day", () => {
  it("goes over months, years and clock changes", () => {
    expect(addDays("2026-10-24", 1)).toBe("2026-10-25");
    expect(addDays("2026-10-25", 1)).toBe("2026-10-26");
    expect(addDays("2026-12-31", 14)).toBe("2027-01-14");
    expect(addDays("2028-03-01", -7)).toBe("2028-02-23");
  });
});
