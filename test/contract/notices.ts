import { beforeEach, describe, expect, it } from "@jest/globals";
import type { ClaimedNotice, Conversations, NewNotice, NoticeLedger } from "../../src/application/notice-ports";
import type { FiledCopies } from "../../src/application/ports";
import type { ChildId, NoticeId, PersonId, SchoolId } from "../../src/domain/ids";
import { MS_HALE, MS_YUSUF, OAKFIELD } from "../support/builders";

/** A ledger of notices and what belongs to it. */
export interface NoticeStore {
  readonly notices: NoticeLedger;
  readonly conversations: Conversations;
  readonly filed: FiledCopies;
  /** Makes everything in the ledger this much older. */
  passTime(seconds: number): Promise<void>;
}

const JO = "child-jo" as ChildId;
const KIM = "child-kim" as ChildId;
const SENT = { kind: "sent", conversationId: "a:1", activityId: "message-1", at: "2026-10-01T10:00:00.000Z" } as const;

/** A notice that nobody has been owed before. */
export function aNewNotice(key: string, overrides: Partial<NewNotice> = {}): NewNotice {
  return { personId: MS_YUSUF, key, subject: { kind: "briefing", childIds: [JO] }, ...overrides };
}

/** Takes notices until there is none left, and settles each as sent. */
export async function sendAll(notices: NoticeLedger): Promise<readonly ClaimedNotice[]> {
  const claimed = await notices.claim();
  if (claimed === undefined) return [];
  await notices.settle(claimed, SENT);
  return [claimed, ...(await sendAll(notices))];
}

