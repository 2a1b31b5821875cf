import { anyOwn, mayAct } from "../domain/access/may-act";
import type { CardAfterPress, ChildInitials, NamedTeamChange, PressAnswer } from "../domain/card-content";
import { fullName } from "../domain/child";
import type { ChildId, NoticeId, PersonId, ProgressId, TargetId } from "../domain/ids";
import type { Notice, NoticeSubject, TeamChange } from "../domain/notice";
import type { Rating } from "../domain/progress";
import { acknowledgePlans } from "./acknowledge-plans";
import { noteSeenPlans } from "./audit-log";
import { cardSetting, childInitials } from "./card-lines";
import { AppError, InvalidError, NotAllowedError, NotFoundError } from "./errors";
import { logProgress } from "./log-progress";
import { namesOf } from "./names-of";
import type { KeptNotice } from "./notice-ports";
import { proposeReview } from "./propose-review";
import { briefingChild, type ReadablePlan, readablePlans, targetLines } from "./read-briefing";
import { readConcerns } from "./read-concerns";
import type { KnowsPeople, Services } from "./services";
import { whoIsAsking } from "./who-is-asking";

/** What a press of a button on a card asks for. */
export type CardAction =
  | { readonly kind: "ask-progress"; readonly childId: ChildId }
  | {
      readonly kind: "log-progress"; readonly childId: ChildId; readonly targetId: TargetId; readonly progressId: ProgressId;
      readonly rating: Rating; readonly note: string;
    }
  /** `on` as it was typed. */
  | { readonly kind: "propose-date"; readonly childId: ChildId; readonly on: string }
  | { readonly kind: "show" }
  | { readonly kind: "acknowledge" };

/** One press, by whoever has the card before them: its first reader, or somebody it was forwarded to. */
export interface CardPress {
  readonly personId: PersonId;
  readonly noticeId: NoticeId;
  readonly action: CardAction;
}

type Presses = KnowsPeople & Pick<Services, "notices" | "audit" | "lists" | "directory" | "messenger" | "conversations" | "appId" | "mintId">;

/**
 * Answers a press for the person who pressed, by what that person may see and do now: having the card proves nothing.
 * Whatever is not theirs, or not any more, is `gone`. Pressing twice does what pressing once does.
 */
export async function pressCard(press: CardPress, services: Presses): Promise<PressAnswer> {
  try {
    const kept = await services.notices.find(press.noticeId);
    return kept === undefined ? GONE : await answer(press, kept, services);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const isGone = error instanceof NotFoundError || error instanceof NotAllowedError || error instanceof InvalidError;
    return isGone ? GONE : { kind: "try-again" };
  }
}

const GONE: PressAnswer = { kind: "gone" };

async function answer(press: CardPress, kept: KeptNotice, services: Presses): Promise<PressAnswer> {
  const { action } = press;
  switch (action.kind) {
    case "ask-progress":
      return await progressForm(press, action.childId, services);
    case "log-progress":
      return await keepProgress(press, action, services);
    case "propose-date":
      return await proposeDate(press, action, services);
    case "show":
      return await show(press, kept.notice, services);
    case "acknowledge":
      return await acknowledge(press, kept, services);
    default:
      return action satisfies never;
  }
}

async function progressForm({ personId, noticeId }: CardPress, childId: ChildId, services: Presses): Promise<PressAnswer> {
  const [plan] = await readablePlans(personId, [childId], services);
  if (plan === undefined) return GONE;
  await noteSeenPlans({ school: plan.place.school, personId }, [plan.whole.plan], services);
  const child = childInitials(plan.child);
  return { kind: "progress-form", noticeId, child, targets: targetLines(plan.whole), progressId: services.mintId() as ProgressId };
}

type ActionOf<K extends CardAction["kind"]> = Extract<CardAction, { readonly kind: K }>;

async function keepProgress({ personId, noticeId }: CardPress, action: ActionOf<"log-progress">, services: Presses): Promise<PressAnswer> {
  const { childId, targetId, progressId, rating, note } = action;
  const kept = await logProgress({ personId, childId, targetId, id: progressId, rating, note }, services);
  const [plan] = await readablePlans(personId, [childId], services);
  return plan === undefined ? GONE : { kind: "progress-kept", noticeId, child: childInitials(plan.child), rating: kept.rating };
}

async function proposeDate({ personId, noticeId }: CardPress, { childId, on }: ActionOf<"propose-date">, services: Presses): Promise<PressAnswer> {
  const proposal = await proposeReview({ personId, childId, on }, services);
  if (proposal.kind === "refused") return { kind: "date-refused", problem: proposal.problem, latest: proposal.latest };
  return { kind: "date-proposed", noticeId, child: childInitials(proposal.child), on: proposal.on };
}

