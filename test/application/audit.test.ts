import { describe, expect, it } from "@jest/globals";
import { agreePlan } from "../../src/application/agree-plan";
import { UnavailableError } from "../../src/application/errors";
import { checkAudit, keepAudit } from "../../src/application/keep-audit";
import { logProgress } from "../../src/application/log-progress";
import { readCaseload } from "../../src/application/read-caseload";
import { readChild } from "../../src/application/read-child";
import { readClassPlans } from "../../src/application/read-class-plans";
import { readPlanVersion } from "../../src/application/read-plan-version";
import { shareFolder } from "../../src/application/share-folders";
import { type AuditRecord, canonicalText } from "../../src/domain/audit";
import type { ChildId, PlanId, ProgressId, TargetId } from "../../src/domain/ids";
import { MS_HALE, MS_YUSUF, OAKFIELD, WILLOW, aPlanContent, aPlanVersion, aTargetRow } from "../support/builders";
import { OAKFIELD_SCHOOL, type TestServices, oakfield } from "../support/fakes/services";

const JO = "child-jo" as ChildId;
const withPlan = () => oakfield({ Plans: [aPlanVersion()], Targets: [aTargetRow()] });
const told = (services: TestServices) => services.audit.acts(OAKFIELD).map(({ by, action, subjectKind, subjectId }) => `${by} ${action} ${subjectKind} ${subjectId}`);
const tap = (id: string) => ({ personId: MS_YUSUF, childId: JO, targetId: "target-1" as TargetId, id: id as ProgressId, rating: "nearly", note: "Jo cried" }) as const;
const sound = { personId: MS_HALE, childId: JO, content: aPlanContent() };

