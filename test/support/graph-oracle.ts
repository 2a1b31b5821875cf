import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

interface Operation {
  readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema: object }>> };
  readonly responses: Readonly<Record<string, { readonly $ref?: string; readonly content?: Readonly<Record<string, { readonly schema: object }>> }>>;
}
interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

const file = fileURLToPath(new URL("./graph-oracle/graph-openapi-subset.json", import.meta.url));
const oracle = JSON.parse(readFileSync(file, "utf8")) as OpenApi;
const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats(ajv);
ajv.addSchema(oracle, "graph");
const compiled = new Map<string, ValidateFunction>();

/**
 * What Microsoft documents and the oracle lacks: success codes that its builders do not tell apart, and addresses left
 * out of it. Each names the page of the Microsoft Graph documentation that says so.
 */
const OVERLAY: Readonly<Record<string, { readonly status: number; readonly schema?: string; readonly documentedAs: string }>> = {
  "put /drives/{drive-id}/items/{driveItem-id}/content": { status: 201, schema: "microsoft.graph.driveItem", documentedAs: "Upload or replace the contents of a driveItem" },
  "get /shares/{sharedDriveItem-id}/driveItem": { status: 200, schema: "microsoft.graph.driveItem", documentedAs: "Accessing shared DriveItems" },
  "get /shares/{sharedDriveItem-id}/root": { status: 200, schema: "microsoft.graph.driveItem", documentedAs: "Accessing shared DriveItems" },
  "post /drives/{drive-id}/items/{driveItem-id}/createUploadSession": { status: 200, schema: "local.uploadSession", documentedAs: "driveItem: createUploadSession" },
  "post /drives/{drive-id}/items/{driveItem-id}/copy": { status: 202, documentedAs: "driveItem: copy" },
  "get /drives/{drive-id}/items/{driveItem-id}/search()": { status: 200, schema: "local.driveItems", documentedAs: "driveItem: search" },
  "post /drives/{drive-id}/items/{driveItem-id}/versions/{driveItemVersion-id}/restoreVersion": { status: 204, documentedAs: "driveItemVersion: restoreVersion" },
  "get /groups/{group-id}/sites/root": { status: 200, schema: "microsoft.graph.site", documentedAs: "Get a site resource" },
  "get /users/$count": { status: 200, documentedAs: "List users" },
  "get /groups/$count": { status: 200, documentedAs: "List groups" },
  "get /groups/{group-id}/members/$count": { status: 200, documentedAs: "List group members" },
  "get /groups/{group-id}/members/microsoft.graph.user": { status: 200, schema: "local.users", documentedAs: "List group members" },
  "get /groups/{group-id}/members/microsoft.graph.group": { status: 200, schema: "local.groups", documentedAs: "List group members" },
  "get /users/{user-id}/memberOf/microsoft.graph.group": { status: 200, schema: "local.groups", documentedAs: "List a user's direct memberships" },
  "post /groups/{group-id}/owners/$ref": { status: 204, documentedAs: "Add owners" },
  "delete /groups/{group-id}/owners/{directoryObject-id}/$ref": { status: 204, documentedAs: "Remove group owner" },
  "post /education/classes/{educationClass-id}/members/$ref": { status: 204, documentedAs: "Add member to educationClass" },
  "delete /education/classes/{educationClass-id}/members/{educationUser-id}/$ref": { status: 204, documentedAs: "Remove member from educationClass" },
  "post /education/classes/{educationClass-id}/teachers/$ref": { status: 204, documentedAs: "Add teacher" },
  "delete /education/classes/{educationClass-id}/teachers/{educationUser-id}/$ref": { status: 204, documentedAs: "Remove teacher" },
  "post /education/schools/{educationSchool-id}/classes/$ref": { status: 204, documentedAs: "Add educationClass to educationSchool" },
  "delete /education/schools/{educationSchool-id}/classes/{educationClass-id}/$ref": { status: 204, documentedAs: "Remove educationClass from educationSchool" },
  "post /education/schools/{educationSchool-id}/users/$ref": { status: 204, documentedAs: "Add educationUser to educationSchool" },
  "delete /education/schools/{educationSchool-id}/users/{educationUser-id}/$ref": { status: 204, documentedAs: "Remove educationUser from educationSchool" },
  "patch /teams/{team-id}": { status: 204, documentedAs: "Update team" },
  "get /teams/{team-id}/channels/{channel-id}": { status: 200, schema: "microsoft.graph.channel", documentedAs: "Get channel" },
  "get /teams/{team-id}/primaryChannel": { status: 200, schema: "microsoft.graph.channel", documentedAs: "Get primaryChannel" },
  "get /users/{user-id}/chats": { status: 200, schema: "local.chats", documentedAs: "List chats" },
  "get /users/{user-id}/chats/{chat-id}": { status: 200, schema: "microsoft.graph.chat", documentedAs: "Get chat" },
  "get /users/{user-id}/chats/{chat-id}/members": { status: 200, schema: "local.chatMembers", documentedAs: "List members of a chat" },
  "get /users/{user-id}/chats/{chat-id}/messages": { status: 200, schema: "local.chatMessages", documentedAs: "List messages in a chat" },
  "get /users/{user-id}/chats/{chat-id}/messages/{chatMessage-id}": { status: 200, schema: "microsoft.graph.chatMessage", documentedAs: "Get chatMessage in a channel or chat" },
  "get /chats/{chat-id}/members/{conversationMember-id}": { status: 200, schema: "microsoft.graph.aadUserConversationMember", documentedAs: "Get conversationMember in a chat" },
  "post /chats/{chat-id}/members": { status: 201, documentedAs: "Add member to a chat" },
  "delete /chats/{chat-id}/members/{conversationMember-id}": { status: 204, documentedAs: "Remove member from chat" },
  "patch /chats/{chat-id}/messages/{chatMessage-id}": { status: 204, documentedAs: "Update chatMessage" },
  "post /chats/{chat-id}/messages/{chatMessage-id}/setReaction": { status: 204, documentedAs: "chatMessage: setReaction" },
  "post /chats/{chat-id}/messages/{chatMessage-id}/unsetReaction": { status: 204, documentedAs: "chatMessage: unsetReaction" },
  "post /users/{user-id}/chats/{chat-id}/messages/{chatMessage-id}/softDelete": { status: 204, documentedAs: "chatMessage: softDelete" },
  "post /users/{user-id}/chats/{chat-id}/messages/{chatMessage-id}/undoSoftDelete": { status: 204, documentedAs: "chatMessage: undoSoftDelete" },
  "get /chats/{chat-id}/installedApps": { status: 200, schema: "local.appInstallations", documentedAs: "List apps in chat" },
  "post /chats/{chat-id}/installedApps": { status: 201, documentedAs: "Add app to chat" },
  "get /chats/{chat-id}/installedApps/{teamsAppInstallation-id}": { status: 200, schema: "microsoft.graph.teamsAppInstallation", documentedAs: "Get installed app in chat" },
  "delete /chats/{chat-id}/installedApps/{teamsAppInstallation-id}": { status: 204, documentedAs: "Uninstall app in a chat" },
  "post /chats/{chat-id}/installedApps/{teamsAppInstallation-id}/upgrade": { status: 204, documentedAs: "teamsAppInstallation in a chat: upgrade" },
  "post /teams/{team-id}/installedApps": { status: 201, documentedAs: "Add app to team" },
  "get /teams/{team-id}/installedApps/{teamsAppInstallation-id}": { status: 200, schema: "microsoft.graph.teamsAppInstallation", documentedAs: "Get installed app in team" },
  "delete /teams/{team-id}/installedApps/{teamsAppInstallation-id}": { status: 204, documentedAs: "Remove app from team" },
  "post /teams/{team-id}/installedApps/{teamsAppInstallation-id}/upgrade": { status: 204, documentedAs: "teamsAppInstallation in a team: upgrade" },
  "post /users/{user-id}/teamwork/installedApps/{userScopeTeamsAppInstallation-id}/upgrade": { status: 204, documentedAs: "teamsAppInstallation in personal scope: upgrade" },
  "get /teams/{team-id}/channels/{channel-id}/messages/{chatMessage-id}": { status: 200, schema: "microsoft.graph.chatMessage", documentedAs: "Get chatMessage in a channel or chat" },
  "get /teams/{team-id}/channels/{channel-id}/messages/{chatMessage-id}/replies": { status: 200, schema: "local.chatMessages", documentedAs: "List channel message replies" },
  "post /teams/{team-id}/channels/{channel-id}/messages/{chatMessage-id}/replies": { status: 201, schema: "microsoft.graph.chatMessage", documentedAs: "Reply to a message in a channel" },
  "get /teams/{team-id}/channels/{channel-id}/messages/{chatMessage-id}/replies/{chatMessage-id1}": { status: 200, schema: "microsoft.graph.chatMessage", documentedAs: "Get chatMessage in a channel or chat" },
  "delete /appCatalogs/teamsApps/{teamsApp-id}": { status: 204, documentedAs: "Delete teamsApp" },
  "post /appCatalogs/teamsApps/{teamsApp-id}/appDefinitions": { status: 204, documentedAs: "Update teamsApp" },
  "get /appCatalogs/teamsApps/{teamsApp-id}": { status: 200, schema: "microsoft.graph.teamsApp", documentedAs: "teamsApp resource type" },
  "get /appCatalogs/teamsApps/{teamsApp-id}/appDefinitions": { status: 200, schema: "local.appDefinitions", documentedAs: "teamsAppDefinition resource type" },
  "get /appCatalogs/teamsApps/{teamsApp-id}/appDefinitions/{teamsAppDefinition-id}/bot": { status: 200, schema: "local.bot", documentedAs: "Get teamworkBot" },
  "get /users/{user-id}/calendar/events": { status: 200, schema: "local.events", documentedAs: "List events" },
  "post /users/{user-id}/calendar/events": { status: 201, schema: "microsoft.graph.event", documentedAs: "Create event" },
  "get /users/{user-id}/calendar/calendarView": { status: 200, schema: "local.events", documentedAs: "List calendarView" },
  "post /users/{user-id}/calendar/getSchedule": { status: 200, schema: "local.schedules", documentedAs: "calendar: getSchedule" },
  "post /users/{user-id}/events/{event-id}/cancel": { status: 202, documentedAs: "event: cancel" },
  "post /users/{user-id}/events/{event-id}/accept": { status: 202, documentedAs: "event: accept" },
  "post /users/{user-id}/events/{event-id}/tentativelyAccept": { status: 202, documentedAs: "event: tentativelyAccept" },
  "post /users/{user-id}/events/{event-id}/decline": { status: 202, documentedAs: "event: decline" },
  "post /teamwork/sendActivityNotificationToRecipients": { status: 202, documentedAs: "teamwork: sendActivityNotificationToRecipients" },
};

