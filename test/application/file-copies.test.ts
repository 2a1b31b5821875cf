import { describe, expect, it } from "@jest/globals";
import { agreePlan } from "../../src/application/agree-plan";
import { MisshapenError, NotAllowedError, UnavailableError } from "../../src/application/errors";
import { fileCopies, fileCopy } from "../../src/application/file-copies";
import { composePlanDocument } from "../../src/application/plan-document";
import { shareFolders } from "../../src/application/share-folders";
import type { ChildId, PersonId, ProvisionId, TargetId } from "../../src/domain/ids";
import { MS_HALE, MS_YUSUF, aChild, aClass, aPlanContent, aPlanVersion, aProvisionLine, aTarget, aTargetRow, aTeamMember } from "../support/builders";
import { OAKFIELD_SCHOOL, type Records, type TestServices, oakfield } from "../support/fakes/services";

const JO = "child-jo" as ChildId;
const SAM = "child-sam" as ChildId;
const withPlan: Records = { Plans: [aPlanVersion()], Targets: [aTargetRow()] };
const request = { personId: MS_HALE, childId: JO, content: aPlanContent() };
const names = (services: TestServices) => services.folders.files.map(({ childId, name }) => `${childId}: ${name}`);

async function oakfieldShared(records: Records) {
  const services = await oakfield(records);
  await shareFolders(OAKFIELD_SCHOOL, 8, services);
  return services;
}

