import { z } from "zod";
import { invalidRequest } from "../graph-failure";
import type { GraphCall } from "../operation";

/** What an application was given of a site, a list or a row. */
export interface ApplicationGrant {
  readonly id: string;
  readonly appId: string;
  readonly displayName: string;
  readonly roles: readonly string[];
}

export const GRANT_ROLES = ["read", "write", "owner", "fullcontrol"] as const;

const Roles = z.array(z.enum(GRANT_ROLES)).min(1);
const Application = z.strictObject({ id: z.guid(), displayName: z.string().default("") });
const Grantee = z.strictObject({ application: Application });
const Annotated = z.record(z.string(), z.unknown());

const GrantBody = z.strictObject({
  roles: Roles,
  grantedToV2: Grantee.optional(),
  grantedTo: Grantee.optional(),
  grantedToIdentities: z.tuple([Grantee]).optional(),
  grantedToIdentitiesV2: z.tuple([Grantee]).optional(),
});
const RolesBody = z.strictObject({ roles: Roles });

/** Whether a body names a person or a group to give something to, which Graph does for applications only. */
export function namesPeople(body: unknown): boolean {
  return /"(user|group|siteUser|siteGroup|sharePointGroup)"\s*:/.test(JSON.stringify(body ?? {}));
}

/**
 * Reads the application and the roles of a new permission, in each of the places where Graph takes them.
 *
 * @throws {GraphFailure} 400.
 */
export function readGrantBody(body: unknown): Omit<ApplicationGrant, "id"> {
  const parsed = GrantBody.safeParse(withoutAnnotations(body));
  const grantees = parsed.success ? [parsed.data.grantedToV2, parsed.data.grantedTo, parsed.data.grantedToIdentities?.[0], parsed.data.grantedToIdentitiesV2?.[0]].filter((one) => one !== undefined) : [];
  const [grantee] = grantees;
  if (!parsed.success || grantee === undefined) throw invalidRequest("A permission names its roles and one application.");
  if (new Set(grantees.map(({ application }) => application.id.toLowerCase())).size > 1) throw invalidRequest("A permission names one application.");
  return { appId: grantee.application.id.toLowerCase(), displayName: grantee.application.displayName, roles: parsed.data.roles };
}

/**
 * Reads the roles that take the place of a permission's own.
 *
 * @throws {GraphFailure} 400.
 */
export function readRolesBody(body: unknown): readonly string[] {
  const parsed = RolesBody.safeParse(withoutAnnotations(body));
  if (!parsed.success) throw invalidRequest("Only the roles of a permission can be changed: read, write, owner or fullcontrol.");
  return parsed.data.roles;
}

/** `@odata.type` and the like say what the reader knows already; they are allowed at every depth. */
function withoutAnnotations(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutAnnotations);
  const parsed = typeof value === "object" && value !== null ? Annotated.safeParse(value) : undefined;
  if (parsed?.success !== true) return value;
  return Object.fromEntries(Object.entries(parsed.data).filter(([name]) => !name.includes("@")).map(([name, inner]) => [name, withoutAnnotations(inner)]));
}

/** The id of an application's permission on a site: its claims login in base64url. */
export function applicationGrantId(call: GraphCall, appId: string): string {
  return Buffer.from(`i:0i.t|ms.sp.ext|${appId}@${call.tenantId}`).toString("base64url");
}
