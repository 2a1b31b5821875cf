import type { Store } from "../store/store";
import { listSignInPeople, type SignInPerson } from "./person";

/** Pupils of one class, or those without one. */
export interface PupilGroup {
  readonly className: string;
  readonly pupils: readonly SignInPerson[];
}

/** The people of one school, or those who belong to none. */
export interface SignInGroup {
  readonly schoolName: string;
  readonly staff: readonly SignInPerson[];
  /** Each pupil appears once, in the first of the pupil's classes by name. */
  readonly pupilGroups: readonly PupilGroup[];
}

const NO_SCHOOL = "No school";
const NO_CLASS = "No class";

/** Everybody who can sign in, by school; somebody who belongs to two schools appears in the first by name only. */
export async function listSignInGroups(store: Store): Promise<readonly SignInGroup[]> {
  const people = await listSignInPeople(store);
  const schools = await firstNames(
    store,
    `select m.person_id, min(s.display_name) as name from school_people m join schools s on s.id = m.school_id where not s.removed group by m.person_id`,
  );
  const classes = await firstNames(
    store,
    `select m.person_id, min(c.display_name) as name from class_people m join classes c on c.id = m.class_id where not c.removed group by m.person_id`,
  );
  const bySchool = groupBy(people, (person) => schools.get(person.id) ?? NO_SCHOOL, NO_SCHOOL);
  return bySchool.map(([schoolName, members]) => ({
    schoolName,
    staff: members.filter((person) => person.primaryRole !== "student"),
    pupilGroups: groupBy(
      members.filter((person) => person.primaryRole === "student"),
      (person) => classes.get(person.id) ?? NO_CLASS,
      NO_CLASS,
    ).map(([className, pupils]) => ({ className, pupils })),
  }));
}

async function firstNames(store: Store, sql: string): Promise<ReadonlyMap<string, string>> {
  const rows = await store.query<{ person_id: string; name: string }>(sql);
  return new Map(rows.map((row) => [row.person_id, row.name]));
}

function groupBy(people: readonly SignInPerson[], nameOf: (person: SignInPerson) => string, last: string): readonly (readonly [string, readonly SignInPerson[]])[] {
  const groups = new Map<string, SignInPerson[]>();
  for (const person of people) {
    const name = nameOf(person);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [person]);
    else group.push(person);
  }
  const order = new Intl.Collator("en-GB", { numeric: true });
  return [...groups].sort(([a], [b]) => Number(a === last) - Number(b === last) || order.compare(a, b));
}
