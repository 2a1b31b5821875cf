import type { SqlParameters } from "../filter/filter-sql";
import { type GraphCall, type GraphOperation, type GraphReply, ok } from "../operation";
import { selectedNames } from "../query-options";
import { readChanges, DELTA_OPTIONS, type Followed } from "./directory-delta";
import type { DirectoryKind, DirectoryRow } from "./directory-kind";
import { requireGroup } from "./directory-links";
import { listPage } from "./directory-page";
import { DIRECTORY_PERMISSIONS, seesWholeRosters } from "./directory-permissions";
import { chosenProperties, directoryContext, shapeOf } from "./directory-shape";
import { CLASS_KIND, EDUCATION_USER_KIND, SCHOOL_KIND } from "./education-kinds";
import { expandRoster } from "./expand-roster";
import { GROUP_KIND } from "./group-kind";
import { ownClasses, ownPeople, ownSchools, requireClass, requireRosterPerson, requireSchool } from "./roster";
import { USER_KIND } from "./user-kind";
import { isBasicOnly } from "./user-operations";

type Condition = (call: GraphCall, parameters: SqlParameters) => string;

/** With the basic permission alone, the limited part of a roster; people see all of themselves. */
function isLimited(call: GraphCall, row: DirectoryRow): boolean {
  return row.id !== call.caller.personId && !seesWholeRosters(call);
}

/** One page of a part of the roster. */
async function listPart(call: GraphCall, kind: DirectoryKind, conditions: readonly Condition[]): Promise<GraphReply> {
  const set = { educationSchool: "education/schools", educationClass: "education/classes", educationUser: "education/users" }[kind.type] ?? "";
  return await listPage(call, kind, {
    set,
    where: (parameters) => ["true", ...conditions.map((condition) => condition(call, parameters))].join(" and "),
    basicOnly: (row) => isLimited(call, row),
    finish: (rows, shapes) => expandRoster(call, { kind, rows, shapes }),
  });
}

async function show(call: GraphCall, kind: DirectoryKind, { set, row, basicOnly }: { readonly set: string; readonly row: DirectoryRow; readonly basicOnly: boolean }): Promise<GraphReply> {
  const names = chosenProperties(kind, selectedNames(call.query));
  const [shape] = await expandRoster(call, { kind, rows: [row], shapes: [shapeOf(kind, row, { names, basicOnly })] });
  return ok({ "@odata.context": directoryContext(call, set, { isEntity: true }), ...shape });
}

const showSchool = async (call: GraphCall) => {
  const row = await requireSchool(call);
  return show(call, SCHOOL_KIND, { set: "education/schools", row, basicOnly: isLimited(call, row) });
};
const showClass = async (call: GraphCall) => {
  const row = await requireClass(call);
  return show(call, CLASS_KIND, { set: "education/classes", row, basicOnly: isLimited(call, row) });
};
const showPerson = async (call: GraphCall) => {
  const row = await requireRosterPerson(call);
  return show(call, EDUCATION_USER_KIND, { set: "education/users", row, basicOnly: isLimited(call, row) });
};
const showAsUser = async (call: GraphCall) => {
  const row = await requireRosterPerson(call);
  return show(call, USER_KIND, { set: "users", row, basicOnly: isBasicOnly(call, row) && !seesWholeRosters(call) });
};
const showAsGroup = async (call: GraphCall) => {
  const { id } = await requireClass(call);
  return show(call, GROUP_KIND, { set: "groups", row: await requireGroup(call, id), basicOnly: false });
};

const inSchool = (schoolId: string): Condition => (_call, parameters) => `t.school_id = ${parameters.add(schoolId)}`;
const atSchool = (schoolId: string): Condition => (_call, parameters) => `t.id in (select s.person_id from school_people s where s.school_id = ${parameters.add(schoolId)})`;
const inClass = (classId: string, isTeacher: boolean): Condition => (_call, parameters) => `t.id in (select m.person_id from class_people m where m.class_id = ${parameters.add(classId)} and (m.teaches or ${isTeacher ? "false" : "true"}))`;
const classOf = (personId: string, isTeacher: boolean): Condition => (_call, parameters) => `t.id in (select m.class_id from class_people m where m.person_id = ${parameters.add(personId)} and (m.teaches or ${isTeacher ? "false" : "true"}))`;
const schoolOf = (personId: string): Condition => (_call, parameters) => `t.id in (select s.school_id from school_people s where s.person_id = ${parameters.add(personId)})`;

const peopleIn = (isTeacher: boolean) => async (call: GraphCall) => await listPart(call, EDUCATION_USER_KIND, [inClass((await requireClass(call)).id, isTeacher)]);
const classesOf = (isTeacher: boolean) => async (call: GraphCall) => await listPart(call, CLASS_KIND, [ownClasses, classOf((await requireRosterPerson(call)).id, isTeacher)]);
const schoolsOf = async (call: GraphCall) => await listPart(call, SCHOOL_KIND, [ownSchools, schoolOf((await requireRosterPerson(call)).id)]);
const schoolsOfClass = async (call: GraphCall) => {
  const row = await requireClass(call);
  return await listPart(call, SCHOOL_KIND, [(_call, parameters) => `t.id = ${parameters.add(row["school_id"] ?? "")}`]);
};

