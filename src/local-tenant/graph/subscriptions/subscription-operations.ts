import { CALENDAR_PERMISSIONS } from "../calendar/calendar-access";
import { DIRECTORY_PERMISSIONS } from "../directory/directory-permissions";
import { requireList } from "../lists/list";
import { contextOf, type GraphCall, type GraphOperation, type GraphReply, ok, type OperationPermissions } from "../operation";
import { TEAMWORK_PERMISSIONS } from "../teamwork/teamwork-permissions";
import { shakeHands } from "./handshake";
import { listOwnSubscriptions, requireSubscription, type Subscription, subscriptionShape } from "./subscription";
import { readChangeTypes, readExpiry, readNewSubscription, readRenewal } from "./subscription-body";
import { subscriptionForbidden, subscriptionNotFound, subscriptionRefused } from "./subscription-failure";
import { keeperOf, requireWatched, type Watched } from "./watched-resource";

/** How many subscriptions to people and groups one application may have. Source: Microsoft Graph docs, "subscription resource type". */
const MOST_OF_DIRECTORY = 100;

/** Subscriptions have no permission of their own: what lets a caller read the resource lets it subscribe. */
const READING: OperationPermissions = (() => {
  const shared = [
    "Sites.Selected", "Lists.SelectedOperations.Selected", "Sites.Read.All", "Sites.ReadWrite.All", "Sites.Manage.All", "Sites.FullControl.All",
    "Files.Read", "Files.Read.All", "Files.ReadWrite", "Files.ReadWrite.All", ...DIRECTORY_PERMISSIONS.readGroups.application, "User.Read.All", "User.ReadWrite.All",
    ...DIRECTORY_PERMISSIONS.readTeamMembers.application, ...CALENDAR_PERMISSIONS.read.application,
  ];
  const { delegated, application } = TEAMWORK_PERMISSIONS.readChatMessages;
  return { delegated: [...shared, ...delegated], application: [...shared, ...application] };
})();

/** The resource that a list's own address stands for; none for `/subscriptions` itself. */
function impliedResource({ params }: GraphCall): string | undefined {
  return params["listId"] === undefined ? undefined : `sites/${params["siteId"] ?? ""}/lists/${params["listId"]}`;
}

/** Everything that can be refused without a trace, and then the handshake, which may take its time. */
async function checkNew(call: GraphCall): Promise<void> {
  const { asked } = await readAsked(call);
  await shakeHands(asked.notificationUrl);
  if (typeof asked.lifecycleNotificationUrl === "string") await shakeHands(asked.lifecycleNotificationUrl);
}

async function readAsked(call: GraphCall) {
  const asked = readNewSubscription(call.body, impliedResource(call));
  const watched = await requireWatched(call, asked.resource);
  await refuseOtherList(call, watched);
  const changeType = readChangeTypes(asked.changeType, watched.kind);
  const expiresAt = readExpiry(asked.expirationDateTime, watched.kind, call.now);
  await refuseTooMany(call, watched);
  return { asked, watched, changeType, expiresAt };
}

async function refuseOtherList(call: GraphCall, watched: Watched): Promise<void> {
  if (impliedResource(call) === undefined) return;
  const { list } = await requireList(call, "read");
  if (watched.kind !== "list" || watched.id !== list.id) throw subscriptionRefused("The resource must be the list at this address.");
}

async function refuseTooMany(call: GraphCall, { kind }: Watched): Promise<void> {
  if (keeperOf(kind) !== "directory") return;
  const held = (await listOwnSubscriptions(call)).filter((one) => keeperOf(one.kind) === "directory");
  if (held.length >= MOST_OF_DIRECTORY) throw subscriptionForbidden(`Subscription quota of ${String(MOST_OF_DIRECTORY)} reached`);
}

