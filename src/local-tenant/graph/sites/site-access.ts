import type { GraphCall } from "../operation";

/**
 * How much a caller may do on a site, each step holding the one before. `limited` is SharePoint's name for people who
 * see nothing there but a file or a folder that was shared with them.
 */
const SITE_LEVELS = ["none", "limited", "read", "write", "manage", "full"] as const;
export type SiteLevel = (typeof SITE_LEVELS)[number];

/** Whether somebody at `level` may do what `needed` asks for. */
export function allows(level: SiteLevel, needed: SiteLevel): boolean {
  return SITE_LEVELS.indexOf(level) >= SITE_LEVELS.indexOf(needed);
}

function lowest(one: SiteLevel, other: SiteLevel): SiteLevel {
  return allows(one, other) ? other : one;
}

function highest(levels: readonly SiteLevel[]): SiteLevel {
  return levels.reduce<SiteLevel>((best, level) => (allows(level, best) ? level : best), "none");
}

/** What a tenant-wide permission gives on every site. */
const TENANT_WIDE: Readonly<Record<string, SiteLevel>> = {
  "Sites.Read.All": "read",
  "Sites.ReadWrite.All": "write",
  "Sites.Manage.All": "manage",
  "Sites.FullControl.All": "full",
};

/** What a tenant-wide permission for files gives in libraries only. */
const FILES: Readonly<Record<string, SiteLevel>> = {
  "Files.Read": "read",
  "Files.Read.All": "read",
  "Files.ReadWrite": "full",
  "Files.ReadWrite.All": "full",
};

/** What an administrator's grant to an app that holds `Sites.Selected` gives on the one site. */
const GRANTED: Readonly<Record<string, SiteLevel>> = { read: "read", write: "write", owner: "full", manage: "manage", fullcontrol: "full" };

/** A member of a SharePoint team site may change its lists; a visitor only reads. */
const PERSON: Readonly<Record<string, SiteLevel>> = { visitor: "read", member: "manage", owner: "full" };

/** The roles of person $2 on site $1: their own, those of the site's group, and on the root site everybody's. */
const ROLES_SQL = `
select role from site_people where site_id = $1 and person_id = $2
union all select case when c.teaches then 'owner' else 'member' end from sites s join class_people c on c.class_id = s.group_id where s.id = $1 and c.person_id = $2
union all select case l.relation when 'owners' then 'owner' else 'member' end from sites s join group_links l on l.group_id = s.group_id where s.id = $1 and l.target_id = $2
union all select 'visitor' from sites where id = $1 and path = '/'`;

/** What the application may do on the site, before the person it acts for is looked at. */
export async function applicationLevelOf(call: GraphCall, siteId: string, reaching: "lists" | "files" = "lists"): Promise<SiteLevel> {
  const { caller } = call;
  const held = caller.personId === undefined ? caller.roles : caller.scopes;
  const wide = held.map((permission) => TENANT_WIDE[permission] ?? (reaching === "files" ? FILES[permission] : undefined) ?? "none");
  if (!held.includes("Sites.Selected")) return highest(wide);
  const rows = await call.store.query<{ roles: readonly string[] }>("select roles from site_grants where site_id = $1 and app_id = $2", [siteId, caller.appId]);
  return highest([...wide, ...(rows[0]?.roles ?? []).map((role) => GRANTED[role.toLowerCase()] ?? "none")]);
}

/** What a person may do on the site, whatever application they use. */
export async function personLevelOf(call: GraphCall, siteId: string, personId: string): Promise<SiteLevel> {
  const rows = await call.store.query<{ role: string }>(ROLES_SQL, [siteId, personId]);
  if (rows.length > 0) return highest(rows.map(({ role }) => PERSON[role] ?? "none"));
  const shared = await call.store.query(
    "select 1 from drive_grants g join drive_items i on i.id = g.item_id join lists l on l.drive_id = i.drive_id where l.site_id = $1 and g.person_id = $2 and not i.removed and not l.removed limit 1",
    [siteId, personId],
  );
  return shared.length > 0 ? "limited" : "none";
}

/**
 * What this caller may do on the site: an application by itself what it was given, and a person through an
 * application only what both may do. Source: Microsoft Graph docs, "Overview of Selected permissions".
 */
export async function siteLevelOf(call: GraphCall, siteId: string): Promise<SiteLevel> {
  const application = await applicationLevelOf(call, siteId);
  const { personId } = call.caller;
  return personId === undefined ? application : lowest(application, await personLevelOf(call, siteId, personId));
}
