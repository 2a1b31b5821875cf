import { type GraphCall, type GraphOperation, type GraphReply, ok } from "../operation";
import { selectedNames } from "../query-options";
import { readChanges, DELTA_OPTIONS, type Followed } from "./directory-delta";
import { requestDenied } from "./directory-failure";
import type { DirectoryRow } from "./directory-kind";
import { COLLECTION_HEADERS, COLLECTION_OPTIONS, countPage, listPage, type Listing } from "./directory-page";
import { DIRECTORY_PERMISSIONS, holds, seesProfiles, seesWholeProfiles } from "./directory-permissions";
import { chosenProperties, directoryContext, shapeOf } from "./directory-shape";
import { EXPAND_MEMBERSHIPS, expandMemberships } from "./expand-links";
import { type PersonRow, requirePerson } from "./person";
import { USER_KIND } from "./user-kind";
import { createUser, deleteUser, updateUser } from "./user-writes";

/** Whether the caller is shown no more than the basic profile of this person: their own they see whole. */
export function isBasicOnly(call: GraphCall, row: DirectoryRow): boolean {
  return row.id !== call.caller.personId && !seesWholeProfiles(call);
}

async function show(call: GraphCall, person: PersonRow): Promise<GraphReply> {
  const names = chosenProperties(USER_KIND, selectedNames(call.query));
  const shape = shapeOf(USER_KIND, person, { names, basicOnly: isBasicOnly(call, person) });
  const [finished] = await expandMemberships(call, [person], [shape]);
  const context = directoryContext(call, "users", { isEntity: true, ...(call.query.has("$expand") ? { expanded: "memberOf" } : {}) });
  return ok({ "@odata.context": context, ...finished });
}

async function readUser(call: GraphCall): Promise<GraphReply> {
  const person = await requirePerson(call, call.params["userId"] ?? "");
  if (person.id !== call.caller.personId && !seesProfiles(call)) throw requestDenied();
  return await show(call, person);
}

function everybody(call: GraphCall): Listing {
  return { set: "users", basicOnly: (row) => isBasicOnly(call, row), finish: (rows, shapes) => expandMemberships(call, rows, shapes) };
}

async function updateNamed(call: GraphCall): Promise<GraphReply> {
  const person = await requirePerson(call, call.params["userId"] ?? "");
  if (person.id !== call.caller.personId && !holds(call, ["User.ReadWrite.All", "Directory.ReadWrite.All"])) throw requestDenied();
  return await updateUser(call, person);
}

const FOLLOWED: Followed = {
  of: "users", context: "users", kind: USER_KIND, removedReason: () => "changed", followsProperties: true, basicOnly: isBasicOnly,
};

const MAY = DIRECTORY_PERMISSIONS;

/** People. */
export const USER_OPERATIONS: readonly GraphOperation[] = [
  { method: "GET", path: "/users", documentedAs: "List users", permissions: MAY.listUsers, query: [...COLLECTION_OPTIONS, "$expand"], headers: COLLECTION_HEADERS, handle: (call) => listPage(call, USER_KIND, { ...everybody(call), ...(call.query.has("$expand") ? { expanded: EXPAND_MEMBERSHIPS } : {}) }) },
  { method: "POST", path: "/users", documentedAs: "Create user", permissions: MAY.createUser, query: [], handle: createUser },
  { method: "GET", path: "/users/$count", documentedAs: "List users", overlay: "https://learn.microsoft.com/graph/api/user-list", permissions: MAY.listUsers, query: ["$filter", "$search"], headers: COLLECTION_HEADERS, handle: (call) => countPage(call, USER_KIND, everybody(call)) },
  {
    method: "GET", path: "/users/delta", documentedAs: "user: delta", permissions: MAY.followUsers, query: DELTA_OPTIONS, prefer: ["return"], handle: (call) => readChanges(call, FOLLOWED),
    differs: "A person who was removed cannot be restored, but is told of as if they could (reason: changed).",
  },
  { method: "GET", path: "/users/{userId}", documentedAs: "Get a user", permissions: MAY.readUser, query: ["$select", "$expand"], handle: readUser },
  { method: "PATCH", path: "/users/{userId}", documentedAs: "Update user", permissions: MAY.updateUser, query: [], handle: updateNamed },
  { method: "DELETE", path: "/users/{userId}", documentedAs: "Delete a user", permissions: MAY.deleteUser, query: [], handle: deleteUser, differs: "There are no deleted items: who was removed cannot be restored." },
];