describe("what goes into the audit", () => {
  it("is who saw a plan, once a person, child and day, however it was opened", async () => {
    const services = await withPlan();
    for (let time = 0; time < 3; time += 1) await readChild({ personId: MS_YUSUF, childId: JO }, services);
    await readClassPlans({ personId: MS_YUSUF, classId: WILLOW }, services);
    await readPlanVersion({ personId: MS_YUSUF, childId: JO, planId: "plan-1" as PlanId, version: 1 }, services);
    await readCaseload({ personId: MS_HALE, schoolId: OAKFIELD }, services);
    expect(told(services)).toEqual(["person-yusuf seen plan plan-1:1", "person-hale seen register school-oakfield"]);
  });

  it("is who saw a child who has no plan", async () => {
    const services = await oakfield();
    await readChild({ personId: MS_HALE, childId: JO }, services);
    expect(told(services)).toEqual(["person-hale seen child child-jo"]);
  });

  it("is nothing for somebody who was refused", async () => {
    const services = await withPlan();
    await expect(readChild({ personId: "person-becker" as never, childId: JO }, services)).rejects.toThrow("No child");
    expect(told(services)).toEqual([]);
  });

  it("is who changed what: a plan by the row that commits it, and with whom its folder is shared", async () => {
    const services = await oakfield();
    await agreePlan(sound, services);
    await agreePlan(sound, services);
    await logProgress(tap("progress-9"), services);
    expect(told(services)).toEqual([
      "person-hale changed plan plan-1:1", "service shared folder person-yusuf", "person-yusuf changed progress progress-9",
    ]);
    await shareFolder(OAKFIELD_SCHOOL, { childId: JO, people: [MS_HALE] }, services);
    expect(told(services).slice(3)).toEqual(["service shared folder person-hale", "service unshared folder person-yusuf"]);
    expect(JSON.stringify(services.audit.acts(OAKFIELD))).not.toMatch(/O'Neill|cried|word cards/);
  });
});

describe("keepAudit", () => {
  const rowsOf = (services: TestServices) => services.lists.records("Audit");
  const change = (services: TestServices, sequence: number, overrides: Partial<AuditRecord>) => {
    const row = rowsOf(services).find((one) => one.sequence === sequence);
    if (row === undefined) throw new Error(`no row ${String(sequence)}`);
    services.lists.put("Audit", { ...row, ...overrides });
  };
  async function afterTaps(count: number): Promise<TestServices> {
    const services = await withPlan();
    for (let index = 1; index <= count; index += 1) await logProgress(tap(`p${String(index)}`), services);
    await keepAudit(OAKFIELD_SCHOOL, services);
    return services;
  }

  it("loses no act and makes none twice while Microsoft 365 comes and goes", async () => {
    const services = await withPlan();
    for (const id of ["p1", "p2", "p3"]) await logProgress(tap(id), services);
    services.lists.failures.push(undefined, new UnavailableError(1));
    await expect(keepAudit(OAKFIELD_SCHOOL, services)).rejects.toThrow("unavailable");
    expect(rowsOf(services).map(({ sequence }) => sequence)).toEqual([1]);
    await logProgress(tap("p4"), services);
    expect(await keepAudit(OAKFIELD_SCHOOL, services)).toBe(3);
    expect(await keepAudit(OAKFIELD_SCHOOL, services)).toBe(0);
    expect(rowsOf(services).map(({ sequence, subjectId }) => [sequence, subjectId])).toEqual([[1, "p1"], [2, "p2"], [3, "p3"], [4, "p4"]]);
    expect(await services.audit.standing(OAKFIELD)).toMatchObject({ waiting: 0, check: { rowCount: 4, faults: [] } });
  });

  it("goes on at a row that was made before anybody heard of it", async () => {
    const services = await withPlan();
    await logProgress(tap("p1"), services);
    const [row] = await services.audit.due(OAKFIELD, 1);
    services.lists.put("Audit", row as AuditRecord);
    await keepAudit(OAKFIELD_SCHOOL, services);
    expect(rowsOf(services)).toHaveLength(1);
    expect((await services.audit.standing(OAKFIELD)).head.sequence).toBe(1);
  });

  it("finds a row taken away, a row edited and a row put in, each by its number", async () => {
    const services = await afterTaps(4);
    expect((await checkAudit(OAKFIELD_SCHOOL, services)).faults).toEqual([]);
    services.lists.takeAway("Audit", "audit:2");
    change(services, 3, { by: MS_HALE });
    services.lists.put("Audit", { ...(rowsOf(services)[0] as AuditRecord), sequence: 9 });
    expect((await checkAudit(OAKFIELD_SCHOOL, services)).faults).toEqual([
      { kind: "missing", from: 2, until: 2 }, { kind: "edited", from: 3, until: 3 }, { kind: "foreign", from: 9, until: 9 },
    ]);
  });

  it("reports on the timer what two checks in a row have found, and only then", async () => {
    const services = await afterTaps(2);
    services.lists.takeAway("Audit", "audit:1");
    services.clock.now = () => "2026-10-01T21:00:00.000Z";
    await keepAudit(OAKFIELD_SCHOOL, services);
    expect((await services.audit.standing(OAKFIELD)).check).toMatchObject({ faults: [], suspected: [{ kind: "missing" }] });
    await keepAudit(OAKFIELD_SCHOOL, services);
    expect((await services.audit.standing(OAKFIELD)).check).toMatchObject({ faults: [{ kind: "missing", from: 1, until: 1 }] });
  });

  it("takes another number when somebody put a row under the next one, and says so", async () => {
    const services = await afterTaps(1);
    services.lists.put("Audit", { ...(rowsOf(services)[0] as AuditRecord), sequence: 2, by: MS_HALE });
    await logProgress(tap("p2"), services);
    await keepAudit(OAKFIELD_SCHOOL, services);
    expect(await keepAudit(OAKFIELD_SCHOOL, services)).toBe(1);
    expect(rowsOf(services).at(-1)).toMatchObject({ sequence: 3, subjectId: "p2" });
    expect((await checkAudit(OAKFIELD_SCHOOL, services)).faults).toContainEqual({ kind: "foreign", from: 2, until: 2 });
  });

  it("goes on after the rows of an older ledger without calling them foreign", async () => {
    const old = await afterTaps(3);
    const services = await withPlan();
    for (const row of rowsOf(old)) services.lists.put("Audit", row);
    await logProgress(tap("p9"), services);
    await keepAudit(OAKFIELD_SCHOOL, services);
    await keepAudit(OAKFIELD_SCHOOL, services);
    const rows = rowsOf(services);
    expect(rows.at(-1)).toMatchObject({ sequence: 4, previousHash: rows.at(-2)?.hash, subjectId: "p9" });
    expect(services.audit.digest(canonicalText(OAKFIELD, rows.at(-1) as AuditRecord))).toBe(rows.at(-1)?.hash);
    expect((await checkAudit(OAKFIELD_SCHOOL, services)).faults).toEqual([]);
  });
});