/** Shapes of the overlay that Microsoft's description lacks or names only in place. */
const LOCAL_SCHEMAS: Readonly<Record<string, object>> = {
  "local.uploadSession": {
    type: "object",
    required: ["uploadUrl", "expirationDateTime"],
    properties: {
      "@odata.context": { type: "string" },
      uploadUrl: { type: "string", format: "uri" },
      expirationDateTime: { type: "string", format: "date-time" },
      nextExpectedRanges: { type: "array", items: { type: "string", pattern: "^[0-9]+-([0-9]+)?$" } },
    },
    additionalProperties: false,
  },
  "local.users": { type: "object", required: ["value"], properties: { value: { type: "array", items: { $ref: "graph#/components/schemas/microsoft.graph.user" } } } },
  "local.groups": { type: "object", required: ["value"], properties: { value: { type: "array", items: { $ref: "graph#/components/schemas/microsoft.graph.group" } } } },
  "local.driveItems": { type: "object", required: ["value"], properties: { value: { type: "array", items: { $ref: "graph#/components/schemas/microsoft.graph.driveItem" } } } },
  "local.events": { type: "object", required: ["value"], properties: { value: { type: "array", items: { $ref: "graph#/components/schemas/microsoft.graph.event" } } } },
  "local.schedules": {
    type: "object",
    required: ["value"],
    properties: {
      "@odata.context": { type: "string" },
      value: {
        type: "array",
        items: {
          type: "object",
          required: ["scheduleId", "availabilityView", "scheduleItems"],
          properties: {
            scheduleId: { type: "string" },
            availabilityView: { type: "string", pattern: "^[0-4]*$" },
            scheduleItems: { type: "array", items: { type: "object", required: ["status", "start", "end"] } },
            workingHours: { type: "object", required: ["daysOfWeek", "startTime", "endTime", "timeZone"] },
            error: { type: "object", required: ["message", "responseCode"], additionalProperties: false, properties: { message: { type: "string" }, responseCode: { type: "string" } } },
          },
          additionalProperties: false,
        },
      },
    },
    additionalProperties: false,
  },
  "local.chats": { type: "object", required: ["value"], properties: { value: { type: "array", items: { $ref: "graph#/components/schemas/microsoft.graph.chat" } } } },
  "local.chatMembers": { type: "object", required: ["value"], properties: { value: { type: "array", items: { $ref: "graph#/components/schemas/microsoft.graph.aadUserConversationMember" } } } },
  "local.chatMessages": { type: "object", required: ["value"], properties: { value: { type: "array", items: { $ref: "graph#/components/schemas/microsoft.graph.chatMessage" } } } },
  "local.appInstallations": { type: "object", required: ["value"], properties: { value: { type: "array", items: { $ref: "graph#/components/schemas/microsoft.graph.teamsAppInstallation" } } } },
  "local.appDefinitions": { type: "object", required: ["value"], properties: { value: { type: "array", items: { $ref: "graph#/components/schemas/microsoft.graph.teamsAppDefinition" } } } },
  "local.bot": { type: "object", required: ["id"], properties: { id: { type: "string" }, "@odata.context": { type: "string" } }, additionalProperties: false },
};
for (const [name, schema] of Object.entries(LOCAL_SCHEMAS)) ajv.addSchema(schema, name);

