import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { z } from "zod";
import { type PrivilegesSeen, privilegesSeen } from "../../src/cli/docs/permissions-page";
import { GRAPH_PERMISSIONS } from "../../src/cli/package/permissions";
import type { ChildId, NoticeId, PersonId } from "../../src/domain/ids";
import { createBotChats } from "../../src/graph/bot-chats";
import { createGraphConnection } from "../../src/graph/graph-connection";
import { type ChatFixture, PEOPLE as CHAT_PEOPLE, SCHOOL_BOT, startChats } from "../local-tenant/connector/support/chat-fixture";
import { aChild } from "../support/builders";
import type { LocalTenant } from "../support/local-tenant";
import { BATON_APP, CLASSES, PEOPLE, type ProvisionedTenant, startProvisionedTenant } from "../support/provisioned-tenant";
import { patienceAtOnce } from "../support/patience";

const RECORD = fileURLToPath(new URL("../../docs/permissions.json", import.meta.url));
const CHILD = "a-child" as ChildId;
const FILE = { name: "plan.docx", bytes: new Uint8Array([80, 75]), contentType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document" };
const answer = z.object({ privileges: z.array(z.object({ label: z.string(), appId: z.string(), isDelegated: z.boolean(), permission: z.string(), operation: z.string() })) });

type Step = readonly [label: string, work: () => Promise<unknown>];

async function walk(tenant: LocalTenant, steps: readonly Step[]): Promise<void> {
  await tenant.admin("DELETE", "privileges");
  for (const [label, work] of steps) {
    await tenant.admin("PUT", "label", { label });
    await work();
  }
  await tenant.admin("PUT", "label", { label: "" });
}

/** What our own app was let in by, label after label. */
async function seenBy(tenant: LocalTenant, steps: readonly Step[]): Promise<PrivilegesSeen> {
  const { privileges } = answer.parse(await tenant.admin("GET", "privileges"));
  const own = privileges.filter(({ appId }) => appId === BATON_APP);
  expect(own.filter(({ isDelegated }) => isDelegated)).toEqual([]);
  return Object.fromEntries(steps.map(([label]) => {
    const here = own.filter((use) => use.label === label);
    const names = [...new Set(here.map(({ permission }) => permission))].sort();
    return [label, Object.fromEntries(names.map((name) => [name, [...new Set(here.filter(({ permission }) => permission === name).map(({ operation }) => operation))].sort()]))];
  }));
}

describe("the permissions that are asked for", () => {
  let world: ProvisionedTenant;
  let chats: ChatFixture;
  let seen: PrivilegesSeen;

  beforeAll(async () => {
    [world, chats] = [await startProvisionedTenant({ provisioned: false }), await startChats()];
    const schoolSteps = stepsInSchool(world);
    const chatSteps = stepsInChats(chats);
    await walk(world.tenant, schoolSteps);
    await walk(chats.tenant, chatSteps);
    seen = { ...(await seenBy(world.tenant, schoolSteps)), ...(await seenBy(chats.tenant, chatSteps)) };
    if (process.env.BATON_RECORD_PERMISSIONS === "1") writeFileSync(RECORD, `${JSON.stringify(seen, undefined, 2)}\n`);
  }, 60_000);
  afterAll(async () => {
    await world.close();
    await chats.close();
  });

  it("are those that the page says are used, for just these operations", () => {
    expect(seen).toEqual(privilegesSeen.parse(JSON.parse(readFileSync(RECORD, "utf8"))));
  });

  it("are each used, and no other is", () => {
    const used = new Set(Object.values(seen).flatMap((permissions) => Object.keys(permissions)));
    expect([...used].sort()).toEqual(GRAPH_PERMISSIONS.map(({ name }) => name).sort());
  });
});

function stepsInSchool({ graph, school, tenant }: ProvisionedTenant): readonly Step[] {
  const child = { ...aChild(), schoolId: school.id, id: CHILD };
  return [
    ["a school's site is made ready", () => graph.provisionSite(school, () => undefined)],
    ["rows of records are written", async () => {
      const made = await graph.lists.create(school, "Children", child, PEOPLE.senco);
      const changed = await graph.lists.replace(school, "Children", { ...child, strengths: "Draws" }, made.revision, PEOPLE.senco);
      await graph.lists.remove(school, "Children", { key: child.id, revision: changed.revision });
    }],
    ["rows of records are followed", async () => {
      const first = await graph.lists.changes(school, "Children", undefined);
      await graph.lists.changes(school, "Children", first.cursor);
    }],
    ["a child's folder is made, shared and filled", async () => {
      await graph.folders.ensure(school, CHILD);
      await graph.folders.shareWith(school, CHILD, [PEOPLE.teacher]);
      await graph.folders.file(school, CHILD, FILE);
      await graph.folders.shareWith(school, CHILD, []);
    }],
    ["rosters are read and followed", async () => {
      const first = await graph.roster.changes(school, undefined);
      await tenant.admin("PUT", `classes/${CLASSES.first}/teachers/${PEOPLE.otherTeacher}`);
      await graph.roster.changes(school, first.cursor);
    }],
    ["staff are named", () => graph.directory.names([PEOPLE.senco, PEOPLE.teacher])],
  ];
}

function stepsInChats(chats: ChatFixture): readonly Step[] {
  const graph = createGraphConnection({ origin: chats.tenant.origin, getToken: () => chats.botToken(SCHOOL_BOT, "https://graph.microsoft.com"), patience: patienceAtOnce() });
  const botChats = createBotChats({ graph, appId: SCHOOL_BOT });
  const teacher = CHAT_PEOPLE.teacher as PersonId;
  return [
    ["the bot's chat with somebody is opened", () => botChats.install(teacher)],
    ["a card that may have been sent is looked up", () => botChats.findNotice(teacher, "f0000000-0000-4000-8000-000000000001" as NoticeId)],
  ];
}
