import { z } from "zod";
import { enrolPupils } from "./enrol-pupils";
import type { ExampleClass, ExamplePupil, ExampleSchool, ExampleStaff } from "./example-school";
import { KNOWN_PEOPLE, type KnownPerson } from "./known-people";
import type { TenantAdmin } from "./tenant-admin";

/**
 * Enters schools, staff, pupils and classes in the tenant, as an administrator's roster import does. Whoever is there
 * already is left as they are now: somebody may have moved a teacher meanwhile.
 */
export async function enterPeople(admin: TenantAdmin, schools: readonly ExampleSchool[]): Promise<void> {
  await enterSchools(admin, schools);
  const rosters = schools.map((school) => ({ school, pupils: enrolPupils(school) }));
  const people = rosters.flatMap(({ school, pupils }) => [...school.staff.map((one) => staffBody(school, one)), ...pupils.map((one) => pupilBody(school, one))]);
  await enterMissing(admin, "people", [...people, therapistBody()]);
  await enterMissing(admin, "classes", rosters.flatMap(({ school, pupils }) => school.classes.map((one) => classBody(school, one, pupils))));
}

async function enterSchools(admin: TenantAdmin, schools: readonly ExampleSchool[]): Promise<void> {
  const known = await readIds(admin, "schools");
  for (const { known: school, schoolNumber } of schools) {
    if (known.has(school.id)) continue;
    await admin.put(`schools/${school.id}`, { displayName: school.name, externalId: schoolNumber, schoolNumber });
  }
}

async function enterMissing(admin: TenantAdmin, kind: "people" | "classes", entries: readonly { readonly id: string }[]): Promise<void> {
  const known = await readIds(admin, kind);
  const missing = entries.filter(({ id }) => !known.has(id));
  if (missing.length > 0) await admin.put(`${kind}-batch`, { value: missing });
}

const idsAnswer = z.object({ value: z.array(z.object({ id: z.string() })) });

async function readIds(admin: TenantAdmin, kind: "schools" | "people" | "classes"): Promise<ReadonlySet<string>> {
  return new Set(idsAnswer.parse(await admin.get(kind)).value.map(({ id }) => id));
}

function staffBody(school: ExampleSchool, one: ExampleStaff) {
  return { ...nameBody(one), primaryRole: one.teaches ? "teacher" : "none", jobTitle: one.jobTitle, schoolIds: [school.known.id] };
}

function pupilBody(school: ExampleSchool, pupil: ExamplePupil) {
  return { ...nameBody(pupil), givenName: pupil.givenName, surname: pupil.familyName, primaryRole: "student", schoolIds: [school.known.id] };
}

/** The therapist visits schools and belongs to none. */
function therapistBody() {
  return { ...nameBody(KNOWN_PEOPLE.therapist), primaryRole: "none", jobTitle: "Speech and language therapist", schoolIds: [] };
}

function nameBody({ id, name, userPrincipalName }: KnownPerson) {
  const [givenName = name, ...rest] = name.split(" ");
  return { id, displayName: name, givenName, surname: rest.join(" "), userPrincipalName };
}

function classBody(school: ExampleSchool, one: ExampleClass, pupils: readonly ExamplePupil[]) {
  return {
    id: one.id,
    displayName: one.name,
    schoolId: school.known.id,
    grade: one.yearGroups.join("/"),
    teacherIds: one.teacherIds,
    pupilIds: pupils.filter((pupil) => pupil.classId === one.id).map((pupil) => pupil.id),
  };
}
