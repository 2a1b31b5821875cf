import type { GraphCall } from "../operation";
import { expansions } from "../query-options";
import { requestDenied } from "./directory-failure";
import type { DirectoryKind, DirectoryRow } from "./directory-kind";
import type { Relation } from "./directory-links";
import { DIRECTORY_PERMISSIONS, holds, seesProfiles, seesWholeProfiles } from "./directory-permissions";
import { chosenProperties, shapeOf, typedShape } from "./directory-shape";
import { GROUP_KIND } from "./group-kind";
import { USER_KIND } from "./user-kind";

type Shape = Readonly<Record<string, unknown>>;

/** What may be put inside a person. */
export const EXPAND_MEMBERSHIPS = "memberOf";

/** Graph gives at most so many related things inside another. */
const MOST_EXPANDED = 20;

interface LinkedRow extends DirectoryRow {
  readonly of_id: string;
}

/** Puts `memberOf` inside people when the call asks for it. */
export async function expandMemberships(call: GraphCall, rows: readonly DirectoryRow[], shapes: readonly Shape[]): Promise<readonly Shape[]> {
  const asked = expansions(call.query, [EXPAND_MEMBERSHIPS]);
  if (!asked.has(EXPAND_MEMBERSHIPS)) return shapes;
  if (!holds(call, DIRECTORY_PERMISSIONS.readMemberships.application)) throw requestDenied();
  const names = chosenProperties(GROUP_KIND, asked.get(EXPAND_MEMBERSHIPS));
  const linked = await call.store.query<LinkedRow>(
    "select t.*, l.target_id as of_id from directory_groups t join directory_links l on l.group_id = t.id where l.relation = 'members' and not t.removed and l.target_id = any($1) order by t.id",
    [rows.map(({ id }) => id)],
  );
  return shapes.map((shape, index) => ({ ...shape, memberOf: inside(linked, rows[index]?.id, (row) => typedShape(GROUP_KIND, shapeOf(GROUP_KIND, row, { names }))) }));
}

/** Puts `members` or `owners` inside groups when the call asks for it; who belongs to a hidden group is left out. */
export async function expandBelonging(call: GraphCall, rows: readonly DirectoryRow[], shapes: readonly Shape[]): Promise<readonly Shape[]> {
  const asked = expansions(call.query, ["members", "owners"]);
  let finished = shapes;
  for (const relation of ["members", "owners"] as const) {
    if (asked.has(relation)) finished = await expandOne(call, { relation, chosen: asked.get(relation) }, { rows, shapes: finished });
  }
  return finished;
}

interface Wanted {
  readonly relation: Relation;
  readonly chosen: readonly string[] | undefined;
}

async function expandOne(call: GraphCall, { relation, chosen }: Wanted, { rows, shapes }: { readonly rows: readonly DirectoryRow[]; readonly shapes: readonly Shape[] }): Promise<readonly Shape[]> {
  const names = chosenProperties(USER_KIND, chosen);
  const visible = rows.filter((row) => relation === "owners" || row["hidden_membership"] !== true || holds(call, ["Member.Read.Hidden"])).map(({ id }) => id);
  const linked = await call.store.query<LinkedRow>(
    "select t.*, l.group_id as of_id from people t join directory_links l on l.target_id = t.id where l.relation = $2 and not t.removed and l.group_id = any($1) order by t.id",
    [visible, relation],
  );
  return shapes.map((shape, index) => ({ ...shape, [relation]: inside(linked, rows[index]?.id, (row) => memberShape(call, USER_KIND, { row, names })) }));
}

function inside(linked: readonly LinkedRow[], id: string | undefined, shape: (row: LinkedRow) => Shape): readonly Shape[] {
  return linked.filter((row) => row.of_id === id).slice(0, MOST_EXPANDED).map(shape);
}

/** A member with its type. Who may not read people is shown that there is somebody, and no more. */
export function memberShape(call: GraphCall, kind: DirectoryKind, { row, names }: { readonly row: DirectoryRow; readonly names: readonly string[] | undefined }): Shape {
  const shape = shapeOf(kind, row, { names, basicOnly: kind === USER_KIND && row.id !== call.caller.personId && !seesWholeProfiles(call) });
  const isBare = kind === USER_KIND && row.id !== call.caller.personId && !seesProfiles(call);
  if (!isBare) return typedShape(kind, shape);
  return typedShape(kind, Object.fromEntries(Object.entries(shape).map(([name, value]) => [name, name === "id" ? value : Array.isArray(value) ? [] : null])));
}
