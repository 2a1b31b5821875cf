import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type HandoversAnswer, handoverAnswer, handoversAnswer } from "../../src/api/handovers";
import { apiPath } from "../../src/api/paths";
import type { School } from "../../src/application/ports";
import type { ChildId, PersonId, SchoolId } from "../../src/domain/ids";
import { planFromContent } from "../../src/domain/plan-from-content";
import { BOT_SCOPE, createAppToken } from "../../src/service/app-token";
import { type RunningService, startService } from "../../src/service/start-service";
import { aChild, aPlanContent, day } from "../support/builders";
import { eventually } from "../support/eventually";
import { BATON_APP, PEOPLE, type ProvisionedTenant, startProvisionedTenant } from "../support/provisioned-tenant";
import { deadlinesAtOnce, patienceAtOnce } from "../support/patience";

const RIVERSIDE = "30000000-0000-4000-8000-000000000002" as SchoolId;
const CEDAR = "20000000-0000-4000-8000-000000000003";
const MARSH = "10000000-0000-4000-8000-000000000007" as PersonId;
const STRICKLAND = "10000000-0000-4000-8000-000000000008" as PersonId;
const JO = "c411d000-0000-4000-8000-000000000001" as ChildId;

let provisioned: ProvisionedTenant;
let service: RunningService;
let stateFolder: string;

/** A second school on the same tenant: Mr Marsh is its first SENCO, Mr Strickland teaches Cedar, which is empty. */
async function addRiverside({ tenant, school, graph }: ProvisionedTenant): Promise<School> {
  await tenant.admin("PUT", `schools/${RIVERSIDE}`, { displayName: "Riverside Academy" });
  for (const [id, name] of [[MARSH, "marsh"], [STRICKLAND, "strickland"]] as const) {
    await tenant.admin("PUT", `people/${id}`, { displayName: name, userPrincipalName: `${name}@riverside.example`, primaryRole: "teacher", schoolIds: [RIVERSIDE] });
  }
  await tenant.admin("PUT", `classes/${CEDAR}`, { displayName: "Cedar", schoolId: RIVERSIDE, teacherIds: [STRICKLAND] });
  const { webUrl } = (await tenant.admin("PUT", "sites/sen-riverside", { displayName: "SEN Riverside", ownerIds: [MARSH] })) as { readonly webUrl: string };
  await tenant.admin("PUT", `sites/sen-riverside/grants/${BATON_APP}`, { displayName: "Baton", roles: ["fullcontrol"] });
  const riverside: School = { ...school, id: RIVERSIDE, name: "Riverside Academy", siteUrl: webUrl, firstSencoIds: [MARSH] };
  await graph.provisionSite(riverside, () => undefined);
  return riverside;
}

async function addJoWithAPlan({ graph, school }: ProvisionedTenant): Promise<void> {
  const agreement = { on: day("2026-09-07"), by: PEOPLE.senco, with: "Mum at the meeting" };
  const { plan, targets, provision } = planFromContent(aPlanContent(), { childId: JO, version: 1, agreement });
  await graph.lists.create(school, "Children", aChild({ id: JO, schoolId: school.id, entraId: PEOPLE.pupil, classIds: [] }), PEOPLE.senco);
  for (const record of targets) await graph.lists.create(school, "Targets", record, PEOPLE.senco);
  for (const record of provision) await graph.lists.create(school, "Provision", record, PEOPLE.senco);
  await graph.lists.create(school, "Plans", plan, PEOPLE.senco);
}

async function ask(personId: string, question: string): Promise<{ readonly status: number; readonly body: unknown }> {
  const [method = "GET", address = "/"] = question.split(" ");
  const token = await provisioned.tenant.personToken(personId, BATON_APP, [`${provisioned.settings.identifierUri}/access_as_user`]);
  const answer = await fetch(`http://localhost:${String(service.port)}${address}`, { method, headers: { authorization: `Bearer ${token}` } });
  return { status: answer.status, body: await answer.json() };
}

async function handoversOf(personId: string, schoolId: string): Promise<HandoversAnswer> {
  return handoversAnswer.parse((await ask(personId, `GET ${apiPath("handovers", { schoolId })}`)).body);
}

const statusOf = async (personId: string, childId: string): Promise<number> => (await ask(personId, `GET ${apiPath("child", { childId })}`)).status;

beforeAll(async () => {
  provisioned = await startProvisionedTenant();
  const riverside = await addRiverside(provisioned);
  await addJoWithAPlan(provisioned);
  stateFolder = await mkdtemp(path.join(tmpdir(), "baton-handovers-"));
  const settings = { ...provisioned.settings, port: 0, stateFolder, rosterSeconds: 1, listsSeconds: 1 };
  const certificate = { patience: patienceAtOnce(), pem: provisioned.certificatePem };
  service = await startService({
    deadlines: deadlinesAtOnce(),
    settings, schools: [provisioned.school, riverside], pagesFolder: stateFolder, realNow: Date.now, log: () => undefined,
    getToken: createAppToken(settings, certificate), getBotToken: createAppToken(settings, { ...certificate, scope: BOT_SCOPE }),
  });
}, 90_000);
afterAll(async () => {
  await service.close();
  await provisioned.close();
  await rm(stateFolder, { recursive: true, force: true });
});

describe("a child who is moved to another school of the tenant", () => {
  it("loses the old teacher at once, and gets the new one when the plan has been sent and accepted", async () => {
    const oakfield = provisioned.school.id;
    await eventually(async () => expect(await statusOf(PEOPLE.teacher, JO)).toBe(200), 30_000);
    await provisioned.tenant.admin("PUT", `people/${PEOPLE.pupil}/move`, { classId: CEDAR });

    await eventually(async () => expect((await handoversOf(PEOPLE.senco, oakfield)).outgoing).toMatchObject([{ state: "proposed", child: { id: JO }, mayAct: true }]), 20_000);
    await eventually(async () => expect(await statusOf(PEOPLE.teacher, JO)).toBe(404), 20_000);
    const [{ id: handoverId } = { id: "" }] = (await handoversOf(MARSH, RIVERSIDE)).incoming;
    expect((await ask(PEOPLE.senco, `POST ${apiPath("handoverSending", { handoverId })}`)).status).toBe(200);
    const accepted = await ask(MARSH, `POST ${apiPath("handoverAcceptance", { handoverId })}`);
    const childId = handoverAnswer.parse(accepted.body).handover.child?.id ?? "";

    const page = await ask(STRICKLAND, `GET ${apiPath("child", { childId })}`);
    expect(page).toMatchObject({ status: 200, body: { schoolId: RIVERSIDE, child: { classNames: ["Cedar"] }, plan: { planId: "plan-1", version: 1, targets: [{ id: "target-1" }] } } });
    expect([await statusOf(PEOPLE.teacher, childId), await statusOf(PEOPLE.senco, JO)]).toEqual([404, 200]);
    const rows = await provisioned.graph.lists.changes(provisioned.school, "Handovers", undefined);
    expect(rows.rows).toMatchObject([{ record: { id: handoverId, state: "accepted", sentBy: PEOPLE.senco, acceptedBy: MARSH } }]);
  }, 90_000);
});
