import { SHAREPOINT_PAGE_CLIENT_ID } from "../pages/known-applications";
import type { SignInRequest } from "../pages/sign-in";

/** What the SharePoint page may ask Graph for. What comes back is still only what the person may see. */
export const GRAPH_SCOPES: readonly string[] = ["Sites.ReadWrite.All", "Files.ReadWrite.All", "User.Read"].map((scope) => `https://graph.microsoft.com/${scope}`);

/** How the SharePoint page signs people in. */
export const SHAREPOINT_SIGN_IN: SignInRequest = { clientId: SHAREPOINT_PAGE_CLIENT_ID, scopes: GRAPH_SCOPES };
