import { joinClass, leaveClass, removeClass } from "../../admin/classes-store";
import { removeSchool } from "../../admin/schools-store";
import { notImplemented } from "../graph-failure";
import { type GraphCall, type GraphOperation, type GraphReply, ok } from "../operation";
import { addToGroup } from "./belonging";
import { readDirectoryBody, refuseRelations, requireSent } from "./directory-body";
import { badDirectoryRequest, resourceNotFound } from "./directory-failure";
import type { DirectoryKind, DirectoryRow } from "./directory-kind";
import { isIn, requireGroup } from "./directory-links";
import { DIRECTORY_PERMISSIONS } from "./directory-permissions";
import { directoryContext, shapeOf } from "./directory-shape";
import { insertThing, updateThing } from "./directory-write";
import { CLASS_KIND, EDUCATION_USER_KIND, SCHOOL_KIND } from "./education-kinds";
import { requirePerson } from "./person";
import { readReference, readReferenceBody, requireReferenced } from "./reference";
import { requireClass, requireSchool } from "./roster";
import { changePerson, deleteUser, enterPerson } from "./user-writes";

type Set = "schools" | "classes" | "users";
const KINDS: Readonly<Record<Set, DirectoryKind>> = { schools: SCHOOL_KIND, classes: CLASS_KIND, users: EDUCATION_USER_KIND };

function shape(call: GraphCall, set: Set, row: DirectoryRow): object {
  return { "@odata.context": directoryContext(call, `education/${set}`, { isEntity: true }), ...shapeOf(KINDS[set], row, { names: undefined }) };
}

function made(call: GraphCall, set: Set, row: DirectoryRow): GraphReply {
  return { status: 201, body: shape(call, set, row), headers: { Location: `${call.links.root}/education/${set}/${row.id}` } };
}

const create = (set: "schools" | "classes", needed: readonly string[]) => async (call: GraphCall) => {
  const write = readDirectoryBody(KINDS[set], call.body);
  refuseRelations(write);
  requireSent(KINDS[set], write, needed);
  const details = { ...write.details, createdDateTime: call.now };
  return made(call, set, await insertThing(call.store, set, { id: crypto.randomUUID(), write: { columns: write.columns, details } }));
};

const update = (set: "schools" | "classes") => async (call: GraphCall) => {
  const { id } = await (set === "schools" ? requireSchool(call) : requireClass(call));
  const write = readDirectoryBody(KINDS[set], call.body);
  refuseRelations(write);
  return ok(shape(call, set, await updateThing(call.store, set, { id, write })));
};

const createPerson = async (call: GraphCall) =>
  made(call, "users", await enterPerson(call, EDUCATION_USER_KIND, ["displayName", "mailNickname", "passwordProfile", "primaryRole", "userPrincipalName"]));

const updatePerson = async (call: GraphCall) => {
  const person = await requirePerson(call, call.params["userId"] ?? "");
  return ok(shape(call, "users", await changePerson(call, EDUCATION_USER_KIND, person)));
};

async function deleteSchool(call: GraphCall): Promise<GraphReply> {
  await removeSchool(call.store, (await requireSchool(call)).id);
  return { status: 204 };
}

async function deleteClass(call: GraphCall): Promise<GraphReply> {
  await removeClass(call.store, (await requireClass(call)).id);
  return { status: 204 };
}

const join = (relation: "members" | "owners") => async (call: GraphCall): Promise<GraphReply> => {
  const group = await requireGroup(call, (await requireClass(call)).id);
  const target = await requireReferenced(call, readReferenceBody(call.body));
  await addToGroup(call, group, { relation, target });
  return { status: 204 };
};

const leave = (relation: "members" | "owners") => async (call: GraphCall): Promise<GraphReply> => {
  const { id } = await requireClass(call);
  const personId = (call.params["userId"] ?? "").toLowerCase();
  if (!(await isIn(call, id, { personId, relation }))) throw resourceNotFound(personId);
  for (const role of relation === "owners" ? (["teachers"] as const) : (["teachers", "pupils"] as const)) await leaveClass(call.store, id, { personId, role });
  // Who teaches a class no longer stays in it until taken from its members.
  if (relation === "owners") await joinClass(call.store, id, { personId, role: "pupils" });
  return { status: 204 };
};

async function addClassToSchool(call: GraphCall): Promise<GraphReply> {
  const school = await requireSchool(call);
  const { id } = readReference(readReferenceBody(call.body));
  const [row] = await call.store.query<{ school_id: string | null }>("select school_id from classes where not removed and id = lower($1)", [id]);
  if (row === undefined) throw resourceNotFound(id);
  if (row.school_id === school.id) throw badDirectoryRequest("One or more added object references already exist for the following modified properties: 'members'.");
  if (row.school_id !== null) throw notImplemented("A class belongs to one school here: take it from the other one first.");
  await call.store.query("update classes set school_id = $2 where id = lower($1)", [id, school.id]);
  return { status: 204 };
}