async function create(call: GraphCall): Promise<GraphReply> {
  const { asked, watched, changeType, expiresAt } = await readAsked(call);
  const [made] = await call.store.query<Subscription>(
    `insert into subscriptions (id, app_id, creator_id, resource, kind, watched_id, change_type, notification_url, lifecycle_url, client_state, tls_version, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) returning *`,
    [
      crypto.randomUUID(), call.caller.appId, call.caller.personId ?? call.caller.appId, asked.resource, watched.kind, watched.id, changeType,
      asked.notificationUrl, asked.lifecycleNotificationUrl ?? null, asked.clientState ?? null, asked.latestSupportedTlsVersion ?? "v1_2", expiresAt,
    ],
  );
  if (made === undefined) throw new Error("The database kept no subscription");
  await call.store.query("insert into subscription_marks (subscription_id, mark) select $1, case when is_called then last_value else 0 end from change_number", [made.id]);
  return { status: 201, body: { "@odata.context": contextOf(call, "subscriptions/$entity"), ...subscriptionShape(made) }, headers: { Location: `${call.links.root}/subscriptions/${made.id}` } };
}

async function list(call: GraphCall): Promise<GraphReply> {
  const own = await listOwnSubscriptions(call);
  const shown = call.params["listId"] === undefined ? own : await ofThisList(call, own);
  return ok({ "@odata.context": contextOf(call, "subscriptions"), value: shown.map(subscriptionShape) });
}

async function ofThisList(call: GraphCall, own: readonly Subscription[]): Promise<readonly Subscription[]> {
  const reached = await requireList(call, "read");
  return own.filter(({ kind, watched_id }) => kind === "list" && watched_id === reached.list.id);
}

/** The subscription that is named; at a list's address only one of that list. */
async function requireHere(call: GraphCall): Promise<Subscription> {
  const found = await requireSubscription(call);
  if (call.params["listId"] === undefined || (await ofThisList(call, [found])).length > 0) return found;
  throw subscriptionNotFound();
}

async function read(call: GraphCall): Promise<GraphReply> {
  return ok({ "@odata.context": contextOf(call, "subscriptions/$entity"), ...subscriptionShape(await requireHere(call)) });
}

async function renew(call: GraphCall): Promise<GraphReply> {
  const subscription = await requireHere(call);
  const expiresAt = readExpiry(readRenewal(call.body), subscription.kind, call.now);
  await requireWatched(call, subscription.resource);
  await call.store.query("update subscriptions set expires_at = $2 where id = $1", [subscription.id, expiresAt]);
  return ok({ "@odata.context": contextOf(call, "subscriptions/$entity"), ...subscriptionShape({ ...subscription, expires_at: expiresAt }) });
}

async function reauthorize(call: GraphCall): Promise<GraphReply> {
  if (call.body !== undefined && JSON.stringify(call.body) !== "{}") throw subscriptionRefused("Reauthorizing takes no body.");
  const subscription = await requireHere(call);
  await requireWatched(call, subscription.resource);
  return { status: 204 };
}

async function remove(call: GraphCall): Promise<GraphReply> {
  const subscription = await requireHere(call);
  await call.store.query("delete from subscriptions where id = $1", [subscription.id]);
  return { status: 204 };
}

const DIFFERS = "Notifications also go to plain http on this computer, and within a second.";

function operationsAt(at: string): readonly GraphOperation[] {
  const one = `${at}/{subscriptionId}`;
  const common = { permissions: READING, query: [] };
  return [
    { ...common, method: "GET", path: at, documentedAs: "List subscriptions", handle: list },
    { ...common, method: "POST", path: at, documentedAs: "Create subscription", differs: DIFFERS, before: checkNew, handle: create },
    { ...common, method: "GET", path: one, documentedAs: "Get subscription", handle: read },
    { ...common, method: "PATCH", path: one, documentedAs: "Update subscription", handle: renew },
    { ...common, method: "DELETE", path: one, documentedAs: "Delete subscription", handle: remove },
  ];
}

/** Subscriptions to changes, at their own address and at that of the list that they watch. */
export const SUBSCRIPTION_OPERATIONS: readonly GraphOperation[] = [
  ...operationsAt("/subscriptions"),
  { method: "POST", path: "/subscriptions/{subscriptionId}/reauthorize", documentedAs: "subscription: reauthorize", permissions: READING, query: [], handle: reauthorize },
  ...operationsAt("/sites/{siteId}/lists/{listId}/subscriptions"),
];
