import { z } from "zod";

/** What `/config.json` tells a page before anybody is signed in: addresses and ids, nothing about people. */
export const pagesConfig = z.object({
  tenantId: z.string(),
  clientId: z.string(),
  /** The scope of our own API, such as `api://localhost/<id>/access_as_user`. */
  apiScope: z.string(),
  /** Where the API answers; the pane is served from another origin locally. */
  apiOrigin: z.url(),
  /** Hosts besides Microsoft's own that may hold our pages; only the local tenant's Teams page. */
  hostOrigins: z.array(z.url()),
  msal: z.object({
    authority: z.string(),
    knownAuthorities: z.array(z.string()).optional(),
    /** JSON text with the identity provider's endpoints, so that it is not asked for them. */
    authorityMetadata: z.string().optional(),
    popupRelayUri: z.string().optional(),
  }),
});
export type PagesConfig = z.infer<typeof pagesConfig>;
