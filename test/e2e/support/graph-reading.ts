import { z } from "zod";
import { TENANT } from "./places";

const READER = { appId: "0d0c0b0a-1111-4222-8333-444455556666", secret: "a secret of the tests alone" };
const page = z.object({ value: z.array(z.looseObject({ id: z.string(), fields: z.record(z.string(), z.unknown()).optional() })), "@odata.nextLink": z.string().optional() });
const token = z.object({ access_token: z.string() });
const found = z.object({ id: z.string() });
const drives = z.object({ value: z.array(found).min(1) });
const permissions = z.object({ value: z.array(z.looseObject({ grantedToV2: z.looseObject({ user: found.optional() }).optional() })) });

/** Reads a school's lists straight from Graph, as an application of the tests' own: never through our code or store. */
export interface GraphReader {
  /** Every row of a list, as its fields. */
  rows(list: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** Removes a list, as somebody with the right to could; needs `fullcontrol`. */
  removeList(list: string): Promise<void>;
  /** A folder of the site's library by its path, with everybody who holds it. */
  folder(path: string): Promise<{ readonly address: string; readonly permissions: z.infer<typeof permissions>["value"] }>;
}

/** Registers the reading application with the tenant, has it granted a role on the site, and signs it in. */
export async function readGraphOf(siteName: string, tenantId: string, role: "read" | "fullcontrol" = "read"): Promise<GraphReader> {
  await admin("PUT", `applications/${READER.appId}`, {
    displayName: "Reader of the tests", exposedScopes: [], spaRedirectUris: [], brokeredRedirectUris: [], secret: READER.secret,
    delegatedScopes: {}, applicationRoles: { "https://graph.microsoft.com": ["Sites.Selected"] },
  });
  await admin("PUT", `sites/${siteName}/grants/${READER.appId}`, { displayName: "Reader of the tests", roles: [role] });
  const bearer = await appToken(tenantId);
  const get = async (path: string) => {
    const response = await fetch(path.startsWith("http") ? path : `${TENANT}/v1.0${path}`, { headers: { authorization: `Bearer ${bearer}` } });
    return { status: response.status, body: (await response.json()) as unknown };
  };
  const site = found.parse((await get(`/sites/localhost:/sites/${siteName}`)).body);
  return {
    async removeList(list) {
      const address = `${TENANT}/v1.0/sites/${site.id}/lists/${list}`;
      const { status } = await fetch(address, { method: "DELETE", headers: { authorization: `Bearer ${bearer}` } });
      if (status !== 204) throw new Error(`${list} cannot be removed: ${String(status)}`);
    },
    async folder(path) {
      const [drive] = drives.parse((await get(`/sites/${site.id}/drives`)).body).value;
      const item = found.parse((await get(`/drives/${drive?.id ?? ""}/root:/${path}`)).body);
      const address = `/drives/${drive?.id ?? ""}/items/${item.id}`;
      return { address, permissions: permissions.parse((await get(`${address}/permissions`)).body).value };
    },
    async rows(list) {
      const rows: Record<string, unknown>[] = [];
      let next: string | undefined = `/sites/${site.id}/lists/${encodeURIComponent(list)}/items?$expand=fields&$top=500`;
      while (next !== undefined) {
        const read: z.infer<typeof page> = page.parse((await get(next)).body);
        rows.push(...read.value.map((item) => item.fields ?? {}));
        next = read["@odata.nextLink"];
      }
      return rows;
    },
  };
}

async function appToken(tenantId: string): Promise<string> {
  const response = await fetch(`${TENANT}/${tenantId}/oauth2/v2.0/token`, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "client_credentials", client_id: READER.appId, client_secret: READER.secret, scope: "https://graph.microsoft.com/.default",
    }),
  });
  return token.parse(await response.json()).access_token;
}

/** One call of the tenant's admin interface. */
export async function admin(method: "GET" | "PUT" | "POST" | "DELETE", path: string, body?: unknown): Promise<unknown> {
  const response = await fetch(`${TENANT}/admin/api/${path}`, {
    method,
    ...(body === undefined ? {} : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${String(response.status)} ${await response.text()}`);
  return response.status === 204 ? undefined : ((await response.json()) as unknown);
}
