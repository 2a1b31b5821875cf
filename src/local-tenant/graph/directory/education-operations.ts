import { itemNotFound } from "../graph-failure";
import { contextOf, type GraphCall, type GraphOperation, type GraphReply, ok } from "../operation";
import { pageSize, pick, selectedNames } from "../query-options";
import { educationUserShape, type PersonRow, requirePerson } from "./person";
import {
  CLASS_SHOWN, classesOfPerson, classShape, type ClassRow, peopleOfClass, requireClass, requireSchool, SCHOOL_SHOWN, type SchoolRow, schoolShape, viewerOf,
} from "./roster";
import { startOf, skipTokenAt } from "../skip-token";

const USUAL_PAGE = 100;

/** One page of things that are already at hand, each with only what was chosen. */
function pageOf(call: GraphCall, shape: string, things: readonly Readonly<Record<string, unknown>>[]): GraphReply {
  const size = pageSize(call.query, USUAL_PAGE);
  const from = startOf(call.query.get("$skiptoken"));
  const next = things.length > from + size ? { "@odata.nextLink": skipTokenAt(call, from + size) } : {};
  const names = selectedNames(call.query);
  return ok({ "@odata.context": contextOf(call, shape), ...next, value: things.slice(from, from + size).map((thing) => pick(thing, names)) });
}

function entity(call: GraphCall, shape: string, thing: Readonly<Record<string, unknown>>): GraphReply {
  return ok({ "@odata.context": contextOf(call, `${shape}/$entity`), ...pick(thing, selectedNames(call.query)) });
}

const schools = async (call: GraphCall) => {
  const rows = await call.store.query<SchoolRow>(`select s.* from schools s where ${SCHOOL_SHOWN} order by s.id`, [viewerOf(call)]);
  return pageOf(call, "education/schools", rows.map(schoolShape));
};
const school = async (call: GraphCall) => entity(call, "education/schools", schoolShape(await requireSchool(call)));

const classesOfSchool = async (call: GraphCall) => {
  const { id } = await requireSchool(call);
  const rows = await call.store.query<ClassRow>(`select c.* from classes c where ${CLASS_SHOWN} and c.school_id = $2 order by c.id`, [viewerOf(call), id]);
  return pageOf(call, "education/classes", rows.map(classShape));
};

const usersOfSchool = async (call: GraphCall) => {
  const { id } = await requireSchool(call);
  const rows = await call.store.query<PersonRow>("select p.* from people p join school_people s on s.person_id = p.id where s.school_id = $1 and not p.removed order by p.id", [id]);
  return pageOf(call, "education/users", rows.map(educationUserShape));
};

const classes = async (call: GraphCall) => {
  const rows = await call.store.query<ClassRow>(`select c.* from classes c where ${CLASS_SHOWN} order by c.id`, [viewerOf(call)]);
  return pageOf(call, "education/classes", rows.map(classShape));
};
const oneClass = async (call: GraphCall) => entity(call, "education/classes", classShape(await requireClass(call)));

const peopleIn = (who: "teachers" | "members") => async (call: GraphCall) => {
  const { id } = await requireClass(call);
  return pageOf(call, "education/users", (await peopleOfClass(call, id, who)).map(educationUserShape));
};

const schoolsOfClass = async (call: GraphCall) => {
  const { school_id: schoolId } = await requireClass(call);
  const rows = await call.store.query<SchoolRow>("select * from schools where id = $1 and not removed", [schoolId]);
  return pageOf(call, "education/schools", rows.map(schoolShape));
};

const users = async (call: GraphCall) => {
  const rows = await call.store.query<PersonRow>("select * from people where not removed order by id");
  return pageOf(call, "education/users", rows.map(educationUserShape));
};
const user = async (call: GraphCall) => entity(call, "education/users", educationUserShape(await requireNamed(call)));

const classesOf = (which: "all" | "taught") => async (call: GraphCall) =>
  pageOf(call, "education/classes", (await classesOfPerson(call, (await requireNamed(call)).id, which)).map(classShape));

