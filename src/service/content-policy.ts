/** Where the pages of a deployment may reach, and who may hold them. */
export interface PagePlaces {
  /** Origin by which people reach the service. */
  readonly publicUrl: string;
  /** Origin of the local tenant; absent on Microsoft 365. */
  readonly localTenantUrl?: string | undefined;
}

/** Hosts that show Teams tabs. Source: Microsoft Teams, "Requirements for creating a tab". */
const TEAMS_HOSTS =
  "https://*.cloud.microsoft https://teams.microsoft.com https://*.teams.microsoft.com https://*.microsoft365.com https://*.office.com https://outlook.office.com https://outlook.office365.com https://outlook-sdf.office.com https://outlook-sdf.office365.com";
/** Hosts that show task panes of Word on the web, as seen in use: no list of them is published. */
const WORD_HOSTS = "https://*.officeapps.live.com https://*.office365.com https://*.sharepoint.com";
const SIGN_IN = "https://login.microsoftonline.com";

/**
 * The `Content-Security-Policy` of our pages. Locally no host beyond this machine is named at all.
 *
 * Styles may be inline because Fluent UI writes them while it runs; scripts may not.
 */
export function contentPolicy({ publicUrl, localTenantUrl }: PagePlaces): string {
  const places =
    localTenantUrl === undefined
      ? {
          script: "'self' https://appsforoffice.microsoft.com",
          connect: `'self' ${SIGN_IN} https://res.cdn.office.net`,
          frame: `'self' ${SIGN_IN}`,
          ancestors: `'self' ${TEAMS_HOSTS} ${WORD_HOSTS}`,
        }
      : {
          script: "'self'",
          // Behind the tenant's proxy 'self' is the tenant, so the service is named too.
          connect: `'self' ${localTenantUrl} ${publicUrl}`,
          frame: `'self' ${localTenantUrl}`,
          ancestors: `'self' ${localTenantUrl}`,
        };
  return [
    "default-src 'self'",
    `script-src ${places.script}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    `connect-src ${places.connect}`,
    `frame-src ${places.frame}`,
    "base-uri 'none'",
    "object-src 'none'",
    "form-action 'none'",
    `frame-ancestors ${places.ancestors}`,
  ].join("; ");
}
