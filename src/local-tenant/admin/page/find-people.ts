import type { Person } from "./admin-client";

/** What narrows the list of people; empty text leaves everybody in. */
export interface PeopleFilter {
  readonly text: string;
  readonly schoolId: string;
  readonly role: string;
}

/** How each role is called. */
export const ROLE_NAMES: Readonly<Record<Person["primaryRole"], string>> = { teacher: "Teacher", student: "Pupil", none: "Other staff" };

/** Finds people by a part of their name, address or job, in one school and one role. */
export function findPeople(people: readonly Person[], { text, schoolId, role }: PeopleFilter): readonly Person[] {
  const wanted = text.trim().toLowerCase();
  return people.filter(
    (person) =>
      (schoolId === "" || person.schoolIds.includes(schoolId)) &&
      (role === "" || person.primaryRole === role) &&
      [person.displayName, person.userPrincipalName, person.jobTitle ?? ""].some((part) => part.toLowerCase().includes(wanted)),
  );
}
