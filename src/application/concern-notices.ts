import { mayAct } from "../domain/access/may-act";
import { childStandings } from "../domain/access/standings";
import { type Child, hasLeft } from "../domain/child";
import type { Concern } from "../domain/concern";
import type { PersonId } from "../domain/ids";
import { dayOfInstant, daysBetween } from "../domain/local-date";
import type { ConcernStep } from "../domain/notice";
import { concernStanding } from "../domain/reviewing/concern-clock";
import { ANSWERING } from "./answer-concern";
import type { NewNotice } from "./notice-ports";
import { peopleWhoMay } from "./people-who-may";
import type { SchoolToday } from "./school-today";

/** An answer of longer ago is news to nobody: a school that begins with Baton is not told of it. */
const ANSWER_TOLD_WITHIN_DAYS = 14;

/**
 * A concern that waits is told to whoever may answer it, and once more when it has waited past its day; the answer is told to
 * whoever raised it, as long as they work with the child (R57).
 */
export function concernNotices(now: SchoolToday): readonly NewNotice[] {
  return now.concerns.flatMap((concern) => {
    const child = now.children.find(({ id }) => id === concern.childId);
    if (child === undefined || hasLeft(child, now.today)) return [];
    const { step, people } = concern.state === "open" ? whoAnswers(concern, child, now) : whoIsAnswered(concern, child, now);
    return people.map((personId) => ({
      personId, key: `concern:${concern.id}:${step}:${personId}`, subject: { kind: "concern", childId: child.id, concernId: concern.id, step },
    }));
  });
}

interface ToTell {
  readonly step: ConcernStep;
  readonly people: readonly PersonId[];
}

function whoAnswers(concern: Concern, child: Child, now: SchoolToday): ToTell {
  const people = peopleWhoMay(child, ANSWERING, now);
  if (concernStanding(concern, now.today) === "late") return { step: "late", people };
  return { step: "raised", people: people.filter((personId) => personId !== concern.raisedBy) };
}

function whoIsAnswered({ raisedBy, answeredBy, answeredAt }: Concern, child: Child, { school, facts, today }: SchoolToday): ToTell {
  const isNews = answeredAt !== undefined && daysBetween(dayOfInstant(answeredAt, school.timeZone), today) <= ANSWER_TOLD_WITHIN_DAYS;
  const mayKnow = mayAct(childStandings(raisedBy, child, { facts, today }), "read", { kind: "concern", isOwn: true });
  return { step: "answered", people: isNews && mayKnow && answeredBy !== raisedBy ? [raisedBy] : [] };
}
