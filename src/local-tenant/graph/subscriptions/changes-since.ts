import type { Store } from "../../store/store";
import { memberId } from "../directory/team-member-operations";
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
  /** Known where a new thing is told apart from a changed one. */
  readonly fresh?: boolean;
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
  "team-members": `select target_id as id, bool_or(relation = 'members' and not present) as removed, bool_or(relation = 'members' and present) as fresh, max(change) as change
    from group_marks where group_id = $1 and change > $2 group by target_id order by max(change)`,
  "chat-messages": "select id, deleted_at is not null as removed, created = sequence as fresh, change from chat_activities where chat_id = $1 and change > $2 order by change",
  events: "select id, removed, version = 1 as fresh, change from events where person_id = $1 and change > $2 order by change",
  owners: "select target_id as id, not present as removed, change from group_marks where group_id = $1 and relation = 'owners' and change > $2 order by change",
};

/** What a subscription has not been told yet. */
export async function changesSince(store: Store, subscription: Subscription, mark: number): Promise<SeenChanges> {
  const things = await store.query<ChangedThing>(CHANGED[subscription.kind], [subscription.watched_id, mark]);
  const last = things.reduce((latest, { change }) => Math.max(latest, change), mark);
  const wanted = subscription.change_type.split(",");
  return { mark: last, changes: tell(subscription, things).filter(({ changeType }) => wanted.includes(changeType)) };
}

type Telling = (subscription: Subscription, things: readonly ChangedThing[]) => readonly SeenChange[];

const ofItem: Telling = (subscription) => [somethingIn(subscription, "#Microsoft.Graph.ListItem")];
const ofFile: Telling = (subscription) => [somethingIn(subscription, "#Microsoft.Graph.DriveItem")];
const ofPerson: Telling = (_subscription, things) => things.map((thing) => changed("User", thing));
const ofGroup: Telling = (_subscription, things) => things.map((thing) => changed("Group", thing));
const ofLinks: Telling = (subscription, things) => [membership(subscription, things)];

const TELLING: Readonly<Record<WatchedKind, Telling>> = {
  list: ofItem,
  drive: ofFile,
  user: ofPerson,
  users: ofPerson,
  group: ofGroup,
  groups: ofGroup,
  members: ofLinks,
  owners: ofLinks,
  "team-members": ({ watched_id: teamId }, things) => things.map((thing) => {
    const id = memberId(teamId, thing.id);
    return told(thing, `teams('${teamId}')/members('${id}')`, { type: "aadUserConversationMember", id });
  }),
  "chat-messages": ({ watched_id: chatId }, things) => things.map((thing) => told(thing, `chats('${chatId}')/messages('${thing.id}')`, { type: "chatMessage", id: thing.id })),
  events: ({ watched_id: personId }, things) => things.map((thing) => told(thing, `Users/${personId}/Events/${thing.id}`, { type: "Event", id: thing.id })),
};

function tell(subscription: Subscription, things: readonly ChangedThing[]): readonly SeenChange[] {
  return things.length === 0 ? [] : TELLING[subscription.kind](subscription, things);
}

/** SharePoint says that something has changed, and not what: the reader asks for the delta. */
function somethingIn({ resource }: Subscription, type: string): SeenChange {
  return { changeType: "updated", resource: resource.replace(/^\//, ""), resourceData: { "@odata.type": type } };
}

function told({ removed, fresh }: ChangedThing, resource: string, { type, id }: { readonly type: string; readonly id: string }): SeenChange {
  const changeType = removed ? "deleted" : fresh === true ? "created" : "updated";
  return { changeType, resource, resourceData: { "@odata.type": `#Microsoft.Graph.${type}`, "@odata.id": resource, id } };
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