async function removeClassFromSchool(call: GraphCall): Promise<GraphReply> {
  const school = await requireSchool(call);
  const rows = await call.store.query("update classes set school_id = null where not removed and id = lower($1) and school_id = $2 returning id", [call.params["classId"] ?? "", school.id]);
  if (rows.length === 0) throw resourceNotFound(call.params["classId"] ?? "");
  return { status: 204 };
}

async function addPersonToSchool(call: GraphCall): Promise<GraphReply> {
  const school = await requireSchool(call);
  const person = await requirePerson(call, readReference(readReferenceBody(call.body)).id);
  const rows = await call.store.query("insert into school_people (school_id, person_id) values ($1, $2) on conflict do nothing returning person_id", [school.id, person.id]);
  if (rows.length === 0) throw badDirectoryRequest("One or more added object references already exist for the following modified properties: 'members'.");
  return { status: 204 };
}

async function removePersonFromSchool(call: GraphCall): Promise<GraphReply> {
  const school = await requireSchool(call);
  const rows = await call.store.query("delete from school_people where school_id = $1 and person_id = lower($2) returning person_id", [school.id, call.params["userId"] ?? ""]);
  if (rows.length === 0) throw resourceNotFound(call.params["userId"] ?? "");
  return { status: 204 };
}

const permissions = DIRECTORY_PERMISSIONS.writeRoster;
const DOCS = "https://learn.microsoft.com/graph/api";

type Write = Pick<GraphOperation, "handle" | "overlay" | "differs">;

function writes(request: `${"POST" | "PATCH" | "DELETE"} ${string}`, documentedAs: string, rest: Write): GraphOperation {
  const [method, path] = request.split(" ") as ["POST" | "PATCH" | "DELETE", string];
  return { method, path: `/education${path}`, documentedAs, permissions, query: [], ...rest };
}

const NO_BIN = "What was deleted cannot be restored here.";

/** Making, changing and removing schools, classes and people, and moving people between them. */
export const EDUCATION_WRITE_OPERATIONS: readonly GraphOperation[] = [
  writes("POST /schools", "Create educationSchool", { handle: create("schools", ["displayName"]) }),
  writes("PATCH /schools/{schoolId}", "Update educationSchool", { handle: update("schools") }),
  writes("DELETE /schools/{schoolId}", "Delete educationSchool", { handle: deleteSchool, differs: NO_BIN }),
  writes("POST /classes", "Create educationClass", { handle: create("classes", ["displayName", "mailNickname"]) }),
  writes("PATCH /classes/{classId}", "Update educationClass", { handle: update("classes") }),
  writes("DELETE /classes/{classId}", "Delete educationClass", { handle: deleteClass, differs: NO_BIN }),
  writes("POST /users", "Create educationUser", { handle: createPerson }),
  writes("PATCH /users/{userId}", "Update educationUser", { handle: updatePerson }),
  writes("DELETE /users/{userId}", "Delete educationUser", { handle: deleteUser, differs: NO_BIN }),
  writes("POST /classes/{classId}/members/$ref", "Add member to educationClass", { overlay: `${DOCS}/educationclass-post-members`, handle: join("members") }),
  writes("DELETE /classes/{classId}/members/{userId}/$ref", "Remove member from educationClass", { overlay: `${DOCS}/educationclass-delete-members`, handle: leave("members") }),
  writes("POST /classes/{classId}/teachers/$ref", "Add teacher", { overlay: `${DOCS}/educationclass-post-teachers`, handle: join("owners") }),
  writes("DELETE /classes/{classId}/teachers/{userId}/$ref", "Remove teacher", { overlay: `${DOCS}/educationclass-delete-teachers`, handle: leave("owners") }),
  writes("POST /schools/{schoolId}/classes/$ref", "Add educationClass to educationSchool", { overlay: `${DOCS}/educationschool-post-classes`, handle: addClassToSchool, differs: "A class belongs to one school here; adding it to a second one is refused." }),
  writes("DELETE /schools/{schoolId}/classes/{classId}/$ref", "Remove educationClass from educationSchool", { overlay: `${DOCS}/educationschool-delete-classes`, handle: removeClassFromSchool }),
  writes("POST /schools/{schoolId}/users/$ref", "Add educationUser to educationSchool", { overlay: `${DOCS}/educationschool-post-users`, handle: addPersonToSchool }),
  writes("DELETE /schools/{schoolId}/users/{userId}/$ref", "Remove educationUser from educationSchool", { overlay: `${DOCS}/educationschool-delete-users`, handle: removePersonFromSchool }),
];
