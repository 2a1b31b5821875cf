import { enrolPupils } from "./enrol-pupils";
import type { ExampleClass, ExamplePupil, ExampleSchool, ExampleStaff } from "./example-school";
import { KNOWN_PEOPLE, type KnownPerson } from "./known-people";
import type { TenantAdmin } from "./tenant-admin";

/** Enters schools, staff, pupils and classes in the tenant, as an administrator's roster import does. Entering them again changes nothing. */
export async function enterPeople(admin: TenantAdmin, schools: readonly ExampleSchool[]): Promise<void> {
  for (const { known, schoolNumber } of schools) {
    await admin.put(`schools/${known.id}`, { displayName: known.name, externalId: schoolNumber, schoolNumber });
  }
  const rosters = schools.map((school) => ({ school, pupils: enrolPupils(school) }));
  const people = rosters.flatMap(({ school, pupils }) => [...school.staff.map((one) => staffBody(school, one)), ...pupils.map((one) => pupilBody(school, one))]);
  await admin.put("people-batch", { value: [...people, therapistBody()] });
  await admin.put("classes-batch", { value: rosters.flatMap(({ school, pupils }) => school.classes.map((one) => classBody(school, one, pupils))) });
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
