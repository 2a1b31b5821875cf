import { describe, expect, it } from "@jest/globals";
import { MisshapenError, NotAllowedError, NotFoundError, NotReadyError } from "../../src/application/errors";
import { readCaseload } from "../../src/application/read-caseload";
import { readChild } from "../../src/application/read-child";
import { readClassPlans } from "../../src/application/read-class-plans";
import { readMe } from "../../src/application/read-me";
import type { ChildId, ClassId, PersonId, SchoolId } from "../../src/domain/ids";
import { MR_BECKER, MS_HALE, MS_YUSUF, OAKFIELD, PUPIL_JO } from "../support/builders";
import { OAKFIELD_SCHOOL, oakfield } from "../support/fakes/services";

const ELM = "school-elm" as SchoolId;
const ELM_SENCO = "person-elm" as PersonId;
const STRANGER = "person-nobody" as PersonId;
const missing = new MisshapenError({ kind: "list", id: "Plans" }, ["the list is missing"]);
const elmSchool = { ...OAKFIELD_SCHOOL, id: ELM, name: "Elm", firstSencoIds: [ELM_SENCO, MS_HALE] };

/** Oakfield has been read; of Elm nothing but the settings is known. Ms Hale is SENCO in both. */
async function elmWaits(obstacle: MisshapenError | NotReadyError = missing) {
  const services = await oakfield();
  const { schools } = services;
  return { ...services, schools: [elmSchool, ...schools], readiness: { obstacle: (id: SchoolId) => (id === ELM ? obstacle : undefined) } };
}

describe("a school that cannot be answered for yet", () => {
  it("holds back nobody in another school", async () => {
    const services = await elmWaits();
    expect(await readMe(MS_YUSUF, services)).toMatchObject([{ id: OAKFIELD }]);
    expect(await readMe(MS_HALE, services)).toMatchObject([{ id: OAKFIELD }]);
    expect((await readCaseload({ personId: MS_HALE, schoolId: OAKFIELD }, services)).children).toHaveLength(1);
  });

  it.each([missing, new NotReadyError(2)])("tells its own staff, and whoever no other school knows: %s", async (obstacle) => {
    const services = await elmWaits(obstacle);
    await expect(readMe(ELM_SENCO, services)).rejects.toBe(obstacle);
    await expect(readMe(STRANGER, services)).rejects.toBe(obstacle);
  });

  it("refuses a pupil of any school all the same", async () => {
    await expect(readMe(PUPIL_JO, await elmWaits())).rejects.toThrow(NotAllowedError);
  });

  it("tells somebody who is staff in both, instead of saying that there is no such child, class or school", async () => {
    const services = await elmWaits();
    const child = { personId: MS_HALE, childId: "child-elm" as ChildId };
    await expect(readChild(child, services)).rejects.toBe(missing);
    await expect(readClassPlans({ personId: MS_HALE, classId: "class-elm" as ClassId }, services)).rejects.toBe(missing);
    await expect(readCaseload({ personId: MS_HALE, schoolId: ELM }, services)).rejects.toBe(missing);
  });

  it("does not let anybody learn by the answer which children there are", async () => {
    const services = await elmWaits();
    const both = { ...services, schools: services.schools.map((school) => ({ ...school, firstSencoIds: school.id === ELM ? [MR_BECKER] : [] })) };
    const failures = ["child-jo", "child-nobody"].map((id) => readChild({ personId: MR_BECKER, childId: id as ChildId }, both).catch((error: unknown) => error));
    expect(await Promise.all(failures)).toEqual([missing, missing]);
    await expect(readChild({ personId: MS_YUSUF, childId: "child-nobody" as ChildId }, both)).rejects.toThrow(NotFoundError);
  });
});
