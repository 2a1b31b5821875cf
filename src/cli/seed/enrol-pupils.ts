import type { PersonId } from "../../domain/ids";
import type { ExampleClass, ExamplePupil, ExampleSchool } from "./example-school";
import { FAMILY_NAMES, GIVEN_NAMES } from "./names";
import { createRandom } from "./random";
import { stableId } from "./stable-id";

/** Every pupil with an account, class by class: those on the register first, then as many others as fill the class. */
export function enrolPupils(school: ExampleSchool): readonly ExamplePupil[] {
  const taken = new Set(school.caseload.map((child) => `${child.givenName} ${child.familyName}`));
  return school.classes.flatMap((one) => {
    const registered = pupilsOnRegister(school, one);
    return [...registered, ...others(school, one, { count: one.accounts - registered.length, taken })];
  });
}

function pupilsOnRegister(school: ExampleSchool, one: ExampleClass): readonly ExamplePupil[] {
  return school.caseload.flatMap(({ account, classId, givenName, familyName }) =>
    account === undefined || classId !== one.id ? [] : [{ ...account, givenName, familyName, classId }],
  );
}

function others(school: ExampleSchool, one: ExampleClass, wanted: { readonly count: number; readonly taken: Set<string> }): readonly ExamplePupil[] {
  const random = createRandom(`pupils of ${school.known.siteName} ${one.name}`);
  const pupils: ExamplePupil[] = [];
  while (pupils.length < wanted.count) {
    const givenName = random.pick(GIVEN_NAMES);
    const familyName = random.pick(FAMILY_NAMES);
    const name = `${givenName} ${familyName}`;
    if (wanted.taken.has(name)) continue;
    wanted.taken.add(name);
    const number = String(pupils.length + 1).padStart(2, "0");
    pupils.push({
      id: stableId("pupil", school.known.siteName, one.name, number) as PersonId,
      name,
      givenName,
      familyName,
      classId: one.id,
      userPrincipalName: `${one.name.toLowerCase()}${number}@${school.emailDomain}`,
    });
  }
  return pupils;
}
