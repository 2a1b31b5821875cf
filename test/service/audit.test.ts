import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { auditAnswer, auditCheckAnswer, exportAnswer } from "../../src/api/audit";
import { apiPath } from "../../src/api/paths";
import { composeCard } from "../../src/application/compose-card";
import { keepAudit } from "../../src/application/keep-audit";
import { oweNotices } from "../../src/application/owe-notices";
import { OAKFIELD } from "../support/builders";
import { EVERYBODY, JO, type Somebody, everybody } from "../support/everybody";
import { OAKFIELD_SCHOOL } from "../support/fakes/services";
import type { TwoSchools } from "../support/fakes/two-schools";
import { type Keys, type SignedApi, makeKeys, serveSigned } from "../support/signed-api";

const AUDIT = `GET ${apiPath("audit", { childId: JO })}`;
const CHECK = apiPath("auditCheck", { schoolId: OAKFIELD });
const TAP = { rating: "nearly", note: "zz.secret.zz" };

describe("the audit over HTTP", () => {
  let keys: Keys;
  let services: TwoSchools;
  let api: SignedApi;
  const opened: SignedApi[] = [];
  beforeAll(async () => {
    keys = await makeKeys();
  });
  beforeEach(async () => {
    services = await everybody();
    api = await serveSigned(services, keys);
    opened.push(api);
  });
  afterAll(() => Promise.all(opened.map((one) => one.close())));

  const ask = (who: Somebody, question: string, body?: unknown) => api.ask(EVERYBODY[who], question, body);
  const acts = async (more = "") => auditAnswer.parse(JSON.parse((await ask("senco", `${AUDIT}${more}`)).text));
  const tap = (number: number) =>
    ask("class teacher", `POST ${apiPath("targetProgress", { childId: JO, targetId: "target-jo" })}`, { ...TAP, id: `3f0c3c8e-57a5-4a52-9d4e-${String(number).padStart(12, "0")}` });

  it("tells the SENCO and the head who saw and changed what, newest first, and nothing of what it said", async () => {
    await ask("class teacher", `GET ${apiPath("child", { childId: JO })}`);
    await tap(1);
    await keepAudit(OAKFIELD_SCHOOL, services);
    const { entries, total } = await acts();
    expect(entries.map(({ sequence, action, subjectKind }) => [sequence, action, subjectKind])).toEqual([[2, "changed", "progress"], [1, "seen", "plan"]]);
    expect([total, entries[1]?.version]).toEqual([2, 1]);
    const seen = await ask("head", AUDIT);
    expect([seen.status, seen.text.includes("zz")]).toEqual([200, false]);
    expect((await acts("?action=seen")).entries.map(({ sequence }) => sequence)).toEqual([1]);
    await keepAudit(OAKFIELD_SCHOOL, services);
    expect((await acts()).entries.map(({ subjectKind }) => subjectKind)).toEqual(["audit", "audit", "progress", "plan"]);
  });

  it("is read page by page, and a page after the last is the last", async () => {
    for (let number = 1; number <= 30; number += 1) await tap(number);
    await keepAudit(OAKFIELD_SCHOOL, services);
    expect((await acts("?page=2")).entries.map(({ sequence }) => sequence)).toEqual([5, 4, 3, 2, 1]);
    expect(await acts("?page=99")).toMatchObject({ page: 2, pageCount: 2, total: 30 });
    expect((await ask("senco", `${AUDIT}?page=0`)).status).toBe(400);
    expect((await ask("senco", `${AUDIT}?action=eaten`)).status).toBe(400);
  });

  it("gives a file with the hashes, and records that it did so, each time", async () => {
    await tap(1);
    await keepAudit(OAKFIELD_SCHOOL, services);
    const answer = await ask("senco", `POST ${apiPath("auditExport", { childId: JO })}`, {});
    const { csv } = exportAnswer.parse(JSON.parse(answer.text));
    expect(csv.split("\r\n")).toHaveLength(3);
    expect(csv).toContain(`,person-yusuf,changed,progress,3f0c3c8e-57a5-4a52-9d4e-000000000001,${"0".repeat(64)},${services.oakfieldLists.records("Audit")[0]?.hash ?? ""}`);
    await ask("senco", `POST ${apiPath("auditExport", { childId: JO })}`, {});
    expect(services.audit.acts(OAKFIELD).filter(({ action }) => action === "exported")).toHaveLength(2);
  });

  it("is refused to everybody else, and the IT administrator learns only whether it is whole", async () => {
    const others = (Object.keys(EVERYBODY) as Somebody[]).filter((who) => who !== "senco" && who !== "head");
    const answers = await Promise.all(others.flatMap((who) => [ask(who, AUDIT), ask(who, `POST ${apiPath("auditExport", { childId: JO })}`, {})]));
    expect(answers.filter(({ status }) => status !== 403 && status !== 404)).toEqual([]);
    const checks = await Promise.all(others.map(async (who) => [who, (await ask(who, `GET ${CHECK}`)).status] as const));
    expect(checks.filter(([, status]) => status === 200).map(([who]) => who)).toEqual(["IT administrator"]);
    expect(JSON.parse((await ask("IT administrator", `POST ${CHECK}`, {})).text)).toEqual({ rowCount: 0, waiting: 0, checkedAt: services.clock.now(), faults: [] });
  });

  it("tells head and IT administrator, once for each finding, that somebody altered it", async () => {
    for (const number of [1, 2, 3]) await tap(number);
    await keepAudit(OAKFIELD_SCHOOL, services);
    services.oakfieldLists.takeAway("Audit", "audit:2");
    const check = auditCheckAnswer.parse(JSON.parse((await ask("head", `POST ${CHECK}`, {})).text));
    expect(check.faults).toEqual([{ kind: "missing", from: 2, until: 2 }]);
    const told = async () => {
      await oweNotices(OAKFIELD_SCHOOL, services);
      return services.notices.entries().map(({ notice }) => notice).filter(({ subject }) => subject.kind === "audit-fault");
    };
    expect((await told()).map(({ personId }) => personId).sort()).toEqual([EVERYBODY.head, EVERYBODY["IT administrator"]].sort());
    expect(await told()).toHaveLength(2);
    const [notice] = await told();
    expect(await composeCard(notice as never, services)).toMatchObject({ kind: "audit-fault", count: 1 });
    expect(await composeCard({ ...(notice as object), personId: EVERYBODY["class teacher"] } as never, services)).toBeUndefined();
    services.oakfieldLists.takeAway("Audit", "audit:3");
    await ask("head", `POST ${CHECK}`, {});
    expect(await told()).toHaveLength(4);
  });
});