const MAY = DIRECTORY_PERMISSIONS;
const LISTED = ["$select", "$expand", "$filter", "$orderby", "$top", "$count", "$skiptoken"];

type Rest = Pick<GraphOperation, "permissions" | "handle">;

function lists(path: string, documentedAs: string, rest: Rest): GraphOperation {
  return { method: "GET", path: `/education${path}`, documentedAs, query: LISTED, ...rest };
}

function shows(path: string, documentedAs: string, rest: Rest): GraphOperation {
  return { method: "GET", path: `/education${path}`, documentedAs, query: ["$select", "$expand"], ...rest };
}

function follows(followed: Followed, documentedAs: string): GraphOperation {
  const differs = followed.removedReason === undefined ? { differs: "As in Microsoft 365, a class that was deleted is never told of; who joined or left is told by the class alone." } : {};
  return { method: "GET", path: `/education/${followed.of.replace("education ", "")}/delta`, documentedAs, permissions: MAY.followRoster, query: DELTA_OPTIONS, handle: (call) => readChanges(call, followed), ...differs };
}

const PARTS = { followsProperties: false, basicOnly: isLimited } as const;

/** Schools, classes and who is in them, as they are and as they change. */
export const EDUCATION_OPERATIONS: readonly GraphOperation[] = [
  follows({ ...PARTS, of: "education schools", context: "Collection(educationRoot/schools)", kind: SCHOOL_KIND, removedReason: () => "deleted", shown: ownSchools }, "educationSchool: delta"),
  follows({ ...PARTS, of: "education classes", context: "Collection(educationRoot/classes)", kind: CLASS_KIND, removedReason: undefined, shown: ownClasses }, "educationClass: delta"),
  follows({ ...PARTS, of: "education users", context: "Collection(educationRoot/users)", kind: EDUCATION_USER_KIND, removedReason: () => "deleted", shown: ownPeople }, "educationUser: delta"),
  lists("/schools", "List educationSchools", { permissions: MAY.readRoster, handle: (call) => listPart(call, SCHOOL_KIND, [ownSchools]) }),
  shows("/schools/{schoolId}", "Get educationSchool", { permissions: MAY.readRoster, handle: showSchool }),
  lists("/schools/{schoolId}/classes", "List classes of an educationSchool", { permissions: MAY.readRoster, handle: async (call) => await listPart(call, CLASS_KIND, [ownClasses, inSchool((await requireSchool(call)).id)]) }),
  lists("/schools/{schoolId}/users", "List educationUsers in an educationSchool", { permissions: MAY.readRosterAsApplication, handle: async (call) => await listPart(call, EDUCATION_USER_KIND, [atSchool((await requireSchool(call)).id)]) }),
  lists("/classes", "List educationClasses", { permissions: MAY.readRoster, handle: (call) => listPart(call, CLASS_KIND, [ownClasses]) }),
  shows("/classes/{classId}", "Get educationClass", { permissions: MAY.readRoster, handle: showClass }),
  shows("/classes/{classId}/group", "Get group of an educationClass", { permissions: MAY.readRoster, handle: showAsGroup }),
  lists("/classes/{classId}/teachers", "List teachers", { permissions: MAY.readRoster, handle: peopleIn(true) }),
  lists("/classes/{classId}/members", "List members of an educationClass", { permissions: MAY.readRoster, handle: peopleIn(false) }),
  lists("/classes/{classId}/schools", "List schools of an educationClass", { permissions: MAY.readRoster, handle: schoolsOfClass }),
  lists("/users", "List educationUsers", { permissions: MAY.readRosterAsApplication, handle: (call) => listPart(call, EDUCATION_USER_KIND, []) }),
  shows("/users/{userId}", "Get educationUser", { permissions: MAY.readRoster, handle: showPerson }),
  shows("/users/{userId}/user", "Get user of an educationUser", { permissions: MAY.readRoster, handle: showAsUser }),
  lists("/users/{userId}/classes", "List classes of an educationUser", { permissions: MAY.readRoster, handle: classesOf(false) }),
  lists("/users/{userId}/taughtClasses", "List taughtClasses", { permissions: MAY.readRoster, handle: classesOf(true) }),
  lists("/users/{userId}/schools", "List schools of an educationUser", { permissions: MAY.readRoster, handle: schoolsOf }),
  shows("/me", "Get educationUser", { permissions: MAY.readRosterAsPerson, handle: showPerson }),
  shows("/me/user", "Get user of an educationUser", { permissions: MAY.readRosterAsPerson, handle: showAsUser }),
  lists("/me/classes", "List classes of an educationUser", { permissions: MAY.readRosterAsPerson, handle: classesOf(false) }),
  lists("/me/taughtClasses", "List taughtClasses", { permissions: MAY.readRosterAsPerson, handle: classesOf(true) }),
  lists("/me/schools", "List schools of an educationUser", { permissions: MAY.readRosterAsPerson, handle: schoolsOf }),
];
