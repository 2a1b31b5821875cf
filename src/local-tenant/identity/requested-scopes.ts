import type { Store } from "../store/store";
import { type Application, findResource } from "./application";
import { OAuthRefusal } from "./oauth-refusal";
import { CONNECTOR_RESOURCE, GRAPH_RESOURCE } from "./tenant-address";

/** What a `scope` parameter asks for: permissions of one resource, and facts about the person. */
export interface RequestedScopes {
  /** `https://graph.microsoft.com`, or the identifier of an application as the caller wrote it. */
  readonly resource: string;
  /** What tokens for the resource carry as `aud`. */
  readonly audience: string;
  /** Permission names without the resource; `.default` stands for all that the application holds. */
  readonly permissions: readonly string[];
  /** `openid`, `profile`, `email`, `offline_access`. */
  readonly openId: readonly string[];
  /** The resource's permissions exactly as they were written. */
  readonly written: readonly string[];
  /** Permissions that the resource offers; `undefined` for Microsoft's own, whose lists are not kept here. */
  readonly offered?: readonly string[];
}

const OPEN_ID_SCOPES = new Set(["openid", "profile", "email", "offline_access"]);
const DEFAULT_PERMISSION = ".default";

/**
 * Reads a `scope` parameter.
 *
 * @throws {OAuthRefusal} when it names two resources, or one that nobody registered.
 */
export async function readRequestedScopes(store: Store, scope: string): Promise<RequestedScopes> {
  const all = scope.split(/\s+/).filter((name) => name !== "");
  const written = all.filter((name) => !OPEN_ID_SCOPES.has(name));
  const parts = written.map(splitScope);
  const resources = new Set(parts.map(({ resource }) => resource));
  if (resources.size > 1) {
    throw new OAuthRefusal("invalid_request", "AADSTS28000: Provided value for the input parameter scope is not valid because it contains more than one resource.");
  }
  const resource = parts[0]?.resource ?? GRAPH_RESOURCE;
  return {
    resource,
    permissions: parts.map(({ permission }) => permission),
    openId: all.filter((name) => OPEN_ID_SCOPES.has(name)),
    written,
    ...(await readAudience(store, resource)),
  };
}

/**
 * Decides which delegated permissions the application gets.
 *
 * @throws {OAuthRefusal} when it asks for one that does not exist or that nobody consented to.
 */
export function grantDelegated(application: Application, requested: RequestedScopes): readonly string[] {
  const held = delegatedPermissionsOf(application, requested);
  if (requested.written.length === 0) return held.filter((permission) => permission === "User.Read");
  for (const permission of requested.permissions) {
    if (permission === DEFAULT_PERMISSION || held.includes(permission)) continue;
    if (requested.offered !== undefined && !requested.offered.includes(permission)) {
      throw new OAuthRefusal("invalid_scope", `AADSTS70011: The provided value for the input parameter 'scope' is not valid. The scope ${permission} does not exist.`);
    }
    throw notConsented(application);
  }
  if (held.length === 0) throw notConsented(application);
  return requested.permissions.includes(DEFAULT_PERMISSION) ? held : [...new Set(requested.permissions)];
}

/** Writes what was granted in the caller's own spelling, so that client libraries find it in their cache again. */
export function writeGrantedScope(requested: RequestedScopes, granted: readonly string[]): string {
  const full = requested.permissions.includes(DEFAULT_PERMISSION) ? granted.map((name) => `${requested.resource}/${name}`) : [];
  const openId = requested.openId.filter((name) => name !== "offline_access");
  return [...openId, ...full, ...requested.written].join(" ");
}

/**
 * The permissions that an application holds as itself on the resource that its `/.default` names.
 *
 * @throws {OAuthRefusal} when the scope is anything but one resource's `/.default`.
 */
export function grantApplicationRoles(application: Application, requested: RequestedScopes): readonly string[] {
  if (requested.written.length !== 1 || requested.permissions[0] !== DEFAULT_PERMISSION || requested.written[0] === DEFAULT_PERMISSION) {
    throw new OAuthRefusal(
      "invalid_scope",
      "AADSTS1002012: The provided value for scope is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).",
    );
  }
  return application.applicationRoles[requested.resource] ?? [];
}

function delegatedPermissionsOf(application: Application, { resource, audience, offered }: RequestedScopes): readonly string[] {
  // An application needs nobody's consent to call itself.
  if (offered !== undefined && audience === application.appId) return offered;
  return application.delegatedScopes[resource] ?? application.delegatedScopes[audience] ?? [];
}

function notConsented(application: Application): OAuthRefusal {
  return new OAuthRefusal(
    "invalid_grant",
    `AADSTS65001: The user or administrator has not consented to use the application with ID '${application.appId}'. Send an interactive authorization request for this user and resource.`,
    { suberror: "consent_required" },
  );
}

function splitScope(scope: string): { readonly resource: string; readonly permission: string } {
  const slash = scope.lastIndexOf("/");
  if (slash <= 0) return { resource: GRAPH_RESOURCE, permission: scope };
  return { resource: scope.slice(0, slash).replace(/\/$/, ""), permission: scope.slice(slash + 1) };
}

async function readAudience(store: Store, resource: string): Promise<{ readonly audience: string; readonly offered?: readonly string[] }> {
  if (resource === GRAPH_RESOURCE || resource === CONNECTOR_RESOURCE) return { audience: resource };
  const application = await findResource(store, resource);
  if (application === undefined) {
    throw new OAuthRefusal("invalid_resource", `AADSTS500011: The resource principal named ${resource} was not found in the tenant.`);
  }
  return { audience: application.appId, offered: application.exposedScopes };
}
