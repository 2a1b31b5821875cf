import { contextOf, type GraphCall, type GraphOperation, type GraphReply } from "../operation";
import { selectedNames } from "../query-options";
import { addToGroup, removeFromGroup } from "./belonging";
import { badDirectoryRequest, requestDenied } from "./directory-failure";
import type { DirectoryKind, DirectoryRow } from "./directory-kind";
import { belongsTo, type GroupRow, hasMember, isIn, type Relation, requireGroup } from "./directory-links";
import { COLLECTION_HEADERS, COLLECTION_OPTIONS, countPage, listPage, type Listing } from "./directory-page";
import { DIRECTORY_PERMISSIONS, holds } from "./directory-permissions";
import { memberShape } from "./expand-links";
import { GROUP_KIND } from "./group-kind";
import { kindOfObject, OBJECT_KIND, type ObjectRow } from "./object-kind";
import { requirePerson } from "./person";
import { readReference, readReferenceBody, requireReferenced } from "./reference";
import { USER_KIND } from "./user-kind";

/** What a collection of members holds: everybody, people only, or groups only. */
type Cast = "all" | "user" | "group";

interface Wanted {
  readonly relation: Relation;
  readonly isTransitive?: boolean;
  readonly cast?: Cast;
}

/** Only members, and whoever may read hidden memberships, are told who is in a group whose membership is hidden. */
async function requireOpenGroup(call: GraphCall, relation: Relation): Promise<GroupRow> {
  const group = await requireGroup(call, call.params["groupId"] ?? "");
  const { personId } = call.caller;
  if (relation === "owners" || !group.hidden_membership || holds(call, ["Member.Read.Hidden"])) return group;
  if (personId === undefined || !(await isIn(call, group.id, { personId }))) throw requestDenied();
  return group;
}

const KINDS: Readonly<Record<Cast, DirectoryKind>> = { all: OBJECT_KIND, user: USER_KIND, group: GROUP_KIND };
const SETS: Readonly<Record<Cast, string>> = { all: "directoryObjects", user: "users", group: "groups" };

function belonging(call: GraphCall, group: GroupRow, { relation, isTransitive = false, cast = "all" }: Wanted): Listing {
  const names = selectedNames(call.query);
  const own = (row: DirectoryRow) => (cast === "all" ? { row: (row as ObjectRow).whole, kind: kindOfObject(row as ObjectRow) } : { row, kind: KINDS[cast] });
  return {
    set: SETS[cast],
    where: belongsTo(group.id, relation, isTransitive),
    finish: (rows) =>
      Promise.resolve(
        rows.map((one) => {
          const { row, kind } = own(one);
          return memberShape(call, kind, { row, names });
        }),
      ),
  };
}

const listBelonging = (wanted: Wanted) => async (call: GraphCall): Promise<GraphReply> =>
  await listPage(call, KINDS[wanted.cast ?? "all"], belonging(call, await requireOpenGroup(call, wanted.relation), wanted));

const countBelonging = (wanted: Wanted) => async (call: GraphCall): Promise<GraphReply> =>
  await countPage(call, OBJECT_KIND, belonging(call, await requireOpenGroup(call, wanted.relation), wanted));

async function listReferences(call: GraphCall): Promise<GraphReply> {
  const group = await requireOpenGroup(call, "members");
  const reply = await listPage(call, OBJECT_KIND, {
    ...belonging(call, group, { relation: "members" }),
    finish: (rows) => Promise.resolve(rows),
  });
  const { value } = reply.body as { readonly value: readonly ObjectRow[] };
  return { ...reply, body: { ...reply.body, "@odata.context": contextOf(call, "Collection($ref)"), value: value.map(({ id }) => `${call.links.root}/directoryObjects/${id}`) } };
}

const addReference = (relation: Relation) => async (call: GraphCall): Promise<GraphReply> => {
  const group = await requireGroup(call, call.params["groupId"] ?? "");
  await addToGroup(call, group, { relation, target: await requireReferenced(call, readReferenceBody(call.body)) });
  return { status: 204 };
};

const removeReference = (relation: Relation) => async (call: GraphCall): Promise<GraphReply> => {
  const group = await requireGroup(call, call.params["groupId"] ?? "");
  await removeFromGroup(call, group, { relation, targetId: (call.params["objectId"] ?? "").toLowerCase() });
  return { status: 204 };
};

