import type { CardAfterPress, CardContent } from "../domain/card-content";
import type { ChildId, NoticeId, PersonId, SchoolId } from "../domain/ids";
import type { Notice } from "../domain/notice";

/** A notice that has not been entered yet: the ledger gives it its id. */
export interface NewNotice extends Omit<Notice, "id" | "schoolId"> {
  /** Told within another notice, so never sent by itself. */
  readonly isToldTogether?: boolean;
}

/** Who was last known to work with each child. */
export type KnownTeams = ReadonlyMap<ChildId, readonly PersonId[]>;

/** Where a school's ledger stands. */
export interface LedgerView {
  /** Changes with every step; a step from an older one is refused. */
  readonly epoch: string;
  /** `undefined` until the school's teams have been entered for the first time. */
  readonly teams: KnownTeams | undefined;
}

/** What one step enters, all in one transaction. */
export interface LedgerStep {
  readonly notices: readonly NewNotice[];
  /** Children whose team changed, with the team now; a child with an empty team stays known. */
  readonly teams?: KnownTeams;
}

/** A notice that this program alone may send until it settles it. */
export interface ClaimedNotice {
  readonly notice: Notice;
  /** Settling under an older claim does nothing. */
  readonly claim: number;
  /** An earlier attempt may have been carried out: look in the chat before anything is sent. */
  readonly isUncertain: boolean;
}

/** How an attempt ended. */
export type NoticeOutcome =
  | { readonly kind: "sent"; readonly conversationId: string; readonly activityId: string; readonly at: string }
  /** Try again; `isUncertain` when this attempt may have been carried out. */
  | { readonly kind: "later"; readonly inSeconds: number; readonly isUncertain: boolean }
  /** Will not be sent: what it speaks of is over, or the person has removed the app. */
  | { readonly kind: "dropped"; readonly because: "over" | "removed-app" };

/** A notice as the ledger keeps it. */
export interface KeptNotice {
  readonly notice: Notice;
  /** Where its card stands; absent while it has not been sent. */
  readonly sent?: { readonly conversationId: string; readonly activityId: string; readonly at: string };
}

/** What is owed to whom, and what has been done about it. Part of the ledger: backed up, never emptied. */
export interface NoticeLedger {
  view(schoolId: SchoolId): Promise<LedgerView>;
  /** Which of these keys have been owed before. */
  known(schoolId: SchoolId, keys: readonly string[]): Promise<ReadonlySet<string>>;
  /**
   * Enters a step and rings for the sender, in one transaction. Keys that are known are left out.
   *
   * @returns false, with nothing entered, when the ledger has moved on from `epoch`.
   */
  advance(schoolId: SchoolId, epoch: string, step: LedgerStep): Promise<boolean>;
  /** Enters notices beside any step, and rings for the sender; keys that are known are left out. */
  owe(schoolId: SchoolId, notices: readonly NewNotice[]): Promise<void>;
  /** The oldest notice that is due and that nobody holds, a welcome before anything else; `undefined` when there is none. */
  claim(): Promise<ClaimedNotice | undefined>;
  settle(claimed: ClaimedNotice, outcome: NoticeOutcome): Promise<void>;
  find(id: NoticeId): Promise<KeptNotice | undefined>;
  /** Notices that this person waits for become due now, such as when their chat has just been made. */
  hasten(personId: PersonId): Promise<void>;
  /** Frees what a program that has ended still holds. Only for the one copy of an embedded database, at its start. */
  releaseClaims(): Promise<void>;
}

/** A person's chat with the bot. */
export interface Conversation {
  readonly personId: PersonId;
  readonly conversationId: string;
  /** Where this chat, and no other, is reached: it differs by region. */
  readonly serviceUrl: string;
}

/** The chats that the bot may write to. */
export interface Conversations {
  find(personId: PersonId): Promise<Conversation | undefined>;
  keep(conversation: Conversation): Promise<void>;
  forget(personId: PersonId): Promise<void>;
}

/** The bot's voice. */
export interface Messenger {
  /**
   * Sends a card.
   *
   * @returns the id of the message.
   * @throws {UnavailableError} whether it was sent is unknown, or the chat takes nothing now.
   * @throws {NotAllowedError} the person has removed the app.
   * @throws {NotFoundError} there is no such chat any more.
   */
  send(conversation: Conversation, card: CardContent): Promise<string>;
  /**
   * Opens the chat of somebody who has the app already, when no event has told where it is. The answer says in which
   * region it is. Throws as `send` does.
   */
  open(personId: PersonId): Promise<Conversation>;
  /** Puts another card in the place of a message, for everybody who reads the chat. Throws as `send` does. */
  replace(conversation: Conversation, activityId: string, card: CardAfterPress): Promise<void>;
}

/** The bot's chats as Microsoft Graph sees them. */
export interface BotChats {
  /** Makes sure that the person has the app, and so a chat with the bot; an event tells where the chat is when it is new. */
  install(personId: PersonId): Promise<"installed-now" | "was-installed">;
  /** The message in the person's chat that carries this notice; `undefined` when there is none. */
  findNotice(personId: PersonId, noticeId: NoticeId): Promise<string | undefined>;
}

/** Wakes the sender. A ring that comes twice, or while it is at work, does no harm. */
export interface NoticeBell {
  /** Calls `send` soon after each ring, one call at a time in this program. */
  answer(send: () => Promise<void>): Promise<void>;
}
