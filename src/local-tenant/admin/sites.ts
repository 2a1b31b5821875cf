import { randomUUID } from "node:crypto";
import type { Context, Hono } from "hono";
import { z } from "zod";
import type { Row, Store } from "../store/store";
import { AdminFailure, readBody, readId } from "./admin-failure";

const guid = z.guid().transform((id) => id.toLowerCase());
const siteBody = z.strictObject({ displayName: z.string().min(1), ownerIds: z.array(guid).default([]), memberIds: z.array(guid).default([]), groupId: guid.optional() });
const grantBody = z.strictObject({ displayName: z.string().default(""), roles: z.array(z.enum(["read", "write", "owner", "fullcontrol"])).min(1) });

/** Every site's hostname in Graph ids. */
const HOSTNAME = "localhost";

interface SiteRow extends Row {
  readonly id: string;
  readonly web_id: string;
  readonly hostname: string;
  readonly path: string;
  readonly display_name: string;
  readonly owner_ids: readonly string[];
  readonly member_ids: readonly string[];
}

const SITES = `select s.*,
  array(select p.person_id from site_people p where p.site_id = s.id and p.role = 'owner' order by p.person_id) as owner_ids,
  array(select p.person_id from site_people p where p.site_id = s.id and p.role = 'member' order by p.person_id) as member_ids
  from sites s`;

/** Adds the addresses that make and list sites, and say which applications may use one. */
export function addSites(app: Hono, store: Store): void {
  app.get("/sites", async (context) => {
    const rows = await store.query<SiteRow>(`${SITES} where s.path <> '/' order by s.path`);
    return context.json({ value: rows.map((row) => showSite(context, row)) });
  });
  app.put("/sites/:name", async (context) => {
    const name = readName(context);
    const site = await readBody(context, siteBody);
    await store.transaction((transaction) => keepSite(transaction, name, site));
    return context.json(showSite(context, await requireSite(store, name)));
  });
  app.put("/sites/:name/grants/:appId", async (context) => {
    const appId = readId(context, "appId");
    const { displayName, roles } = await readBody(context, grantBody);
    const { id } = await requireSite(store, readName(context));
    await store.query(
      `insert into site_grants (id, site_id, app_id, display_name, roles) values ($1, $2, $3, $4, $5::jsonb)
       on conflict (site_id, app_id) do update set display_name = excluded.display_name, roles = excluded.roles`,
      [randomUUID(), id, appId, displayName, JSON.stringify(roles)],
    );
    return context.json({ appId, displayName, roles });
  });
  app.delete("/sites/:name/grants/:appId", async (context) => {
    const { id } = await requireSite(store, readName(context));
    await store.query("delete from site_grants where site_id = $1 and app_id = $2", [id, readId(context, "appId")]);
    return context.body(null, 204);
  });
}

async function keepSite(transaction: Store, name: string, site: z.output<typeof siteBody>): Promise<void> {
  const people = [...new Set([...site.ownerIds, ...site.memberIds])];
  const known = await transaction.query("select id from people where not removed and id = any($1)", [people]);
  if (known.length < people.length) throw new AdminFailure(400, "ownerIds, memberIds: somebody is unknown.");
  await transaction.query(
    `insert into sites (id, web_id, hostname, path, display_name, created_at, group_id) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (path) do update set display_name = excluded.display_name, group_id = excluded.group_id, change = nextval('change_number')`,
    [randomUUID(), randomUUID(), HOSTNAME, `/sites/${name}`, site.displayName, new Date().toISOString(), site.groupId ?? null],
  );
  const { id } = await requireSite(transaction, name);
  await transaction.query("delete from site_people where site_id = $1", [id]);
  // Who is named as both is an owner: owners may do all that members may.
  await transaction.query(
    `insert into site_people (site_id, person_id, role)
     select $1, person_id, 'owner' from unnest($2::text[]) as person_id
     union select $1, person_id, 'member' from unnest($3::text[]) as person_id where not person_id = any($2::text[])`,
    [id, [...new Set(site.ownerIds)], [...new Set(site.memberIds)]],
  );
}

async function requireSite(store: Store, name: string): Promise<SiteRow> {
  const [row] = await store.query<SiteRow>(`${SITES} where s.path = $1`, [`/sites/${name}`]);
  if (row === undefined) throw new AdminFailure(404, "No site has this name.");
  return row;
}

function readName(context: Context): string {
  const parsed = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/).safeParse(context.req.param("name"));
  if (!parsed.success) throw new AdminFailure(400, "name: it must be small letters, digits and hyphens.");
  return parsed.data;
}

function showSite(context: Context, row: SiteRow): Readonly<Record<string, unknown>> {
  return {
    id: `${row.hostname},${row.id},${row.web_id}`,
    name: row.path.slice("/sites/".length),
    displayName: row.display_name,
    webUrl: new URL(row.path, context.req.url).href,
    ownerIds: row.owner_ids,
    memberIds: row.member_ids,
  };
}
