import type { z } from "zod";
import { ConfigError } from "./config-error";
import { anyEnvironment, type Environment, localEnvironment, microsoft365Environment, withoutBlanks } from "./environment";

/** Everything the service takes from outside. Read once, at start-up, by the main program. */
export interface ServiceSettings {
  readonly mode: "local" | "microsoft365";
  readonly port: number;
  /** Origin by which people reach the service, without a slash at its end. */
  readonly publicUrl: string;
  /** Folder of the embedded database, its lock and, locally, the certificate. */
  readonly stateFolder: string;
  /** Absent: the embedded database in the state folder. */
  readonly databaseUrl?: string;
  readonly tenantId: string;
  readonly clientId: string;
  /** Id of the app in the organisation's catalogue of Teams apps; the client id where the catalogue gave no other. */
  readonly teamsAppId: string;
  /** PEM with the certificate and its private key. */
  readonly certificateFile: string;
  readonly schoolsFile: string;
  readonly rosterSeconds: number;
  readonly listsSeconds: number;
  /** App id URI of our API; its one scope is `<uri>/access_as_user`. */
  readonly identifierUri: string;
  /** Origin of Microsoft Graph, or of what stands in for it. */
  readonly graphOrigin: string;
  readonly identity: IdentitySettings;
  readonly bot: BotSettings;
  /** Only in local mode. */
  readonly local?: LocalSettings;
}

/** Where people sign in, and how a token says so. */
export interface IdentitySettings {
  /** Origin of the identity provider. */
  readonly origin: string;
  /** `iss` of the tokens that our API takes. */
  readonly issuer: string;
  /** Address of the keys that sign them. */
  readonly keysUrl: string;
}

/** How the bot knows its channel, and where it first writes. */
export interface BotSettings {
  /** Address of the channel's OpenID document. */
  readonly openIdMetadataUrl: string;
  /** `iss` of the tokens that the channel sends. */
  readonly issuer: string;
  /** Where a chat is asked for that nobody has told the address of. */
  readonly serviceUrl: string;
}

/** What only a service on the local tenant knows. */
export interface LocalSettings {
  readonly tenantUrl: string;
  /** Where the moved day is read: `{day, offsetDays}`. */
  readonly dayUrl: string;
}

/**
 * Reads the settings of the service. With nothing set, the product runs on the local tenant.
 *
 * @throws {ConfigError} naming every setting that is missing or wrong, all at once.
 */
export function readServiceSettings(env: Environment): ServiceSettings {
  const set = withoutBlanks(env);
  const mode = set["BATON_MODE"] ?? "local";
  if (mode === "local") return localSettings(parsed(localEnvironment, set));
  if (mode === "microsoft365") return microsoft365Settings(parsed(microsoft365Environment, set));
  const rest = anyEnvironment.safeParse(set);
  throw new ConfigError(["BATON_MODE: must be local or microsoft365", ...(rest.success ? [] : problemsOf(rest.error))]);
}

function localSettings(set: z.infer<typeof localEnvironment>): ServiceSettings {
  const tenantUrl = set.BATON_LOCAL_TENANT_URL;
  const authority = `${tenantUrl}/${set.BATON_TENANT_ID}`;
  return {
    mode: "local",
    ...common(set),
    publicUrl: set.BATON_PUBLIC_URL ?? `http://localhost:${String(set.BATON_PORT)}`,
    certificateFile: set.BATON_CERTIFICATE_FILE ?? `${set.BATON_STATE_FOLDER}/certificate.pem`,
    schoolsFile: set.BATON_SCHOOLS_FILE ?? `${set.BATON_STATE_FOLDER}/schools.json`,
    identifierUri: `api://localhost/${set.BATON_CLIENT_ID}`,
    graphOrigin: tenantUrl,
    // The issuer is https as text only: sign-in libraries refuse any other.
    identity: { origin: tenantUrl, issuer: `${authority.replace(/^http:/, "https:")}/v2.0`, keysUrl: `${authority}/discovery/v2.0/keys` },
    bot: {
      openIdMetadataUrl: `${tenantUrl}/botframework/.well-known/openidconfiguration`,
      issuer: `${tenantUrl}/botframework`,
      serviceUrl: `${tenantUrl}/connector/uk`,
    },
    local: { tenantUrl, dayUrl: set.BATON_LOCAL_DAY_URL ?? `${tenantUrl}/admin/api/day` },
  };
}

function microsoft365Settings(set: z.infer<typeof microsoft365Environment>): ServiceSettings {
  const origin = "https://login.microsoftonline.com";
  const authority = `${origin}/${set.BATON_TENANT_ID}`;
  return {
    mode: "microsoft365",
    ...common(set),
    publicUrl: set.BATON_PUBLIC_URL,
    certificateFile: set.BATON_CERTIFICATE_FILE,
    schoolsFile: set.BATON_SCHOOLS_FILE,
    identifierUri: `api://${new URL(set.BATON_PUBLIC_URL).host}/${set.BATON_CLIENT_ID}`,
    graphOrigin: "https://graph.microsoft.com",
    identity: { origin, issuer: `${authority}/v2.0`, keysUrl: `${authority}/discovery/v2.0/keys` },
    bot: {
      openIdMetadataUrl: "https://login.botframework.com/v1/.well-known/openidconfiguration",
      issuer: "https://api.botframework.com",
      serviceUrl: "https://smba.trafficmanager.net/teams",
    },
  };
}

function common(set: z.infer<typeof localEnvironment> | z.infer<typeof microsoft365Environment>) {
  return {
    port: set.BATON_PORT,
    stateFolder: set.BATON_STATE_FOLDER,
    ...(set.BATON_DATABASE_URL === undefined ? {} : { databaseUrl: set.BATON_DATABASE_URL }),
    tenantId: set.BATON_TENANT_ID,
    clientId: set.BATON_CLIENT_ID,
    teamsAppId: set.BATON_TEAMS_APP_ID ?? set.BATON_CLIENT_ID,
    rosterSeconds: set.BATON_ROSTER_SECONDS,
    listsSeconds: set.BATON_LISTS_SECONDS,
  };
}

function parsed<T>(environment: z.ZodType<T>, set: Environment): T {
  const result = environment.safeParse(set);
  if (!result.success) throw new ConfigError(problemsOf(result.error));
  return result.data;
}

function problemsOf(error: z.ZodError): readonly string[] {
  return error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
}
