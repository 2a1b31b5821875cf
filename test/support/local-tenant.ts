import { startTenant, type TenantParts } from "../../src/local-tenant/server";
import { openStoreInMemory } from "../../src/local-tenant/store/open-store";
import type { Store } from "../../src/local-tenant/store/store";
import { redeemSignIn } from "./redeem-sign-in";
import { emptyDatabase } from "./empty-database";
import { createWatcher } from "./witnessed";

/** The tenant's fixed id. */
export const TENANT_ID = "7f2c1a34-5b6d-4e8f-9a0b-1c2d3e4f5a6b";

/** A local tenant in this process, with its database in memory. */
export interface LocalTenant {
  /** `http://localhost:<port>`. */
  readonly origin: string;
  /** Calls `/admin/api/<path>`; gives the JSON answer, or `undefined` for 204. @throws {Error} when it is refused. */
  admin(method: "GET" | "PUT" | "POST" | "DELETE", path: string, body?: unknown): Promise<unknown>;
  /** An app-only token, for Graph unless another resource is named. */
  appToken(application: { readonly appId: string; readonly secret: string; readonly resource?: string }): Promise<string>;
  /** A person's token, got as a browser would: sign-in page, code, PKCE, token address. */
  personToken(personId: string, appId: string, scopes: readonly string[]): Promise<string>;
  readonly store: Store;
  close(): Promise<void>;
}

/** Starts a tenant on a free port; closing it fails when anything that it answered differs from Microsoft's description of Graph. It costs 2 to 4 s: share one in a file. Lines in `bugs` are requests that met a bug. */
export async function startLocalTenant(parts: Partial<TenantParts> & { readonly bugs?: string[] } = {}): Promise<LocalTenant> {
  const { bugs, ...rest } = parts;
  const store = parts.store ?? (await openStoreInMemory(emptyDatabase()));
  const watcher = createWatcher();
  const { origin, close } = await startTenant({ port: 0, witness: watcher.witness, log: (line) => (bugs === undefined ? process.stderr.write(`${line}\n`) : bugs.push(line)), ...rest, store });
  const endpoints = `${origin}/${TENANT_ID}/oauth2/v2.0`;

  async function admin(method: string, path: string, body?: unknown): Promise<unknown> {
    const isWrite = method !== "GET";
    const answer = await fetch(`${origin}/admin/api/${path}`, {
      method,
      ...(isWrite ? { headers: { "content-type": "application/json" } } : {}),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.status === 204 ? undefined : await answer.json();
  }

  async function askToken(form: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}): Promise<string> {
    const answer = await fetch(`${endpoints}/token`, { method: "POST", headers, body: new URLSearchParams(form) });
    const body = (await answer.json()) as { readonly access_token?: string; readonly error_description?: string };
    if (body.access_token === undefined) throw new Error(body.error_description ?? `token address: ${answer.status}`);
    return body.access_token;
  }

  async function redirectUriOf(appId: string): Promise<string> {
    const [row] = await store.query<{ registration: { readonly spaRedirectUris: readonly string[] } }>(
      "select registration from applications where app_id = $1",
      [appId.toLowerCase()],
    );
    const [uri] = row?.registration.spaRedirectUris ?? [];
    if (uri === undefined) throw new Error("The application is not registered, or has no redirect address.");
    return uri;
  }

  return {
    origin,
    store,
    admin,
    appToken: ({ appId, secret, resource = "https://graph.microsoft.com" }) =>
      askToken({ grant_type: "client_credentials", client_id: appId, client_secret: secret, scope: `${resource}/.default` }),
    async personToken(personId, appId, scopes) {
      const redirectUri = await redirectUriOf(appId);
      return await redeemSignIn(endpoints, { personId, clientId: appId, redirectUri, scope: scopes.join(" ") });
    },
    async close() {
      await close();
      if (parts.store === undefined) await store.close();
      watcher.check();
    },
  };
}
