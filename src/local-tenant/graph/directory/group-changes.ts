import type { GraphCall } from "../operation";
import type { ReadRelations } from "./directory-delta";
import { holds } from "./directory-permissions";

interface LinkChange extends Record<string, unknown> {
  readonly group_id: string;
  readonly relation: string;
  readonly target_id: string;
  readonly target_kind: string;
  readonly present: boolean;
}

const EVERYONE = `
  select l.group_id, l.relation, l.target_id, l.target_kind, true as present from directory_links l where l.group_id = any($1) and l.relation = any($2)
  union all select m.group_id, m.relation, m.target_id, m.target_kind, false from group_marks m where m.group_id = any($1) and m.relation = any($2) and not m.present and m.change > $3::bigint`;
const WHOEVER_CHANGED = `
  select m.group_id, m.relation, m.target_id, m.target_kind, m.present from group_marks m where m.group_id = any($1) and m.relation = any($2) and m.change > $3::bigint`;

/** Who joined and left groups since the mark, as `members@delta` and `owners@delta`; everybody in the first round. */
export const readBelonging: ReadRelations = async (call, { rows, names, mark }) => {
  const ids = rows.filter((row) => row["hidden_membership"] !== true || mayReadHidden(call)).map(({ id }) => id);
  const isFirst = mark.since === 0;
  const changes = await call.store.query<LinkChange>(`${isFirst ? EVERYONE : WHOEVER_CHANGED} order by relation, target_id`, [ids, names, isFirst ? mark.startedAt : mark.since]);
  const told = new Map<string, Record<string, object[]>>();
  for (const change of changes) {
    const lists = told.get(change.group_id) ?? {};
    const name = `${change.relation}@delta`;
    lists[name] = [...(lists[name] ?? []), linkChange(change)];
    told.set(change.group_id, lists);
  }
  return told;
};

function linkChange({ target_id: id, target_kind: kind, present }: LinkChange): object {
  return { "@odata.type": `#microsoft.graph.${kind}`, id, ...(present ? {} : { "@removed": { reason: "deleted" } }) };
}

function mayReadHidden(call: GraphCall): boolean {
  return holds(call, ["Member.Read.Hidden"]);
}
