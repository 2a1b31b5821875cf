import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { CaseloadAnswer, ChildAnswer, ClassPlansAnswer, FolderAnswer, MeAnswer, ProgressAnswer } from "../../src/api/contract";
import type { ApiFailure } from "../../src/api/failures";
import { apiPath } from "../../src/api/paths";
import type { ClassId } from "../../src/domain/ids";
import { aChild, aPlanContent, aTarget } from "../support/builders";
import { DATABASES, type TestDatabase } from "../support/databases";
import { eventually } from "../support/eventually";
import { CLASSES, PEOPLE } from "../support/provisioned-tenant";
import { type RunningTestService, startTestService } from "../support/running-service";

const CHILD = { childId: "child-jo" };
const PROGRESS_ID = "3f0c3c8e-57a5-4a52-9d4e-0c6d2d3b1a01";

describe.each(DATABASES)("a school day over the API, on a local tenant, kept in $name", ({ create }) => {
  let database: TestDatabase;
  let service: RunningTestService;

  beforeAll(async () => {
    database = await create();
    service = await startTestService(database.place);
    const { graph, school } = service.provisioned;
    const { entraId: _account, ...child } = aChild({ schoolId: school.id, classIds: [CLASSES.first as ClassId] });
    await graph.lists.create(school, "Children", child, PEOPLE.senco);
  }, 60_000);
  afterAll(async () => {
    await service.close();
    await database.drop();
  });

  it("tells the SENCO what she may open", async () => {
    const { status, body } = await service.ask<MeAnswer>(PEOPLE.senco, `GET ${apiPath("me")}`);
    expect(status).toBe(200);
    expect(body.person).toEqual({ id: PEOPLE.senco, name: "senco of Oakfield" });
    expect(body.schools).toMatchObject([{ name: "Oakfield Primary", seesCaseload: true, writesPlans: true }]);
  });

  it("refuses a pupil everything", async () => {
    const { status, body } = await service.ask<ApiFailure>(PEOPLE.pupil, `GET ${apiPath("me")}`);
    expect(status).toBe(403);
    expect(body.error.code).toBe("not-allowed");
  });

  it("shows a child whom somebody has put into the list", async () => {
    const { provisioned } = service;
    await eventually(async () => {
      const { body } = await service.ask<CaseloadAnswer>(PEOPLE.senco, `GET ${apiPath("caseload", { schoolId: provisioned.school.id })}`);
      expect(body.children).toMatchObject([{ child: { id: "child-jo", classNames: ["Class 3A"] }, standing: "no-plan", teamSize: 1 }]);
    });
  });

  it("makes a plan's rows and folder when it is agreed, and nothing more when that is repeated", async () => {
    const content = aPlanContent({ targets: [aTarget(), aTarget({ id: "target-2" as never, provision: [{ ...aTarget().provision[0]!, id: "help-2" as never }] })] });
    const first = await service.ask<ChildAnswer>(PEOPLE.senco, `POST ${apiPath("plans", CHILD)}`, { content });
    expect(first.status).toBe(201);
    expect(first.body.plan).toMatchObject({ version: 1, targets: [{ id: "target-1" }, { id: "target-2", provision: [{ id: "help-2" }] }] });
    const before = (await service.provisioned.tenant.admin("GET", "calls?after=0")) as { readonly last: number };

    const again = await service.ask<ChildAnswer>(PEOPLE.senco, `POST ${apiPath("plans", CHILD)}`, { content });

    expect(again.body).toEqual(first.body);
    expect(await service.provisioned.tenant.admin("GET", `calls?after=${String(before.last)}`)).toMatchObject({ writes: 0 });
    const { body } = await service.ask<FolderAnswer>(PEOPLE.teacher, `GET ${apiPath("folder", CHILD)}`);
    expect(body.webUrl).toContain("/sites/sen-oakfield/");
  });

  it("lets the class teacher log progress in one request, once however often it is sent", async () => {
    const plans = await service.ask<ClassPlansAnswer>(PEOPLE.teacher, `GET ${apiPath("classPlans", { classId: CLASSES.first })}`);
    expect(plans.body.children).toMatchObject([{ child: { id: "child-jo" }, plan: { targets: [{ id: "target-1" }, {}] } }]);
    const address = apiPath("targetProgress", { ...CHILD, targetId: "target-1" });
    const tap = { id: PROGRESS_ID, rating: "nearly", note: "" };
    const first = await service.ask<ProgressAnswer>(PEOPLE.teacher, `POST ${address}`, tap);
    const again = await service.ask<ProgressAnswer>(PEOPLE.teacher, `POST ${address}`, tap);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    expect(first.body.progress).toMatchObject({ byName: "teacher of Oakfield", mine: true, rating: "nearly" });

    const undone = await service.ask<ProgressAnswer>(PEOPLE.teacher, `POST ${apiPath("progressWithdrawal", { ...CHILD, progressId: PROGRESS_ID })}`, {});
    expect(undone.status).toBe(200);
    const page = await service.ask<ChildAnswer>(PEOPLE.teacher, `GET ${apiPath("child", CHILD)}`);
    expect(page.body.plan?.targets[0]?.progress).toEqual([]);
  });

  it("keeps the child from a colleague until they teach the class, and again when they have left it", async () => {
    const { tenant } = service.provisioned;
    const look = () => service.ask(PEOPLE.otherTeacher, `GET ${apiPath("child", CHILD)}`);
    expect((await look()).status).toBe(404);
    await tenant.admin("PUT", `classes/${CLASSES.first}/teachers/${PEOPLE.otherTeacher}`, {});
    await eventually(async () => expect((await look()).status).toBe(200));
    await tenant.admin("DELETE", `classes/${CLASSES.first}/teachers/${PEOPLE.otherTeacher}`);
    await eventually(async () => expect((await look()).status).toBe(404));
    await tenant.admin("DELETE", `classes/${CLASSES.second}/teachers/${PEOPLE.otherTeacher}`);
    await eventually(async () => expect((await look()).status).toBe(403));
  });

  it.each(["commit-then-504", "commit-then-reset"])("agrees a version once although the answers to its writes are lost: %s", async (kind) => {
    const { graph, school, tenant } = service.provisioned;
    const before = (await graph.lists.changes(school, "Plans", undefined)).rows.length;
    await tenant.admin("PUT", "fault", { kind, times: 3, methods: ["POST"], pathIncludes: "/items" });
    const content = aPlanContent({ strategies: `Written while ${kind}` });
    const { status } = await service.ask(PEOPLE.senco, `POST ${apiPath("plans", CHILD)}`, { content });
    expect(status).toBe(201);
    expect((await graph.lists.changes(school, "Plans", undefined)).rows).toHaveLength(before + 1);
  }, 30_000);

  it("keeps no text of a child in its log", () => {
    expect(service.log.join("\n")).not.toMatch(/O'Neill|story|common words/);
  });
});