/** What every ledger of notices must do. Each test begins with nothing due. */
export function describeNotices(name: string, open: () => Promise<NoticeStore>): void {
  describe(`${name} keeps notices`, () => {
    let store: NoticeStore;
    let notices: NoticeLedger;
    let school: SchoolId;
    let schools = 0;
    beforeEach(async () => {
      store = await open();
      ({ notices } = store);
      await store.passTime(3600);
      await sendAll(notices);
      school = `${OAKFIELD}-${String((schools += 1))}` as SchoolId;
    });
    const claimOne = async () => {
      const claimed = await notices.claim();
      if (claimed === undefined) throw new Error("Nothing is due.");
      return claimed;
    };
    const keysOf = (claimed: readonly ClaimedNotice[]) => claimed.map(({ notice }) => notice.key);

    it("gives out what is owed, the oldest first, each once, under an id of its own", async () => {
      const keys = Array.from({ length: 12 }, (_, index) => `b${String(12 - index)}`);
      await notices.owe(school, keys.map((key) => aNewNotice(key)));
      await notices.owe(school, [aNewNotice("a"), aNewNotice("b3"), aNewNotice("a")]);
      const sent = await sendAll(notices);
      expect(keysOf(sent)).toEqual([...keys, "a"]);
      expect(new Set(sent.map(({ notice }) => notice.id)).size).toBe(13);
      expect(sent[0]).toMatchObject({ claim: 1, isUncertain: false, notice: { schoolId: school, personId: MS_YUSUF, subject: { kind: "briefing", childIds: [JO] } } });
    });

    it("knows for good which keys were owed, school by school", async () => {
      await notices.owe(school, [aNewNotice("sent"), aNewNotice("told", { isToldTogether: true })]);
      await sendAll(notices);
      expect(await notices.known(school, ["sent", "told", "other"])).toEqual(new Set(["sent", "told"]));
      expect(await notices.known("school-other" as SchoolId, ["sent"])).toEqual(new Set());
      await notices.owe(school, [aNewNotice("sent")]);
      expect(await notices.claim()).toBeUndefined();
    });

    it("never gives out what is told within another notice", async () => {
      await notices.owe(school, [aNewNotice("whole"), aNewNotice("part", { isToldTogether: true })]);
      expect(keysOf(await sendAll(notices))).toEqual(["whole"]);
    });

    it("keeps a notice for whoever took it, and gives it to somebody else, as uncertain, when the claim has lapsed", async () => {
      await notices.owe(school, [aNewNotice("k")]);
      const first = await claimOne();
      await store.passTime(19);
      expect(await notices.claim()).toBeUndefined();
      await store.passTime(1);
      const second = await claimOne();
      expect(second).toEqual({ notice: first.notice, claim: first.claim + 1, isUncertain: true });
    });

    it("lets nobody settle under an older claim, or twice", async () => {
      await notices.owe(school, [aNewNotice("k")]);
      const first = await claimOne();
      await store.passTime(20);
      const second = await claimOne();
      await notices.settle(first, SENT);
      expect(await notices.find(first.notice.id)).toEqual({ notice: first.notice });
      await notices.settle(second, { kind: "later", inSeconds: 0, isUncertain: false });
      await notices.settle(second, SENT);
      expect(await claimOne()).toMatchObject({ claim: 3, isUncertain: false });
    });

    it("may still be settled under a claim that has lapsed, when nobody has taken it since", async () => {
      await notices.owe(school, [aNewNotice("k")]);
      const claimed = await claimOne();
      await store.passTime(60);
      await notices.settle(claimed, SENT);
      expect(await notices.claim()).toBeUndefined();
    });

    it("remembers where a sent card stands", async () => {
      await notices.owe(school, [aNewNotice("k")]);
      const claimed = await claimOne();
      expect(await notices.find(claimed.notice.id)).toEqual({ notice: claimed.notice });
      await notices.settle(claimed, SENT);
      const { kind: _kind, ...sent } = SENT;
      expect(await notices.find(claimed.notice.id)).toEqual({ notice: claimed.notice, sent });
      expect(await notices.find("11111111-1111-4111-8111-111111111111" as NoticeId)).toBeUndefined();
      expect(await notices.find("not an id" as NoticeId)).toBeUndefined();
    });

    it("puts off what could not be sent, and says whether it may have been", async () => {
      await notices.owe(school, [aNewNotice("k")]);
      await notices.settle(await claimOne(), { kind: "later", inSeconds: 30, isUncertain: true });
      await store.passTime(29);
      expect(await notices.claim()).toBeUndefined();
      await store.passTime(1);
      const again = await claimOne();
      expect(again.isUncertain).toBe(true);
      await notices.settle(again, { kind: "later", inSeconds: 0, isUncertain: false });
      expect((await claimOne()).isUncertain).toBe(false);
    });

    it("drops what will not be sent", async () => {
      await notices.owe(school, [aNewNotice("k")]);
      const claimed = await claimOne();
      await notices.settle(claimed, { kind: "dropped", because: "over" });
      await store.passTime(60);
      expect(await notices.claim()).toBeUndefined();
      expect(await notices.find(claimed.notice.id)).toEqual({ notice: claimed.notice });
    });

    it("makes due at once what one person waits for", async () => {
      await notices.owe(school, [aNewNotice("yusuf"), aNewNotice("hale", { personId: MS_HALE })]);
      await notices.settle(await claimOne(), { kind: "later", inSeconds: 30, isUncertain: false });
      await notices.settle(await claimOne(), { kind: "later", inSeconds: 30, isUncertain: false });
      await notices.hasten(MS_HALE);
      await notices.hasten("person-nobody" as PersonId);
      expect(keysOf(await sendAll(notices))).toEqual(["hale"]);
    });

    it("frees what a program that ended still held, as uncertain and due", async () => {
      await notices.owe(school, [aNewNotice("held"), aNewNotice("free")]);
      const held = await claimOne();
      await notices.releaseClaims();
      await notices.settle(held, SENT);
      expect((await sendAll(notices)).map(({ notice, isUncertain }) => [notice.key, isUncertain])).toEqual([["held", true], ["free", false]]);
    });

    it("enters a step whole, or not at all when the ledger has moved on", async () => {
      const start = await notices.view(school);
      expect(start.teams).toBeUndefined();
      expect(await notices.advance(school, start.epoch, { notices: [aNewNotice("first")], teams: new Map([[JO, [MS_YUSUF]], [KIM, [MS_HALE, MS_YUSUF]]]) })).toBe(true);
      const next = await notices.view(school);
      expect(next.epoch).not.toBe(start.epoch);
      expect(await notices.advance(school, start.epoch, { notices: [aNewNotice("late")], teams: new Map([[JO, []]]) })).toBe(false);
      expect(await notices.view(school)).toEqual(next);
      expect(next.teams).toEqual(new Map([[JO, [MS_YUSUF]], [KIM, [MS_HALE, MS_YUSUF]]]));
      expect(keysOf(await sendAll(notices))).toEqual(["first"]);
    });

    it("keeps the teams that a step does not name, and a child whose team is empty", async () => {
      const enter = async (teams?: ReadonlyMap<ChildId, readonly PersonId[]>) =>
        notices.advance(school, (await notices.view(school)).epoch, { notices: [], ...(teams === undefined ? {} : { teams }) });
      await enter();
      expect((await notices.view(school)).teams).toBeUndefined();
      await enter(new Map());
      expect((await notices.view(school)).teams).toEqual(new Map());
      await enter(new Map([[JO, [MS_YUSUF]], [KIM, [MS_YUSUF]]]));
      await enter(new Map([[JO, []]]));
      await enter();
      expect((await notices.view(school)).teams).toEqual(new Map([[JO, []], [KIM, [MS_YUSUF]]]));
    });

    it("lets exactly one of two steps at the same moment through", async () => {
      const { epoch } = await notices.view(school);
      const steps = ["x", "y"].map((key) => notices.advance(school, epoch, { notices: [aNewNotice(key)] }));
      expect((await Promise.all(steps)).sort()).toEqual([false, true]);
      expect(await sendAll(notices)).toHaveLength(1);
    });
  });

  describe(`${name} remembers chats and files`, () => {
    it("knows where a person can be written to, until it is told to forget", async () => {
      const { conversations } = await open();
      const chat = { personId: MS_HALE, conversationId: "a:1", serviceUrl: "http://localhost/uk" };
      expect(await conversations.find(MS_HALE)).toBeUndefined();
      await conversations.keep(chat);
      await conversations.keep({ ...chat, serviceUrl: "http://localhost/emea" });
      expect(await conversations.find(MS_HALE)).toEqual({ ...chat, serviceUrl: "http://localhost/emea" });
      expect(await conversations.find(MS_YUSUF)).toBeUndefined();
      await conversations.forget(MS_HALE);
      await conversations.forget(MS_HALE);
      expect(await conversations.find(MS_HALE)).toBeUndefined();
    });

    it("knows which version of each child was filed last", async () => {
      const { filed } = await open();
      await filed.keep(OAKFIELD, JO, "plan-1:1");
      await filed.keep(OAKFIELD, JO, "plan-1:2");
      expect(await filed.all(OAKFIELD)).toEqual(new Map([[JO, "plan-1:2"]]));
      expect(await filed.all("school-other" as SchoolId)).toEqual(new Map());
    });
  });
}
