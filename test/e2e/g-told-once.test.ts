import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { KNOWN_CLASSES, KNOWN_PEOPLE, KNOWN_SCHOOLS } from "../../src/cli/seed/known-people";
import type { PersonId } from "../../src/domain/ids";
import { eventually } from "../support/eventually";
import { readChatOf } from "./support/chat-reading";
import { admin } from "./support/graph-reading";
import { ledgerWhenSettled } from "./support/ledger-reading";
import { type StartedProduct, startProduct } from "./support/started-product";
import { seededRandom } from "./support/seeded-random";

/** `npm run soak` asks for more. */
const KILLS = Number(process.env.BATON_KILLS ?? "20");
const SHORTEST_LIFE_MS = 100;
const LONGEST_LIFE_MS = 1_500;
const LAST_ROUND_MS = 60_000;
const A_DAY_MS = 86_400_000;

describe("what somebody is owed while the service is killed again and again", () => {
  let product: StartedProduct;

  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product.stop());

  it(
    `reaches each chat once: reminders and briefings through ${String(KILLS)} kills`,
    async () => {
      const random = seededRandom(20261124);
      await everybodyEntered();
      const newcomers: PersonId[] = [];
      let days = 0;
      for (let kill = 0; kill < KILLS; kill += 1) {
        if (kill % 2 === 0) newcomers.push(await joinClass(kill));
        else days = await moveDayOn(days);
        await new Promise((resolve) => setTimeout(resolve, SHORTEST_LIFE_MS + random() * (LONGEST_LIFE_MS - SHORTEST_LIFE_MS)));
        await product.service.kill();
        await product.restartService();
      }
      const readers = [...newcomers, KNOWN_PEOPLE.oakfieldSenco.id, KNOWN_PEOPLE.willowTeacher.id, KNOWN_PEOPLE.riversideSenco.id];
      const chats = new Map(await Promise.all(readers.map(async (personId) => [personId, await readChatOf(personId)] as const)));
      for (const newcomer of newcomers) {
        await eventually(async () => { expect((await chats.get(newcomer)?.noticeIds())?.length).toBeGreaterThanOrEqual(2); }, LAST_ROUND_MS);
      }
      const owed = await ledgerWhenSettled(product);

      expect(owed.filter(({ state }) => state === "owed")).toEqual([]);
      const briefed = owed.filter(({ subject }) => subject.kind === "briefing").map((row) => row.person_id);
      expect(briefed.sort()).toEqual([...newcomers].sort());
      expect(owed.filter(({ subject }) => subject.kind === "review-due" || subject.kind === "reviews-due").length).toBeGreaterThan(0);
      for (const [personId, chat] of chats) {
        const sent = owed.filter((row) => row.person_id === personId && row.state === "sent").map((row) => row.id);
        expect([...(await chat.noticeIds())].sort()).toEqual(sent.sort());
      }
    },
    KILLS * 15_000 + 4 * LAST_ROUND_MS,
  );
});

/** Who works with a child when its plan is first seen is entered in silence; by the time of the first reminder everybody has been. */
async function everybodyEntered(): Promise<void> {
  const senco = await readChatOf(KNOWN_PEOPLE.oakfieldSenco.id);
  await eventually(async () => { expect(await senco.noticeIds()).not.toEqual([]); }, LAST_ROUND_MS);
}

async function joinClass(number: number): Promise<PersonId> {
  const personId = `57aff000-0000-4000-8000-0000000${(0xa0000 + number).toString(16)}` as PersonId;
  const surname = `Newcomer ${String(number)}`;
  await admin("PUT", `people/${personId}`, {
    displayName: `Alex ${surname}`, givenName: "Alex", surname, userPrincipalName: `newcomer.${String(number)}@oakfield.example`, primaryRole: "teacher",
    schoolIds: [KNOWN_SCHOOLS.oakfield.id],
  });
  await admin("PUT", `classes/${KNOWN_CLASSES.willow.id}/teachers/${personId}`, {});
  return personId;
}

/** Moves the school's day on; days are counted from the real one. */
async function moveDayOn(days: number): Promise<number> {
  const next = days + 4;
  await admin("PUT", "day", { day: new Date(Date.now() + next * A_DAY_MS).toISOString().slice(0, 10) });
  return next;
}