const schoolsOf = async (call: GraphCall) => {
  const { id } = await requireNamed(call);
  const rows = await call.store.query<SchoolRow>(`select s.* from schools s join school_people p on p.school_id = s.id where ${SCHOOL_SHOWN} and p.person_id = $2 order by s.id`, [viewerOf(call), id]);
  return pageOf(call, "education/schools", rows.map(schoolShape));
};

/** The person in the address, or the caller under `/me`; somebody who shares no class with the caller is not found. */
async function requireNamed(call: GraphCall): Promise<PersonRow> {
  const person = await requirePerson(call, call.params["userId"] ?? call.caller.personId ?? "");
  const viewer = call.caller.personId;
  if (viewer === undefined || viewer === person.id) return person;
  const shared = await call.store.query("select 1 from class_people a join class_people b on b.class_id = a.class_id where a.person_id = $1 and b.person_id = $2 limit 1", [viewer, person.id]);
  if (shared.length === 0) throw itemNotFound();
  return person;
}

const DELEGATED = ["EduRoster.ReadBasic", "EduRoster.Read", "EduRoster.ReadWrite"];
const APPLICATION = ["EduRoster.Read.All", "EduRoster.ReadWrite.All"];
const EITHER = { delegated: DELEGATED, application: APPLICATION };
const ONLY_PEOPLE = { delegated: DELEGATED, application: [] };
const ONLY_APPLICATIONS = { delegated: [], application: APPLICATION };
const PAGED = ["$select", "$top", "$skiptoken"];

function reads(path: string, documentedAs: string, rest: Pick<GraphOperation, "permissions" | "query" | "handle">): GraphOperation {
  return { method: "GET", path: `/education${path}`, documentedAs, ...rest };
}

/** Schools, classes and who is in them; nothing here can be written, an administrator does that elsewhere. */
export const EDUCATION_OPERATIONS: readonly GraphOperation[] = [
  reads("/schools", "List educationSchools", { permissions: EITHER, query: PAGED, handle: schools }),
  reads("/schools/{schoolId}", "Get educationSchool", { permissions: EITHER, query: ["$select"], handle: school }),
  reads("/schools/{schoolId}/classes", "List classes of an educationSchool", { permissions: EITHER, query: PAGED, handle: classesOfSchool }),
  reads("/schools/{schoolId}/users", "List educationUsers in an educationSchool", { permissions: ONLY_APPLICATIONS, query: PAGED, handle: usersOfSchool }),
  reads("/classes", "List educationClasses", { permissions: EITHER, query: PAGED, handle: classes }),
  reads("/classes/{classId}", "Get educationClass", { permissions: EITHER, query: ["$select"], handle: oneClass }),
  reads("/classes/{classId}/teachers", "List teachers", { permissions: EITHER, query: PAGED, handle: peopleIn("teachers") }),
  reads("/classes/{classId}/members", "List members of an educationClass", { permissions: EITHER, query: PAGED, handle: peopleIn("members") }),
  reads("/classes/{classId}/schools", "List schools of an educationClass", { permissions: EITHER, query: PAGED, handle: schoolsOfClass }),
  reads("/users", "List educationUsers", { permissions: ONLY_APPLICATIONS, query: PAGED, handle: users }),
  reads("/users/{userId}", "Get educationUser", { permissions: EITHER, query: ["$select"], handle: user }),
  reads("/users/{userId}/classes", "List classes of an educationUser", { permissions: EITHER, query: PAGED, handle: classesOf("all") }),
  reads("/users/{userId}/taughtClasses", "List taughtClasses", { permissions: EITHER, query: PAGED, handle: classesOf("taught") }),
  reads("/users/{userId}/schools", "List schools of an educationUser", { permissions: EITHER, query: PAGED, handle: schoolsOf }),
  reads("/me", "Get educationUser", { permissions: ONLY_PEOPLE, query: ["$select"], handle: user }),
  reads("/me/classes", "List classes of an educationUser", { permissions: ONLY_PEOPLE, query: PAGED, handle: classesOf("all") }),
  reads("/me/taughtClasses", "List taughtClasses", { permissions: ONLY_PEOPLE, query: PAGED, handle: classesOf("taught") }),
  reads("/me/schools", "List schools of an educationUser", { permissions: ONLY_PEOPLE, query: PAGED, handle: schoolsOf }),
];
