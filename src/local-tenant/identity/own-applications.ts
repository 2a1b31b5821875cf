import type { Store } from "../store/store";
import { type ApplicationRegistration, saveApplication } from "./application";
import { GRAPH_RESOURCE } from "./tenant-address";

/** The application as which the Teams page signs people in. */
export const TEAMS_PAGE_CLIENT_ID = "5e3ce6c0-2b1f-4285-8d4b-75ee78787346";

/** The application as which the SharePoint page signs people in. */
export const SHAREPOINT_PAGE_CLIENT_ID = "00000003-0000-0ff1-ce00-000000000000";

/** The application as which the Word page signs people in. */
export const WORD_PAGE_CLIENT_ID = "9a4d2c67-7f6e-4c0e-9b57-3f8f1d0c6a24";

const REDIRECT_PATHS = ["/redirect.html", "/teams", "/word", "/admin", "/sites"] as const;

/** Registers the applications of the tenant's own pages, at the address where the tenant listens now. */
export async function registerOwnApplications(store: Store, origin: string): Promise<void> {
  const page = (displayName: string, graphScopes: string[]): ApplicationRegistration => ({
    displayName,
    exposedScopes: [],
    spaRedirectUris: REDIRECT_PATHS.map((path) => origin + path),
    brokeredRedirectUris: [],
    delegatedScopes: { [GRAPH_RESOURCE]: graphScopes },
    applicationRoles: {},
  });
  await saveApplication(store, TEAMS_PAGE_CLIENT_ID, page("Teams", ["User.Read", "EduRoster.ReadBasic", "User.ReadBasic.All", "Calendars.ReadWrite"]));
  await saveApplication(
    store,
    SHAREPOINT_PAGE_CLIENT_ID,
    page("SharePoint", ["Sites.ReadWrite.All", "Files.ReadWrite.All", "User.Read", "User.ReadBasic.All"]),
  );
  await saveApplication(store, WORD_PAGE_CLIENT_ID, page("Word", ["User.Read"]));
}
