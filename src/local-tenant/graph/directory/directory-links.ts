import type { SqlParameters } from "../filter/filter-sql";
import type { GraphCall } from "../operation";
import { resourceNotFound } from "./directory-failure";
import type { DirectoryRow } from "./directory-kind";

/** How somebody belongs to a group. */
export type Relation = "members" | "owners";

/** A group, a class among them. */
export interface GroupRow extends DirectoryRow {
  readonly kind: "class" | "unified" | "security";
  readonly hidden_membership: boolean;
}

/** The group, or the class as a group, that has this id. @throws {GraphFailure} 404 when there is none. */
export async function requireGroup(call: GraphCall, reference: string): Promise<GroupRow> {
  const rows = await call.store.query<GroupRow>("select * from directory_groups where not removed and id = lower($1)", [reference]);
  if (rows[0] === undefined) throw resourceNotFound(reference);
  return rows[0];
}

/** A condition on rows of `t`: they belong to the group, or when `isTransitive` to a group inside it as well. */
export function belongsTo(groupId: string, relation: Relation, isTransitive = false): (parameters: SqlParameters) => string {
  return (parameters) => {
    const start = parameters.add(groupId);
    const kind = parameters.add(relation);
    if (!isTransitive) return `t.id in (select l.target_id from directory_links l where l.group_id = ${start} and l.relation = ${kind})`;
    return `t.id in (with recursive reached(id) as (
      select l.target_id from directory_links l where l.group_id = ${start} and l.relation = ${kind}
      union select l.target_id from directory_links l join reached r on l.group_id = r.id where l.relation = ${kind}) select id from reached)`;
  };
}

/** A condition on rows of `t`: groups that the person or group is in, or when `isTransitive` groups around those. */
export function hasMember(targetId: string, isTransitive = false): (parameters: SqlParameters) => string {
  return (parameters) => {
    const start = parameters.add(targetId);
    if (!isTransitive) return `t.id in (select l.group_id from directory_links l where l.target_id = ${start} and l.relation = 'members')`;
    return `t.id in (with recursive around(id) as (
      select l.group_id from directory_links l where l.target_id = ${start} and l.relation = 'members'
      union select l.group_id from directory_links l join around r on l.target_id = r.id where l.relation = 'members') select id from around)`;
  };
}

/** Whether a person is in a group, or owns it. */
export async function isIn(call: GraphCall, groupId: string, { personId, relation = "members" }: { readonly personId: string; readonly relation?: Relation }): Promise<boolean> {
  const rows = await call.store.query("select 1 from directory_links where group_id = $1 and relation = $2 and target_id = $3", [groupId, relation, personId]);
  return rows.length > 0;
}
