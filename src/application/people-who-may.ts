import { mayAct, type RowQuestion } from "../domain/access/may-act";
import type { Action } from "../domain/access/rules";
import { childStandings, type SchoolFacts, sencosOf } from "../domain/access/standings";
import type { Child } from "../domain/child";
import type { PersonId } from "../domain/ids";
import type { LocalDate } from "../domain/local-date";
import { teamOf } from "../domain/team";

/** SENCOs and everybody who works with the child, as far as they may do this to one row; each once. */
export function peopleWhoMay(
  child: Child, { action, row }: { readonly action: Action; readonly row: RowQuestion }, { facts, today }: { readonly facts: SchoolFacts; readonly today: LocalDate },
): readonly PersonId[] {
  const people = new Set([...sencosOf(facts, today), ...teamOf(child, facts, today).map((relation) => relation.personId)]);
  return [...people].filter((personId) => mayAct(childStandings(personId, child, { facts, today }), action, row));
}
