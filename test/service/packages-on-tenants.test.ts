import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { z } from "zod";
import { arrivalOutline, arrivalRound, packageMade, packageOutline, packagesAnswer, receiptAnswer } from "../../src/api/packages";
import { apiPath } from "../../src/api/paths";
import type { PersonId } from "../../src/domain/ids";
import { PACKED_LISTS, type PackedList } from "../../src/domain/package/package-records";
import { keyOf } from "../../src/domain/record-key";
import { CLASSES, PEOPLE } from "../support/provisioned-tenant";
import { eventually } from "../support/eventually";
import { JO, JOS_RECORDS } from "../support/package-scenes";
import { type RunningTestService, startTestService } from "../support/running-service";

/** What belongs to a tenant and stays there; every other field must be the same in both. */
const STAYS: readonly string[] = ["entraId", "classIds", "leadId", "whoId"];

let here: RunningTestService;
let there: RunningTestService;

async function rowsIn({ provisioned: { graph, school } }: RunningTestService, list: PackedList) {
  const { rows } = await graph.lists.changes(school, list, undefined);
  const records = rows.flatMap((row) => (row.kind === "kept" ? [row.record] : []));
  return records.sort((a, b) => keyOf(list, a).localeCompare(keyOf(list, b))).map((record) => Object.fromEntries(Object.entries(record).filter(([name]) => !STAYS.includes(name))));
}

beforeAll(async () => {
  [here, there] = await Promise.all([startTestService(), startTestService()]);
  const { graph, school } = here.provisioned;
  const { Children: [child], ...others } = JOS_RECORDS;
  await graph.lists.create(school, "Children", { ...child, schoolId: school.id, entraId: PEOPLE.pupil, classIds: [CLASSES.first as never] }, PEOPLE.senco);
  for (const list of PACKED_LISTS.filter((one) => one !== "Children")) for (const record of others[list]) await graph.lists.create(school, list, record as never, PEOPLE.senco);
  await eventually(async () => {
    const outline = packageOutline.safeParse((await here.ask(PEOPLE.senco, `GET ${apiPath("childPackage", { childId: JO })}`)).body);
    if (outline.data?.counts.Acknowledgements !== 1) throw new Error("not read yet");
  }, 20_000);
}, 120_000);
afterAll(async () => {
  await here.close();
  await there.close();
});

describe("a package from one tenant in another that knows nothing of it [R51]", () => {
  it("is field for field equal there, its documents are in the restricted folder, and the receipt closes it here", async () => {
    const schoolId = here.provisioned.school.id;
    const { file, fingerprint } = packageMade.parse((await here.ask(PEOPLE.senco, `POST ${apiPath("childPackage", { childId: JO })}`, { toSchool: "Riverside Academy" })).body);
    const outline = arrivalOutline.parse((await there.ask(PEOPLE.senco, `POST ${apiPath("packagePreview", { schoolId })}`, { file })).body);
    expect(outline).toMatchObject({ kind: "readable", fingerprint, obstacles: [], documents: 2 });

    const rounds = [];
    do {
      const { status, body } = await there.ask(PEOPLE.senco, `POST ${apiPath("packageArrival", { schoolId })}`, { file });
      expect([status, body]).toMatchObject([200, {}]);
      rounds.push(arrivalRound.parse(body));
    } while (rounds.at(-1)?.receipt === undefined && rounds.length < 10);

    const sent = await Promise.all(PACKED_LISTS.map((list) => rowsIn(here, list)));
    expect(await Promise.all(PACKED_LISTS.map((list) => rowsIn(there, list)))).toEqual(sent);
    expect(sent.map((rows) => rows.length)).toEqual([1, 2, 1, 2, 2, 1, 1]);
    expect((await there.ask(PEOPLE.senco, `GET ${apiPath("child", { childId: JO })}`)).body).toMatchObject({ child: { name: "Jo O'Neill-Wren" }, plan: { version: 2 }, earlier: [{ version: 1 }] });
    expect(await namesIn(there)).toEqual(["From the last school, 01-plan-version-1.docx", "From the last school, 02-plan-version-2.docx"]);

    const receipt = await here.ask(PEOPLE.senco, `POST ${apiPath("packageReceipt", { schoolId })}`, { code: rounds.at(-1)?.receipt?.code });
    expect(receiptAnswer.parse(receipt.body)).toMatchObject({ package: { toSchool: "Riverside Academy", isReceived: true } });
    expect(packagesAnswer.parse((await here.ask(PEOPLE.senco, `GET ${apiPath("packages", { schoolId })}`)).body).packages).toHaveLength(1);
    expect([...here.log, ...there.log].filter((line) => /O'Neill|Read 9 words|Riverside Academy/.test(line))).toEqual([]);
  }, 60_000);

  it.each([["the class teacher", PEOPLE.teacher], ["a pupil", PEOPLE.pupil]])("is not to be had by %s", async (_who, personId) => {
    expect([403, 404]).toContain((await here.ask(personId, `POST ${apiPath("childPackage", { childId: JO })}`, { toSchool: "Home" })).status);
    expect((await there.ask(personId, `POST ${apiPath("packageArrival", { schoolId: there.provisioned.school.id })}`, { file: "AAAA" })).status).toBe(403);
  });
});

const found = z.object({ value: z.array(z.object({ name: z.string() })) });

/** Names of the files in `restricted/`, asked by the SENCO as SharePoint's own page would. */
async function namesIn({ provisioned: { tenant, school } }: RunningTestService): Promise<readonly string[]> {
  const token = await tenant.personToken(PEOPLE.senco as PersonId, "00000003-0000-0ff1-ce00-000000000000", ["https://graph.microsoft.com/Files.ReadWrite.All"]);
  const address = `u!${Buffer.from(`${school.siteUrl}/Child files/${JO}/restricted`).toString("base64url")}`;
  const headers = { authorization: `Bearer ${token}` };
  const item = (await (await fetch(`${tenant.origin}/v1.0/shares/${address}/driveItem`, { headers })).json()) as { readonly id: string; readonly parentReference: { readonly driveId: string } };
  const answer = await fetch(`${tenant.origin}/v1.0/drives/${item.parentReference.driveId}/items/${item.id}/children`, { headers });
  return found.parse(await answer.json()).value.map(({ name }) => name).sort();
}
