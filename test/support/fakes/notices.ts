import type { Conversation, Conversations, KeptNotice, KnownTeams, NewNotice, NoticeLedger, NoticeOutcome } from "../../../src/application/notice-ports";
import type { NoticeId, PersonId, SchoolId } from "../../../src/domain/ids";
import type { Notice } from "../../../src/domain/notice";

/** How long a claim lasts. */
const CLAIM_SECONDS = 20;

interface Entry {
  readonly notice: Notice;
  state: "owed" | "told-together" | "sent" | "dropped";
  sent: KeptNotice["sent"];
  dueAt: number;
  claim: number;
  heldUntil: number | undefined;
  isUncertain: boolean;
}

/** A ledger of notices in memory, with the rules of the port; it passes the same contract as the real one. */
export interface NoticesInMemory extends NoticeLedger {
  /** How often the sender was rung for. */
  readonly rings: number;
  /** Lets the ledger's own clock go on. */
  passTime(seconds: number): void;
  /** Every notice in the order in which it was entered, with what became of it. */
  entries(): readonly { readonly notice: Notice; readonly state: Entry["state"] }[];
}

interface SchoolLedger {
  epoch: number;
  teams: KnownTeams | undefined;
}

/** A ledger without notices. */
export function noticesInMemory(): NoticesInMemory {
  const entries: Entry[] = [];
  const schools = new Map<SchoolId, SchoolLedger>();
  let now = 0;
  let rings = 0;
  const schoolOf = (id: SchoolId): SchoolLedger => {
    const known = schools.get(id) ?? { epoch: 0, teams: undefined };
    schools.set(id, known);
    return known;
  };
  const isHeld = (entry: Entry) => entry.heldUntil !== undefined && entry.heldUntil > now;

  function enter(schoolId: SchoolId, notices: readonly NewNotice[]): void {
    for (const { isToldTogether, ...told } of notices) {
      if (entries.some(({ notice }) => notice.schoolId === schoolId && notice.key === told.key)) continue;
      const id = `00000000-0000-4000-8000-${String(entries.length + 1).padStart(12, "0")}` as NoticeId;
      const state = isToldTogether === true ? "told-together" : "owed";
      entries.push({ notice: { ...told, id, schoolId }, state, sent: undefined, dueAt: now, claim: 0, heldUntil: undefined, isUncertain: false });
      if (state === "owed") rings += 1;
    }
  }

  return {
    get rings() {
      return rings;
    },
    passTime: (seconds) => void (now += seconds),
    entries: () => entries.map(({ notice, state }) => ({ notice, state })),
    view: async (schoolId) => ({ epoch: String(schoolOf(schoolId).epoch), teams: schoolOf(schoolId).teams }),
    known: async (schoolId, keys) =>
      new Set(entries.flatMap(({ notice }) => (notice.schoolId === schoolId && keys.includes(notice.key) ? [notice.key] : []))),
    advance: async (schoolId, epoch, step) => {
      const school = schoolOf(schoolId);
      if (String(school.epoch) !== epoch) return false;
      school.epoch += 1;
      if (step.teams !== undefined) school.teams = new Map([...(school.teams ?? []), ...step.teams]);
      enter(schoolId, step.notices);
      return true;
    },
    owe: async (schoolId, notices) => enter(schoolId, notices),
    claim: async () => {
      const due = entries.filter((one) => one.state === "owed" && one.dueAt <= now && !isHeld(one));
      const entry = due.find((one) => one.notice.subject.kind === "welcome") ?? due[0];
      if (entry === undefined) return undefined;
      entry.isUncertain ||= entry.heldUntil !== undefined;
      entry.claim += 1;
      entry.heldUntil = now + CLAIM_SECONDS;
      return { notice: entry.notice, claim: entry.claim, isUncertain: entry.isUncertain };
    },
    settle: async (claimed, outcome) => {
      const entry = entries.find((one) => one.notice.id === claimed.notice.id);
      if (entry === undefined || entry.claim !== claimed.claim || entry.heldUntil === undefined) return;
      entry.heldUntil = undefined;
      settleEntry(entry, outcome, now);
    },
    find: async (id) => {
      const entry = entries.find(({ notice }) => notice.id === id);
      if (entry === undefined) return undefined;
      return { notice: entry.notice, ...(entry.sent === undefined ? {} : { sent: entry.sent }) };
    },
    hasten: async (personId) => {
      const waiting = entries.filter((one) => one.state === "owed" && one.notice.personId === personId);
      for (const entry of waiting) entry.dueAt = now;
      if (waiting.length > 0) rings += 1;
    },
    releaseClaims: async () => {
      for (const entry of entries.filter((one) => one.heldUntil !== undefined)) {
        Object.assign(entry, { heldUntil: undefined, isUncertain: true, dueAt: now });
        rings += 1;
      }
    },
  };
}

function settleEntry(entry: Entry, outcome: NoticeOutcome, now: number): void {
  if (outcome.kind === "sent") {
    entry.state = "sent";
    entry.sent = { conversationId: outcome.conversationId, activityId: outcome.activityId, at: outcome.at };
  } else if (outcome.kind === "dropped") entry.state = "dropped";
  else Object.assign(entry, { dueAt: now + outcome.inSeconds, isUncertain: outcome.isUncertain });
}

/** Where people can be written to, in memory. */
export function conversationsInMemory(): Conversations {
  const kept = new Map<PersonId, Conversation>();
  return {
    find: async (personId) => kept.get(personId),
    keep: async (conversation) => void kept.set(conversation.personId, conversation),
    forget: async (personId) => void kept.delete(personId),
  };
}