/** One answer of the local Graph, as a client saw it; the path is the one under `/v1.0`, without its query. */
export interface SeenAnswer {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly body: unknown;
}

/**
 * Compares an answer with what Microsoft's own description of Graph allows.
 *
 * @returns what is wrong with it, one line each; an empty list is a pass.
 */
export function checkAgainstOracle(answer: SeenAnswer): readonly string[] {
  const method = answer.method.toLowerCase();
  if (answer.status >= 400) return compare("error", "graph#/components/schemas/microsoft.graph.ODataErrors.ODataError", answer.body);
  const template = templateOf(answer.path, method);
  const added = Object.entries(OVERLAY).find(([operation, { status }]) => status === answer.status && fits(operation.replace(`${method} `, ""), ofSomebody(canonical(answer.path))));
  if (added !== undefined) return added[1].schema === undefined ? [] : compare(added[0], referenceOf(added[1].schema), answer.body);
  if (template === undefined) return [`${answer.method} ${answer.path} is not in the oracle`];
  const response = oracle.paths[template]?.[method]?.responses[String(answer.status)];
  if (response === undefined) return [`${answer.method} ${template} does not answer ${String(answer.status)}`];
  if (response.content?.["application/json"] === undefined) return [];
  const pointer = ["paths", template, method, "responses", String(answer.status), "content", "application/json", "schema"].map(escape).join("/");
  return compare(`${method} ${template}`, `graph#/${pointer}`, answer.body);
}

