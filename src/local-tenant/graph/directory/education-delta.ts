import { type DeltaMark, expiredBefore, lastChange, readMark, writeMark } from "../delta-token";
import { resyncRequired } from "../graph-failure";
import { contextOf, type GraphCall, type GraphOperation, ok } from "../operation";
import { pageSize, pick, selectedNames } from "../query-options";
import { educationUserShape, type PersonRow } from "./person";
import { type ClassRow, classShape, type SchoolRow, schoolShape } from "./roster";

const USUAL_PAGE = 100;

type Thing = SchoolRow | ClassRow | PersonRow;

interface Collection<T extends Thing> {
  readonly name: "schools" | "classes" | "users";
  readonly table: "schools" | "classes" | "people";
  readonly shape: (thing: T) => Readonly<Record<string, unknown>>;
  /** A condition on rows of `t` with the viewer as `$1`. */
  readonly shown: string;
}

/** As in Microsoft 365, a deleted class simply stops being told of: only schools and people leave a mark. */
function readDelta<T extends Thing>(collection: Collection<T>) {
  return async (call: GraphCall) => {
    const token = call.query.get("$deltatoken") ?? call.query.get("$skiptoken");
    const context = { "@odata.context": contextOf(call, `Collection(educationRoot/${collection.name})`) };
    if (token === "latest") return ok({ ...context, "@odata.deltaLink": linkWith(call, "$deltatoken", { of: collection.name, after: await lastChange(call.store) }), value: [] });
    const mark = await requireMark(call, collection.name, token);
    const size = pageSize(call.query, USUAL_PAGE);
    const tombstones = collection.name === "classes" ? "not t.removed" : "(not t.removed or t.change > $3)";
    const rows = await call.store.query<T>(
      `select t.* from ${collection.table} t where t.change > $2 and ${tombstones} and $3::bigint is not null and ($1::text is null or ${collection.shown}) order by t.change limit ${String(size + 1)}`,
      [call.caller.personId ?? null, mark.after, mark.startedAt ?? mark.after],
    );
    const page = rows.slice(0, size);
    const last = Number(page.at(-1)?.change ?? mark.after);
    const link =
      rows.length > size
        ? { "@odata.nextLink": linkWith(call, "$skiptoken", { ...mark, after: last }) }
        : { "@odata.deltaLink": linkWith(call, "$deltatoken", { of: mark.of, after: Math.max(last, mark.startedAt ?? 0) }) };
    return ok({ ...context, ...link, value: page.map((thing) => changeShape(call, collection, thing)) });
  };
}

async function requireMark(call: GraphCall, name: string, token: string | null): Promise<DeltaMark> {
  if (token === null || token === "") return { of: name, after: 0, startedAt: await lastChange(call.store) };
  const mark = readMark(token, name);
  if (mark === undefined || mark.after < (await expiredBefore(call.store))) throw resyncRequired("syncStateNotFound", `${call.links.self}?$deltatoken=`);
  return mark;
}

function linkWith(call: GraphCall, option: "$deltatoken" | "$skiptoken", mark: DeltaMark): string {
  const kept = [...call.query].filter(([name]) => name !== "$deltatoken" && name !== "$skiptoken").map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `${call.links.self}?${[...kept, `${option}=${writeMark(mark)}`].join("&")}`;
}

function changeShape<T extends Thing>(call: GraphCall, collection: Collection<T>, thing: T) {
  if (thing.removed) return { id: thing.id, "@removed": { reason: "deleted" } };
  const names = selectedNames(call.query);
  return pick(collection.shape(thing), names === undefined ? undefined : [...names, "id"]);
}

const PERMISSIONS = {
  delegated: ["EduRoster.ReadBasic", "EduRoster.Read", "EduRoster.ReadWrite"],
  application: ["EduRoster.ReadBasic.All", "EduRoster.Read.All", "EduRoster.ReadWrite.All"],
};

function deltaOf<T extends Thing>(collection: Collection<T>, documentedAs: string): GraphOperation {
  return {
    method: "GET", path: `/education/${collection.name}/delta`, documentedAs, permissions: PERMISSIONS, query: ["$select", "$top", "$deltatoken", "$skiptoken"], handle: readDelta(collection),
  };
}

const IN_OWN_CLASS = "exists (select 1 from class_people v where v.class_id = t.id and v.person_id = $1)";
const IN_OWN_SCHOOL = "exists (select 1 from school_people v where v.school_id = t.id and v.person_id = $1)";
const SHARES_A_CLASS = "exists (select 1 from class_people a join class_people b on b.class_id = a.class_id where a.person_id = $1 and b.person_id = t.id)";

/** What has changed in the rosters since a token was given. */
export const EDUCATION_DELTA_OPERATIONS: readonly GraphOperation[] = [
  deltaOf<SchoolRow>({ name: "schools", table: "schools", shape: schoolShape, shown: IN_OWN_SCHOOL }, "educationSchool: delta"),
  deltaOf<ClassRow>({ name: "classes", table: "classes", shape: classShape, shown: IN_OWN_CLASS }, "educationClass: delta"),
  deltaOf<PersonRow>({ name: "users", table: "people", shape: educationUserShape, shown: SHARES_A_CLASS }, "educationUser: delta"),
];
