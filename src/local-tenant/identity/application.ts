import { z } from "zod";
import type { Store } from "../store/store";

const permissionsByResource = z.record(z.string().min(1), z.array(z.string().min(1)));

/** What an administrator enters when an application is registered; kept as it is in the store. */
export const applicationRegistration = z.strictObject({
  displayName: z.string().min(1),
  /** Names the application as a resource, such as `api://localhost/<client id>`. */
  identifierUri: z.string().min(1).optional(),
  /** Delegated permissions that the application offers to others. */
  exposedScopes: z.array(z.string().min(1)).default([]),
  spaRedirectUris: z.array(z.url()).default([]),
  /** Redirect addresses that a trusted host page may use when it signs people in for this application. */
  brokeredRedirectUris: z.array(z.url()).default([]),
  secret: z.string().min(1).optional(),
  /** The public certificate that client assertions are checked against. */
  certificatePem: z.string().min(1).optional(),
  delegatedScopes: permissionsByResource.default({}),
  applicationRoles: permissionsByResource.default({}),
});

/** An application's registration. */
export type ApplicationRegistration = z.infer<typeof applicationRegistration>;

/** A registered application. */
export interface Application extends ApplicationRegistration {
  readonly appId: string;
}

/** Registers an application, or replaces its registration. */
export async function saveApplication(store: Store, appId: string, registration: ApplicationRegistration): Promise<void> {
  await store.query(
    `insert into applications (app_id, display_name, identifier_uri, registration) values ($1, $2, $3, $4)
     on conflict (app_id) do update set display_name = excluded.display_name, identifier_uri = excluded.identifier_uri, registration = excluded.registration`,
    [appId.toLowerCase(), registration.displayName, registration.identifierUri ?? "", registration],
  );
}

/** Reads one registration; `undefined` when no application has this client id. */
export async function findApplication(store: Store, appId: string): Promise<Application | undefined> {
  const [row] = await store.query<{ app_id: string; registration: unknown }>(
    "select app_id, registration from applications where app_id = $1",
    [appId.toLowerCase()],
  );
  return row === undefined ? undefined : { appId: row.app_id, ...applicationRegistration.parse(row.registration) };
}

/** Finds the application that offers `resource`, which is its identifier URI or its client id. */
export async function findResource(store: Store, resource: string): Promise<Application | undefined> {
  const [row] = await store.query<{ app_id: string }>(
    "select app_id from applications where (identifier_uri <> '' and identifier_uri = $1) or app_id = lower($1)",
    [resource],
  );
  return row === undefined ? undefined : await findApplication(store, row.app_id);
}

/** Every address that the application may be sent back to after a sign-in. */
export function redirectUrisOf(application: Application): readonly string[] {
  return [...application.spaRedirectUris, ...application.brokeredRedirectUris];
}

/** Every redirect address of every application: where a sign-out may lead. */
export async function listRedirectUris(store: Store): Promise<readonly string[]> {
  const rows = await store.query<{ registration: unknown }>("select registration from applications");
  return rows.flatMap(({ registration }) => {
    const { spaRedirectUris, brokeredRedirectUris } = applicationRegistration.parse(registration);
    return [...spaRedirectUris, ...brokeredRedirectUris];
  });
}
