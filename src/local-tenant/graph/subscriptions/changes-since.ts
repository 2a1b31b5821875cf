import type { Store } from "../../store/store";
import type { Subscription } from "./subscription";
import type { WatchedKind } from "./watched-resource";

/** One change, in the words of a notification. */
export interface SeenChange {
  readonly changeType: string;
  readonly resource: string;
  readonly resourceData: Readonly<Record<string, unknown>>;
}

/** What has changed, and up to which change number that is so. */
export interface SeenChanges {
  readonly mark: number;
  readonly changes: readonly SeenChange[];
}

interface ChangedThing extends Readonly<Record<string, unknown>> {
  readonly id: string;
  readonly removed: boolean;
  readonly change: number;
}

const CHANGED: Readonly<Record<WatchedKind, string>> = {
  list: "select '' as id, false as removed, max(change) as change from items where list_id = $1 and change > $2 having max(change) is not null",
  drive: "select '' as id, false as removed, max(change) as change from drive_items where drive_id = $1 and change > $2 having max(change) is not null",
  users: "select id, removed, change from people where $1 = '' and change > $2 order by change",
  user: "select id, removed, change from people where id = $1 and change > $2",
  groups: "select id, removed, change from directory_groups where $1 = '' and change > $2 order by change",
  group: "select id, removed, change from directory_groups where id = $1 and change > $2",
  members: "select target_id as id, not present as removed, change from group_marks where group_id = $1 and relation = 'members' and change > $2 order by change",
  owners: "select target_id as id, not present as removed, change from group_marks where group_id = $1 and relation = 'owners' and change > $2 order by change",
};

/** What a subscription has not been told yet. */
export async function changesSince(store: Store, subscription: Subscription, mark: number): Promise<SeenChanges> {
  const things = await store.query<ChangedThing>(CHANGED[subscription.kind], [subscription.watched_id, mark]);
  const last = things.reduce((latest, { change }) => Math.max(latest, change), mark);
  const wanted = subscription.change_type.split(",");
  return { mark: last, changes: tell(subscription, things).filter(({ changeType }) => wanted.includes(changeType)) };
}

function tell(subscription: Subscription, things: readonly ChangedThing[]): readonly SeenChange[] {
  if (things.length === 0) return [];
  switch (subscription.kind) {
    case "list":
      return [somethingIn(subscription, "#Microsoft.Graph.ListItem")];
    case "drive":
      return [somethingIn(subscription, "#Microsoft.Graph.DriveItem")];
    case "members":
    case "owners":
      return [membership(subscription, things)];
    case "user":
    case "users":
      return things.map((thing) => changed("User", thing));
    default:
      return things.map((thing) => changed("Group", thing));
  }
}

/** SharePoint says that something has changed, and not what: the reader asks for the delta. */
function somethingIn({ resource }: Subscription, type: string): SeenChange {
  return { changeType: "updated", resource: resource.replace(/^\//, ""), resourceData: { "@odata.type": type } };
}

function changed(type: "User" | "Group", { id, removed }: ChangedThing): SeenChange {
  const address = `${type}s/${id}`;
  return { changeType: removed ? "deleted" : "updated", resource: address, resourceData: { "@odata.type": `#Microsoft.Graph.${type}`, "@odata.id": address, id } };
}

function membership({ kind, watched_id: groupId }: Subscription, things: readonly ChangedThing[]): SeenChange {
  const address = `Groups/${groupId}`;
  const links = things.map(({ id, removed }) => (removed ? { id, "@removed": "deleted" } : { id }));
  return { changeType: "updated", resource: `${address}/${kind}`, resourceData: { "@odata.type": "#Microsoft.Graph.Group", "@odata.id": address, id: groupId, [`${kind}@delta`]: links } };
}
