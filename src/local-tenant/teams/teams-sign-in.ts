import { TEAMS_PAGE_CLIENT_ID } from "../pages/known-applications";
import type { SignInRequest } from "../pages/sign-in";

/** What the Teams page asks Graph for: the person's own name and classes. */
export const GRAPH_SCOPES: readonly string[] = ["https://graph.microsoft.com/User.Read", "https://graph.microsoft.com/EduRoster.ReadBasic"];

/** What the calendar of the Teams page asks Graph for, beyond the sign-in and only when it is opened. */
export const CALENDAR_SCOPES: readonly string[] = ["https://graph.microsoft.com/Calendars.ReadWrite"];

/** How the Teams page signs people in. */
export const TEAMS_SIGN_IN: SignInRequest = { clientId: TEAMS_PAGE_CLIENT_ID, scopes: GRAPH_SCOPES };