describe("agreePlan", () => {
  it("[R48] files the staff copy once, under a name that says nothing about the child", async () => {
    const services = await oakfield();
    await agreePlan(request, services);
    await agreePlan(request, services);
    expect(names(services)).toEqual(["child-jo: SEN Support plan, version 1.docx"]);
    expect(services.folders.files[0]?.contentType).toBe("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
    expect(services.staffCopies.made).toMatchObject([{ childName: "Jo O'Neill-Wren", version: 1, agreedOn: "2026-10-01", targets: [{ id: "target-1", provision: [{ id: "help-1" }] }] }]);
  });

  it("files the next version beside the one before", async () => {
    const services = await oakfield();
    await agreePlan(request, services);
    await agreePlan({ ...request, content: aPlanContent({ strategies: "Sit near the front" }) }, services);
    expect(names(services)).toEqual(["child-jo: SEN Support plan, version 1.docx", "child-jo: SEN Support plan, version 2.docx"]);
  });

  it("agrees although the folder does not take the copy, which is then filed in a round", async () => {
    const services = await oakfield();
    services.folders.failures.push(undefined as never, new UnavailableError(1));
    expect(await agreePlan(request, services)).toMatchObject({ version: 1 });
    expect(names(services)).toEqual([]);
    expect(await fileCopies(OAKFIELD_SCHOOL, 8, services)).toEqual({ filed: 1, refused: [] });
    expect(names(services)).toHaveLength(1);
  });

  it("files nothing into a folder that could not be shared", async () => {
    const services = await oakfield();
    services.folders.failures.push(new NotAllowedError("reach", { kind: "folder", id: JO }));
    await agreePlan(request, services);
    expect(names(services)).toEqual([]);
  });

  it("does not hide a bug", async () => {
    const services = await oakfield();
    services.folders.failures.push(undefined as never, new Error("broken"));
    await expect(agreePlan(request, services)).rejects.toThrow("broken");
  });
});

describe("fileCopies", () => {
  it("files what is owed, and nothing twice", async () => {
    const services = await oakfieldShared(withPlan);
    expect(await fileCopies(OAKFIELD_SCHOOL, 8, services)).toEqual({ filed: 1, refused: [] });
    expect(await fileCopies(OAKFIELD_SCHOOL, 8, services)).toEqual({ filed: 0, refused: [] });
    expect(names(services)).toHaveLength(1);
  });

  it("files a version once although a round and an author come at the same time", async () => {
    const services = await oakfieldShared(withPlan);
    await Promise.all([fileCopies(OAKFIELD_SCHOOL, 8, services), fileCopies(OAKFIELD_SCHOOL, 8, services)]);
    expect(names(services)).toHaveLength(1);
  });

  it("waits until the folder is shared with exactly those who work with the child today", async () => {
    const services = await oakfield(withPlan);
    expect(await fileCopies(OAKFIELD_SCHOOL, 8, services)).toEqual({ filed: 0, refused: [] });
    await shareFolders(OAKFIELD_SCHOOL, 8, services);
    services.lists.put("Team", aTeamMember());
    await services.catchUp();
    expect(await fileCopies(OAKFIELD_SCHOOL, 8, services)).toEqual({ filed: 0, refused: [] });
    await shareFolders(OAKFIELD_SCHOOL, 8, services);
    expect(await fileCopies(OAKFIELD_SCHOOL, 8, services)).toEqual({ filed: 1, refused: [] });
  });

  it("does no more in a round than it may, and goes on past a child whose folder refuses", async () => {
    const services = await oakfieldShared({
      Children: [aChild(), aChild({ id: SAM, givenName: "Sam" })],
      Plans: [aPlanVersion(), aPlanVersion({ planId: "plan-2" as never, childId: SAM })],
    });
    services.folders.failures.push(new MisshapenError({ kind: "folder", id: JO }, ["refused"]));
    expect(await fileCopies(OAKFIELD_SCHOOL, 2, services)).toEqual({ filed: 1, refused: [JO] });
    expect(await fileCopies(OAKFIELD_SCHOOL, 0, services)).toEqual({ filed: 0, refused: [] });
    expect(await fileCopies(OAKFIELD_SCHOOL, 1, services)).toEqual({ filed: 1, refused: [] });
  });

  it.each([new UnavailableError(1), new Error("a bug")])("passes on that %s", async (failure) => {
    const services = await oakfieldShared(withPlan);
    services.folders.failures.push(failure);
    await expect(fileCopies(OAKFIELD_SCHOOL, 8, services)).rejects.toThrow(failure);
  });

  it("leaves children without a plan alone", async () => {
    const services = await oakfield({ Plans: [aPlanVersion({ state: "closed" })] });
    expect(await fileCopies(OAKFIELD_SCHOOL, 8, services)).toEqual({ filed: 0, refused: [] });
  });
});

describe("fileCopy", () => {
  it("files nothing for somebody who is not on the register, or whose plan is closed", async () => {
    const services = await oakfield({ Plans: [aPlanVersion({ state: "closed" })] });
    for (const childId of ["child-gone" as ChildId, JO]) await fileCopy(OAKFIELD_SCHOOL, childId, services);
    expect(names(services)).toEqual([]);
  });

  it("waits for names instead of filing a copy without them", async () => {
    const services = await oakfield({ Plans: [aPlanVersion({ leadId: MS_YUSUF })] });
    const directory = { names: () => Promise.reject(new UnavailableError(1)) };
    await expect(fileCopy(OAKFIELD_SCHOOL, JO, { ...services, directory })).rejects.toThrow(UnavailableError);
    expect(names(services)).toEqual([]);
  });
});

describe("composePlanDocument", () => {
  it("says who leads, who agreed, in which class, and which help belongs to which target", async () => {
    const services = await oakfield();
    const second = aTarget({ id: "target-2" as TargetId, provision: [aProvisionLine({ id: "help-2" as ProvisionId }), aProvisionLine({ id: "help-3" as ProvisionId })] });
    await agreePlan({ ...request, content: aPlanContent({ leadId: MS_YUSUF, targets: [aTarget(), second] }) }, services);
    expect(services.staffCopies.made[0]).toMatchObject({
      termPack: "england-2015", schoolName: "Oakfield Primary", classNames: ["Willow"], stage: "school-support", leadName: "Name of person-yusuf", agreedWith: "Mum at the meeting",
      targets: [{ provision: [{ id: "help-1" }] }, { provision: [{ id: "help-2" }, { id: "help-3" }] }],
    });
    const line = services.staffCopies.made[0]?.targets[0]?.provision[0] ?? {};
    for (const inner of ["planId", "childId", "targetId", "whoId"]) expect(line).not.toHaveProperty(inner);
  });

  it("leaves the name of a lead empty who is gone", async () => {
    const whole = { plan: aPlanVersion({ leadId: "person-gone" as PersonId }), targets: [], provision: [] };
    const directory = { names: () => Promise.resolve(new Map<PersonId, string>()) };
    expect(await composePlanDocument({ school: OAKFIELD_SCHOOL, child: aChild(), whole, roster: [aClass()] }, { directory })).toMatchObject({ leadName: "" });
  });
});
