import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { NotReadyError } from "../../src/application/errors";
import { createBot } from "../../src/bot/create-bot";
import type { PersonId } from "../../src/domain/ids";
import { createService } from "../../src/service/create-service";
import { createReadiness } from "../../src/service/readiness";
import { OAKFIELD, aClass, aPlanVersion } from "../support/builders";
import { BOT, TENANT, type ChatsOnPaper, type TestChannel, aPress, anActivity, chatsOnPaper, startTestChannel } from "../support/bot-channel";
import { type TestServices, oakfield } from "../support/fakes/services";

const TEACHER = "10000000-0000-4000-8000-000000000002" as PersonId;
const TENANT_ORIGIN = "http://localhost:4310";

let channel: TestChannel;
beforeAll(async () => {
  channel = await startTestChannel();
});
afterAll(() => channel.close());

let services: TestServices;
let chats: ChatsOnPaper;
let log: string[];
let refreshes: number;
let app: Awaited<ReturnType<typeof serve>>;
beforeEach(async () => {
  [log, refreshes, chats] = [[], 0, chatsOnPaper()];
  services = await oakfield({ Plans: [aPlanVersion()] });
  services.classes[0] = aClass({ teacherIds: [TEACHER] });
  await services.catchUp();
  app = await serve(services);
});

async function serve(by: TestServices) {
  const { openIdMetadataUrl, issuer } = channel;
  const bot = await createBot({ botId: BOT, tenantId: TENANT, openIdMetadataUrl, issuer, services: by, channel: chats, reportBug: () => log.push("bug") });
  return createService({
    api: {
      services: by, readiness: createReadiness([OAKFIELD]), otherOrigin: TENANT_ORIGIN, refreshClock: () => Promise.resolve(), mintRequestId: () => "request-1",
      log: (line) => log.push(line), readPerson: () => Promise.reject(new Error("The bot's address asks for no person")),
    },
    bot: {
      bot,
      refreshClock: () => {
        refreshes += 1;
        return Promise.resolve();
      },
    },
    pages: { publicUrl: "http://localhost:4311", localTenantUrl: TENANT_ORIGIN, pagesFolder: "/nowhere", config: {} as never },
  });
}

const post = async (body: string, headers: Record<string, string> = {}) =>
  await app.request("/api/messages", { method: "POST", headers: { authorization: `Bearer ${await channel.token()}`, "content-type": "application/json", ...headers }, body });

describe("POST /api/messages", () => {
  it("takes an activity outside the API's sign-in, on today's day, and lets nobody keep the answer", async () => {
    const answer = await post(JSON.stringify(aPress(TEACHER, "showDue", { notice: "5d1c0c3e-0000-4000-8000-000000000001" })));
    expect([answer.status, answer.headers.get("cache-control"), answer.headers.get("x-content-type-options"), refreshes]).toEqual([200, "no-store", "nosniff", 1]);
    expect(await answer.json()).toMatchObject({ statusCode: 200, value: { type: "AdaptiveCard" } });
    expect((await post(JSON.stringify(anActivity(TEACHER, { text: "help" })))).status).toBe(200);
    expect(chats.posted).toHaveLength(1);
  });

  it("turns away whoever is not the channel", async () => {
    for (const authorization of ["", "Bearer x.y.z", `Bearer ${await channel.token({ aud: "somebody else" })}`]) {
      expect((await post(JSON.stringify(anActivity(TEACHER, { text: "help" })), { authorization })).status).toBe(401);
    }
    expect(chats.posted).toEqual([]);
  });

  it.each(["", "{", "null", "[]", '"text"', "7"])("refuses what is not an activity: %j", async (body) => {
    expect((await post(body)).status).toBe(400);
    expect(log).toEqual([]);
  });

  it("refuses more than 256 KB", async () => {
    expect((await post(JSON.stringify(anActivity(TEACHER, { text: "x".repeat(257 * 1024) })))).status).toBe(413);
    expect((await post(JSON.stringify(anActivity(TEACHER, { text: "x".repeat(200 * 1024) })))).status).toBe(200);
  });

  it("lets the channel tell again while no school has been read", async () => {
    app = await serve({ ...services, readiness: { obstacle: () => new NotReadyError(2) } });
    const answer = await post(JSON.stringify(anActivity(TEACHER, { type: "installationUpdate", action: "add" })));
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "5"]);
  });

  it("is not for pages: it gives no other origin leave to read its answers", async () => {
    const answer = await post(JSON.stringify(anActivity(TEACHER, { text: "help" })), { origin: TENANT_ORIGIN });
    expect(answer.headers.get("access-control-allow-origin")).toBeNull();
  });
});