/** `DELETE …/$ref?@id={address}`. */
async function removeByQuery(call: GraphCall): Promise<GraphReply> {
  const group = await requireGroup(call, call.params["groupId"] ?? "");
  const address = call.query.get("@id");
  if (address === null) throw badDirectoryRequest("The query option '@id' must name the reference to remove.");
  await removeFromGroup(call, group, { relation: "members", targetId: readReference(address).id.toLowerCase() });
  return { status: 204 };
}

const listMemberships = (isTransitive: boolean, cast: "all" | "group" = "all") => async (call: GraphCall): Promise<GraphReply> => {
  const person = await requirePerson(call, call.params["userId"] ?? call.caller.personId ?? "");
  if (person.id !== call.caller.personId && !holds(call, DIRECTORY_PERMISSIONS.readMemberships.application)) throw requestDenied();
  const names = selectedNames(call.query);
  return await listPage(call, GROUP_KIND, {
    set: SETS[cast],
    where: hasMember(person.id, isTransitive),
    finish: (rows) => Promise.resolve(rows.map((row) => memberShape(call, GROUP_KIND, { row, names }))),
  });
};

const MAY = DIRECTORY_PERMISSIONS;
const MEMBERS_PAGE = "https://learn.microsoft.com/graph/api/group-list-members";

function lists(path: string, documentedAs: string, rest: Pick<GraphOperation, "handle" | "overlay">): GraphOperation {
  return { method: "GET", path, documentedAs, permissions: MAY.readMembers, query: COLLECTION_OPTIONS, headers: COLLECTION_HEADERS, ...rest };
}

/** Who is in which group. */
export const MEMBER_OPERATIONS: readonly GraphOperation[] = [
  lists("/groups/{groupId}/members", "List group members", { handle: listBelonging({ relation: "members" }) }),
  lists("/groups/{groupId}/members/microsoft.graph.user", "List group members", { overlay: MEMBERS_PAGE, handle: listBelonging({ relation: "members", cast: "user" }) }),
  lists("/groups/{groupId}/members/microsoft.graph.group", "List group members", { overlay: MEMBERS_PAGE, handle: listBelonging({ relation: "members", cast: "group" }) }),
  { ...lists("/groups/{groupId}/members/$count", "List group members", { overlay: MEMBERS_PAGE, handle: countBelonging({ relation: "members" }) }), query: ["$filter", "$search"] },
  { ...lists("/groups/{groupId}/members/$ref", "List group members", { handle: listReferences }), query: COLLECTION_OPTIONS.filter((name) => name !== "$select"), differs: "References are given as addresses, as Microsoft's own description of Graph has them; the service wraps each in @odata.id." },
  {
    method: "POST", path: "/groups/{groupId}/members/$ref", documentedAs: "Add members", permissions: MAY.writeMembers, query: [], handle: addReference("members"),
    differs: "Who joins a class here joins it as a pupil; a teacher is an owner, and among the members as well.",
  },
  { method: "DELETE", path: "/groups/{groupId}/members/$ref", documentedAs: "Remove member", permissions: MAY.writeMembers, query: ["@id"], handle: removeByQuery },
  {
    method: "DELETE", path: "/groups/{groupId}/members/{objectId}/$ref", documentedAs: "Remove member", permissions: MAY.writeMembers, query: [], handle: removeReference("members"),
    differs: "A teacher who is taken from the members of a class is no owner of it either.",
  },
  lists("/groups/{groupId}/owners", "List group owners", { handle: listBelonging({ relation: "owners" }) }),
  { method: "POST", path: "/groups/{groupId}/owners/$ref", documentedAs: "Add owners", overlay: "https://learn.microsoft.com/graph/api/group-post-owners", permissions: MAY.writeGroup, query: [], handle: addReference("owners") },
  { method: "DELETE", path: "/groups/{groupId}/owners/{objectId}/$ref", documentedAs: "Remove group owner", overlay: "https://learn.microsoft.com/graph/api/group-delete-owners", permissions: MAY.writeGroup, query: [], handle: removeReference("owners") },
  lists("/groups/{groupId}/transitiveMembers", "List group transitive members", { handle: listBelonging({ relation: "members", isTransitive: true }) }),
  { ...lists("/users/{userId}/memberOf", "List a user's direct memberships", { handle: listMemberships(false) }), permissions: MAY.readMemberships },
  { ...lists("/users/{userId}/memberOf/microsoft.graph.group", "List a user's direct memberships", { overlay: "https://learn.microsoft.com/graph/api/user-list-memberof", handle: listMemberships(false, "group") }), permissions: MAY.readMemberships },
  { ...lists("/users/{userId}/transitiveMemberOf", "List a user's memberships (direct and transitive)", { handle: listMemberships(true) }), permissions: MAY.readMemberships },
];
