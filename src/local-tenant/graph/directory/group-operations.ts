import { type GraphCall, type GraphOperation, type GraphReply, ok } from "../operation";
import { selectedNames } from "../query-options";
import { readChanges, DELTA_OPTIONS, type Followed } from "./directory-delta";
import { requireGroup } from "./directory-links";
import { COLLECTION_HEADERS, COLLECTION_OPTIONS, countPage, listPage, type Listing } from "./directory-page";
import { DIRECTORY_PERMISSIONS } from "./directory-permissions";
import { chosenProperties, directoryContext, shapeOf } from "./directory-shape";
import { expandBelonging } from "./expand-links";
import { readBelonging } from "./group-changes";
import { GROUP_KIND } from "./group-kind";
import { createGroup, deleteGroup, updateGroup } from "./group-writes";

async function readGroup(call: GraphCall): Promise<GraphReply> {
  const group = await requireGroup(call, call.params["groupId"] ?? "");
  const shape = shapeOf(GROUP_KIND, group, { names: chosenProperties(GROUP_KIND, selectedNames(call.query)) });
  const [finished] = await expandBelonging(call, [group], [shape]);
  return ok({ "@odata.context": directoryContext(call, "groups", { isEntity: true, ...expandedIn(call) }), ...finished });
}

function expandedIn(call: GraphCall): { readonly expanded?: string } {
  const text = call.query.get("$expand");
  return text === null ? {} : { expanded: /^\w+/.exec(text.trim())?.[0] ?? "" };
}

function everyGroup(call: GraphCall): Listing {
  return { set: "groups", finish: (rows, shapes) => expandBelonging(call, rows, shapes), ...expandedIn(call) };
}

const FOLLOWED: Followed = {
  of: "groups",
  context: "groups",
  kind: GROUP_KIND,
  removedReason: (row) => (row["kind"] === "security" ? "deleted" : "changed"),
  followsProperties: true,
  relations: { names: ["members", "owners"], usual: ["members"], read: readBelonging },
};

const MAY = DIRECTORY_PERMISSIONS;

/** Groups of every kind; each class is one of them. */
export const GROUP_OPERATIONS: readonly GraphOperation[] = [
  { method: "GET", path: "/groups", documentedAs: "List groups", permissions: MAY.readGroups, query: [...COLLECTION_OPTIONS, "$expand"], headers: COLLECTION_HEADERS, handle: (call) => listPage(call, GROUP_KIND, everyGroup(call)) },
  { method: "POST", path: "/groups", documentedAs: "Create group", permissions: MAY.createGroup, query: [], handle: createGroup, differs: "Groups have no mailbox, site or dynamic membership here." },
  {
    method: "GET", path: "/groups/$count", documentedAs: "List groups", overlay: "https://learn.microsoft.com/graph/api/group-list", permissions: MAY.readGroups, query: ["$filter", "$search"], headers: COLLECTION_HEADERS,
    handle: (call) => countPage(call, GROUP_KIND, { set: "groups" }),
  },
  {
    method: "GET", path: "/groups/delta", documentedAs: "group: delta", permissions: MAY.readGroups, query: DELTA_OPTIONS, prefer: ["return"], handle: (call) => readChanges(call, FOLLOWED),
    differs: "All members of a group are told in one entry; Microsoft 365 spreads those of a large group over several.",
  },
  { method: "GET", path: "/groups/{groupId}", documentedAs: "Get group", permissions: MAY.readGroups, query: ["$select", "$expand"], handle: readGroup },
  { method: "PATCH", path: "/groups/{groupId}", documentedAs: "Update group", permissions: { delegated: [...MAY.writeGroup.delegated, "GroupMember.ReadWrite.All"], application: [...MAY.writeGroup.application, "GroupMember.ReadWrite.All"] }, query: [], handle: updateGroup },
  { method: "DELETE", path: "/groups/{groupId}", documentedAs: "Delete group", permissions: MAY.writeGroup, query: [], handle: deleteGroup, differs: "There are no deleted items: a group that was deleted cannot be restored." },
];
