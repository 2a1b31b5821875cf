import { notImplemented } from "../graph-failure";
import type { GraphCall } from "../operation";
import { expansions } from "../query-options";
import type { DirectoryKind, DirectoryRow } from "./directory-kind";
import { seesWholeRosters } from "./directory-permissions";
import { chosenProperties, shapeOf } from "./directory-shape";
import { CLASS_KIND, EDUCATION_USER_KIND, SCHOOL_KIND } from "./education-kinds";

type Shape = Readonly<Record<string, unknown>>;

interface Inside {
  readonly kind: DirectoryKind;
  /** Rows of `t` with `of_id`, whose things are `$1`; the viewer is `$2`, or null for an application. */
  readonly sql: string;
  readonly onlyApplications?: boolean;
}

const OWN_CLASS = "($2::text is null or exists (select 1 from class_people v where v.class_id = t.id and v.person_id = $2))";
const OWN_SCHOOL = "($2::text is null or exists (select 1 from school_people v where v.school_id = t.id and v.person_id = $2))";
const ANYBODY = "($2::text is null or true)";

const INSIDE: Readonly<Record<string, Readonly<Record<string, Inside>>>> = {
  educationSchool: {
    classes: { kind: CLASS_KIND, sql: `select t.*, t.school_id as of_id from classes t where t.school_id = any($1) and ${OWN_CLASS}` },
    users: { kind: EDUCATION_USER_KIND, onlyApplications: true, sql: `select t.*, s.school_id as of_id from people t join school_people s on s.person_id = t.id where s.school_id = any($1) and ${ANYBODY}` },
  },
  educationClass: {
    schools: { kind: SCHOOL_KIND, sql: `select t.*, c.id as of_id from schools t join classes c on c.school_id = t.id where c.id = any($1) and ${OWN_SCHOOL}` },
    members: { kind: EDUCATION_USER_KIND, sql: `select t.*, m.class_id as of_id from people t join class_people m on m.person_id = t.id where m.class_id = any($1) and ${ANYBODY}` },
    teachers: { kind: EDUCATION_USER_KIND, sql: `select t.*, m.class_id as of_id from people t join class_people m on m.person_id = t.id where m.teaches and m.class_id = any($1) and ${ANYBODY}` },
  },
  educationUser: {
    schools: { kind: SCHOOL_KIND, sql: `select t.*, s.person_id as of_id from schools t join school_people s on s.school_id = t.id where s.person_id = any($1) and ${OWN_SCHOOL}` },
    classes: { kind: CLASS_KIND, sql: `select t.*, m.person_id as of_id from classes t join class_people m on m.class_id = t.id where m.person_id = any($1) and ${OWN_CLASS}` },
    taughtClasses: { kind: CLASS_KIND, sql: `select t.*, m.person_id as of_id from classes t join class_people m on m.class_id = t.id where m.teaches and m.person_id = any($1) and ${OWN_CLASS}` },
  },
};

/** What an expansion asked for, by the kind of thing that holds it. */
export interface Holding {
  readonly kind: DirectoryKind;
  readonly rows: readonly DirectoryRow[];
  readonly shapes: readonly Shape[];
}

/**
 * Puts into parts of the roster what the call wants inside them, for example the teachers of classes.
 *
 * @throws {GraphFailure} 501 for anything that cannot be put inside here.
 */
export async function expandRoster(call: GraphCall, { kind, rows, shapes }: Holding): Promise<readonly Shape[]> {
  const known = INSIDE[kind.type] ?? {};
  let finished = shapes;
  for (const [name, chosen] of expansions(call.query, Object.keys(known))) {
    const inside = known[name];
    if (inside === undefined) continue;
    if (inside.onlyApplications === true && call.caller.personId !== undefined) throw notImplemented(`$expand=${name} is for applications only here.`);
    const names = chosenProperties(inside.kind, chosen);
    const held = await call.store.query<DirectoryRow & { readonly of_id: string }>(`${inside.sql} and not t.removed order by t.id`, [rows.map(({ id }) => id), call.caller.personId ?? null]);
    const show = (row: DirectoryRow): Shape => shapeOf(inside.kind, row, { names, basicOnly: row.id !== call.caller.personId && !seesWholeRosters(call) });
    finished = finished.map((shape, index) => ({ ...shape, [name]: held.filter((row) => row.of_id === rows[index]?.id).map(show) }));
  }
  return finished;
}
