import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { strFromU8, unzipSync } from "fflate";
import { z } from "zod";
import type { FolderAnswer } from "../../src/api/contract";
import { apiPath } from "../../src/api/paths";
import type { ClassId } from "../../src/domain/ids";
import { aChild, aPlanContent } from "../support/builders";
import { eventually } from "../support/eventually";
import { CLASSES, PEOPLE } from "../support/provisioned-tenant";
import { faultsOfWordFiles } from "../support/word-file-faults";
import { type RunningTestService, startTestService } from "../support/running-service";

const SHAREPOINT_PAGE = "00000003-0000-0ff1-ce00-000000000000";
const CHILD = { childId: "child-jo" };
const FIRST_COPY = "SEN Support plan, version 1.docx";
const files = z.object({ value: z.array(z.object({ name: z.string() })) });

describe("the staff copy of an agreed plan, on a local tenant", () => {
  let service: RunningTestService;

  beforeAll(async () => {
    service = await startTestService();
    const { graph, school } = service.provisioned;
    await graph.lists.create(school, "Children", aChild({ schoolId: school.id, entraId: PEOPLE.pupil, classIds: [CLASSES.first as ClassId] }), PEOPLE.senco);
    await eventually(async () => {
      const { status } = await service.ask(PEOPLE.senco, `POST ${apiPath("plans", CHILD)}`, { content: aPlanContent() });
      if (status !== 201) throw new Error(`not agreed: ${String(status)}`);
    });
  }, 60_000);
  afterAll(async () => {
    await service.close();
  });

  /** Asks Graph as the person, for something in the folder whose address the API gives to staff. */
  async function askGraph(personId: string, below: string): Promise<Response> {
    const { body } = await service.ask<FolderAnswer>(PEOPLE.senco, `GET ${apiPath("folder", CHILD)}`);
    const { origin, personToken } = service.provisioned.tenant;
    const token = await personToken(personId, SHAREPOINT_PAGE, ["https://graph.microsoft.com/Files.ReadWrite.All"]);
    const headers = { authorization: `Bearer ${token}` };
    const address = `u!${Buffer.from(body.webUrl).toString("base64url")}`;
    const item = await fetch(`${origin}/v1.0/shares/${address}/driveItem`, { headers });
    if (!item.ok) return item;
    const { id, parentReference } = z.object({ id: z.string(), parentReference: z.object({ driveId: z.string() }) }).parse(await item.json());
    return fetch(`${origin}/v1.0/drives/${parentReference.driveId}/items/${id}${below}`, { headers });
  }
  const namesFor = async (personId: string) => files.parse(await (await askGraph(personId, "/children")).json()).value.map(({ name }) => name);

  it("is in the child's plan folder, where the class teacher reads it", async () => {
    expect(await namesFor(PEOPLE.teacher)).toEqual([FIRST_COPY]);
    const content = await askGraph(PEOPLE.teacher, `:/${encodeURIComponent(FIRST_COPY)}:/content`);
    expect(content.status).toBe(200);
    const bytes = new Uint8Array(await content.arrayBuffer());
    expect(strFromU8(unzipSync(bytes)["word/document.xml"]!)).toContain("18 of 20 on two Fridays running");
    expect(await faultsOfWordFiles([bytes])).toEqual([[]]);
  }, 30_000);

  it.each([
    ["the child", PEOPLE.pupil],
    ["another pupil", PEOPLE.otherPupil],
    ["a colleague who does not work with the child", PEOPLE.otherTeacher],
  ])("is not there for %s", async (_who, personId) => {
    expect([403, 404]).toContain((await askGraph(personId, "/children")).status);
  });

  it("is filed once, however often the same is agreed, and a next version beside it", async () => {
    const { tenant } = service.provisioned;
    const before = (await tenant.admin("GET", "calls?after=0")) as { readonly last: number };
    expect((await service.ask(PEOPLE.senco, `POST ${apiPath("plans", CHILD)}`, { content: aPlanContent() })).status).toBe(201);
    expect(await tenant.admin("GET", `calls?after=${String(before.last)}`)).toMatchObject({ writes: 0 });
    const content = aPlanContent({ strategies: "Sit near the front" });
    expect((await service.ask(PEOPLE.senco, `POST ${apiPath("plans", CHILD)}`, { content })).status).toBe(201);
    expect((await namesFor(PEOPLE.teacher)).sort()).toEqual([FIRST_COPY, "SEN Support plan, version 2.docx"]);
  });

  it.each(["commit-then-504", "commit-then-reset"])("is there once although the answers to its filing are lost: %s", async (kind) => {
    await service.provisioned.tenant.admin("PUT", "fault", { kind, times: 2, methods: ["PUT"], pathIncludes: "/content" });
    const before = await namesFor(PEOPLE.teacher);
    expect((await service.ask(PEOPLE.senco, `POST ${apiPath("plans", CHILD)}`, { content: aPlanContent({ strategies: `Written while ${kind}` }) })).status).toBe(201);
    expect(await namesFor(PEOPLE.teacher)).toHaveLength(before.length + 1);
  }, 30_000);
});