/**
 * Compares a request that was accepted with what Microsoft's description says is sent there; what the overlay adds is
 * described by its documentation page alone.
 *
 * @returns what is wrong with it, one line each.
 */
export function checkSentAgainstOracle({ method, path, sent }: { readonly method: string; readonly path: string; readonly sent: string | undefined }): readonly string[] {
  const verb = method.toLowerCase();
  const template = templateOf(path, verb);
  const content = template === undefined ? undefined : oracle.paths[template]?.[verb]?.requestBody?.content;
  if (template === undefined || sent === undefined || sent === "" || content?.["application/json"] === undefined) return [];
  const pointer = ["paths", template, verb, "requestBody", "content", "application/json", "schema"].map(escape).join("/");
  return compare(`what is sent to ${verb} ${template}`, `graph#/${pointer}`, inDescribedLetters(JSON.parse(sent))).filter((finding) => !NAMED_BY_BASE_TYPE.test(finding));
}

/** The description names the type that all recipients of notifications derive from, which is none of those that are sent. */
const NAMED_BY_BASE_TYPE = / \/recipients?(?:\/| )/;

/** Microsoft's own pages write some names and values with capitals that its description does not have: `Comment`, `"contentType": "HTML"`. */
function inDescribedLetters(sent: unknown): unknown {
  if (typeof sent !== "object" || sent === null || Array.isArray(sent)) return sent;
  return Object.fromEntries(Object.entries(sent).map(([name, value]: [string, unknown]) => {
    const said = name === "contentType" && typeof value === "string" ? value.toLowerCase() : inDescribedLetters(value);
    return [`${name.slice(0, 1).toLowerCase()}${name.slice(1)}`, said];
  }));
}