async function show({ personId }: CardPress, notice: Notice, services: Presses): Promise<PressAnswer> {
  const { subject } = notice;
  const childIds = childrenToRead(subject);
  if (childIds !== undefined) return await showBriefing(personId, { notice, childIds }, services);
  if (subject.kind === "concern") return await showConcern(personId, subject, services);
  await mustBeSenco(personId, notice, services);
  if (subject.kind === "team-changes") return await showTeamChanges(notice, subject, services);
  if (subject.kind === "date-proposed") return await showProposal(notice, subject, services);
  return GONE;
}

/** The children whose plans a card asks its reader to read; `undefined` for every other card. */
function childrenToRead(subject: NoticeSubject): readonly ChildId[] | undefined {
  if (subject.kind === "briefing") return subject.childIds;
  return subject.kind === "new-versions" ? subject.plans.map(({ childId }) => childId) : undefined;
}

async function showBriefing(
  personId: PersonId,
  { notice, childIds }: { readonly notice: Notice; readonly childIds: readonly ChildId[] },
  services: Presses,
): Promise<PressAnswer> {
  const plans = await readablePlans(personId, childIds, services);
  for (const { place, whole } of plans) await noteSeenPlans({ school: place.school, personId }, [whole.plan], services);
  return plans.length === 0 ? GONE : { kind: "briefing", noticeId: notice.id, children: plans.map(briefingChild) };
}

async function mustBeSenco(personId: PersonId, { schoolId }: Notice, services: Presses): Promise<void> {
  const { schools } = await whoIsAsking(personId, services);
  const place = schools.find(({ school }) => school.id === schoolId);
  if (place === undefined || !mayAct(place.standings, "write", anyOwn("plan"))) throw new NotAllowedError("read", { kind: "notice", id: schoolId });
}

async function showTeamChanges(notice: Notice, { joined, left }: Extract<NoticeSubject, { kind: "team-changes" }>, services: Presses): Promise<PressAnswer> {
  const nameOf = await namesOf([...joined, ...left].map((change) => change.personId), services);
  const named = (changes: readonly TeamChange[]): Promise<readonly NamedTeamChange[]> =>
    Promise.all(changes.map(async ({ personId, childIds }) => ({ name: nameOf(personId), children: await initialsOf(notice, childIds, services) })));
  return { kind: "team-changes", joined: await named(joined), left: await named(left) };
}

async function showProposal({ schoolId }: Notice, subject: Extract<NoticeSubject, { kind: "date-proposed" }>, services: Presses): Promise<PressAnswer> {
  const kept = await services.replica.find(schoolId, "Children", subject.childId);
  if (kept === undefined) return GONE;
  const nameOf = await namesOf([subject.by], services);
  return { kind: "date-proposed-by", name: nameOf(subject.by), childName: fullName(kept.record), on: subject.on };
}

async function showConcern(personId: PersonId, { childId, concernId }: Extract<NoticeSubject, { kind: "concern" }>, services: Presses): Promise<PressAnswer> {
  const { childName, concerns } = await readConcerns({ personId, childId }, services);
  const found = concerns.find(({ id }) => id === concernId);
  if (found === undefined) return GONE;
  const { raisedByName, words, answer: said, answeredByName = "" } = found;
  return { kind: "concern", childName, raisedByName, words, answer: said, answeredByName };
}

async function initialsOf({ schoolId }: Notice, childIds: readonly ChildId[], { replica }: Presses): Promise<readonly ChildInitials[]> {
  const kept = await Promise.all(childIds.map((childId) => replica.find(schoolId, "Children", childId)));
  return kept.flatMap((one) => (one === undefined ? [] : [childInitials(one.record)]));
}

async function acknowledge({ personId, noticeId }: CardPress, { notice, sent }: KeptNotice, services: Presses): Promise<PressAnswer> {
  const childIds = childrenToRead(notice.subject);
  if (childIds === undefined) return GONE;
  const plans = (await readablePlans(personId, childIds, services)).filter((plan) => plan.worksWithChild);
  const [first] = plans;
  if (first === undefined) return GONE;
  await acknowledgePlans({ personId, because: notice.subject.kind === "briefing" ? "joined" : "new-version" }, plans, services);
  const done = { kind: "read-and-understood", noticeId, on: first.place.today, children: plans.map((plan) => childInitials(plan.child)) } as const;
  if (sent !== undefined && notice.personId === personId) await markAsRead({ card: done, sent, plan: first }, { personId, services });
  return done;
}

interface Marking {
  readonly card: Omit<Extract<CardAfterPress, { kind: "read-and-understood" }>, "setting">;
  readonly sent: NonNullable<KeptNotice["sent"]>;
  readonly plan: ReadablePlan;
}

/** The card shows from now on that it has been read. What counts is the row: a card that cannot be changed is no failure. */
async function markAsRead({ card, sent, plan }: Marking, { personId, services }: { readonly personId: PersonId; readonly services: Presses }): Promise<void> {
  const conversation = await services.conversations.find(personId);
  if (conversation?.conversationId !== sent.conversationId) return;
  try {
    await services.messenger.replace(conversation, sent.activityId, { ...card, setting: cardSetting(plan.place.school, services) });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
}
