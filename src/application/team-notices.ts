import { mayAct } from "../domain/access/may-act";
import { childStandings, sencosOf } from "../domain/access/standings";
import { type Child, hasLeft } from "../domain/child";
import type { ChildId, PersonId } from "../domain/ids";
import type { TeamChange } from "../domain/notice";
import { teamOf } from "../domain/team";
import type { KnownTeams, LedgerView, NewNotice } from "./notice-ports";
import type { SchoolToday } from "./school-today";

/** Who began and who ceased to work with which children, and every team that is not as it was known. */
export interface TeamChanges {
  readonly joined: readonly TeamChange[];
  readonly left: readonly TeamChange[];
  readonly teams: KnownTeams;
}

/**
 * Compares today's teams of the children with a plan with those that were known. When a child's plan is seen for the
 * first time, the team is entered and nobody counts as new: a school that begins with Baton is not sent a briefing for
 * each of its teachers. A child who came from another school brings the plan along, so there everybody is new to it.
 */
export function findTeamChanges(known: KnownTeams | undefined, now: SchoolToday): TeamChanges {
  const joined = new Map<PersonId, ChildId[]>();
  const left = new Map<PersonId, ChildId[]>();
  const teams = new Map<ChildId, readonly PersonId[]>();
  const arrived = new Set(now.incoming.map((handover) => handover.toChildId));
  for (const child of now.children.filter(({ id }) => now.plans.has(id))) {
    const today = readersOf(child, now);
    const entered = known?.get(child.id);
    if (entered?.join() === today.join()) continue;
    teams.set(child.id, today);
    if (known === undefined || (entered === undefined && !arrived.has(child.id))) continue;
    const before = entered ?? [];
    note(joined, today.filter((personId) => !before.includes(personId)), child.id);
    if (!hasLeft(child, now.today)) note(left, before.filter((personId) => !today.includes(personId)), child.id);
  }
  return { joined: changesOf(joined), left: changesOf(left), teams };
}

/** One briefing for each person who joined (R50), and one card for each SENCO about all who came and went. */
export function teamNotices({ joined, left }: TeamChanges, { epoch }: Pick<LedgerView, "epoch">, now: SchoolToday): readonly NewNotice[] {
  const briefings = joined.map(({ personId, childIds }): NewNotice => ({
    personId, key: `briefing:${epoch}:${personId}`, subject: { kind: "briefing", childIds },
  }));
  const forSencos = sencosOf(now.facts, now.today).flatMap((personId): readonly NewNotice[] => {
    const others = { joined: besides(personId, joined), left: besides(personId, left) };
    if (others.joined.length + others.left.length === 0) return [];
    return [{ personId, key: `team-changes:${epoch}:${personId}`, subject: { kind: "team-changes", ...others } }];
  });
  return [...briefings, ...forSencos];
}

/** Everybody on the child's team who may read the plan, in a fixed order. */
function readersOf(child: Child, { facts, today }: SchoolToday): readonly PersonId[] {
  return teamOf(child, facts, today)
    .map((relation) => relation.personId)
    .filter((personId) => mayAct(childStandings(personId, child, { facts, today }), "read", "plan"))
    .sort();
}

function note(found: Map<PersonId, ChildId[]>, people: readonly PersonId[], childId: ChildId): void {
  for (const personId of people) found.set(personId, [...(found.get(personId) ?? []), childId]);
}

function changesOf(found: ReadonlyMap<PersonId, readonly ChildId[]>): readonly TeamChange[] {
  return [...found].map(([personId, childIds]) => ({ personId, childIds }));
}

function besides(personId: PersonId, changes: readonly TeamChange[]): readonly TeamChange[] {
  return changes.filter((change) => change.personId !== personId);
}