function compare(name: string, reference: string, body: unknown): readonly string[] {
  const validate = compiled.get(reference) ?? ajv.compile({ $ref: reference });
  compiled.set(reference, validate);
  if (validate(body)) return [];
  return (validate.errors ?? []).map((error) => `${name} ${error.instancePath} ${error.message ?? ""} ${JSON.stringify(error.params)}`);
}

function referenceOf(schema: string): string {
  return schema.startsWith("local.") ? schema : `graph#/components/schemas/${schema}`;
}

function escape(part: string): string {
  return encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1"));
}

/** The overlay describes what is under `me` under the person's own id. */
function ofSomebody(path: string): string {
  return path.replace(/^\/me\//i, "/users/me/");
}

/** The oracle knows items by id; an item named by its place is the same thing. */
function canonical(path: string): string {
  return decodeURIComponent(path)
    .replace(/\/$/, "")
    .replace(/\/microsoft\.graph\.(?=delta|getAllSites|search)/g, "/")
    .replace(/\/([a-z]\w*)\((?:'([^']*)'|(\d+))\)/gi, (_all, name: string, key?: string, number?: string) => `/${name}/${key ?? number ?? ""}`)
    .replace(/\/delta\([^/]*\)$/, "/delta")
    .replace(/\/search\(.*\)$/, "/search()")
    .replace(/^\/sites\/[^/:]+:\/[^:]+$/, "/sites/{hostname}:/{server-relative-path}")
    .replace(/^\/sites\/[^/:]+:\/[^:]+:/, "/sites/s")
    .replace(/^\/sites\/[^/]+(?:\/lists\/[^/]+)?\/drive\//, "/drives/d/")
    .replace(/^\/sites\/[^/]+\/drives\/([^/]+)\//, "/drives/$1/")
    .replace(/^(\/drives\/[^/]+)\/root$/, "$1/root")
    .replace(/^(\/drives\/[^/]+)\/(?:root|items\/[^/:]+):\/[^:]*:?/, "$1/items/i")
    .replace(/^(\/drives\/[^/]+)\/root\//, "$1/items/i/");
}

function templateOf(path: string, method: string): string | undefined {
  const fitting = Object.keys(oracle.paths).filter((template) => oracle.paths[template]?.[method] !== undefined && fits(template, canonical(path)));
  // The more literal template wins, as `/delta` over an item's id.
  return fitting.sort((one, other) => one.split("{").length - other.split("{").length)[0];
}

function fits(template: string, path: string): boolean {
  const segments = path.split("/");
  const parts = template.split("/");
  return parts.length === segments.length && parts.every((part, index) => part.toLowerCase() === segments[index]?.toLowerCase() || /^\{.*\}$/.test(part));
}
