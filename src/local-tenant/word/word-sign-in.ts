import { WORD_PAGE_CLIENT_ID } from "../pages/known-applications";
import type { SignInRequest } from "../pages/sign-in";

/** How the Word page signs people in. */
export const WORD_SIGN_IN: SignInRequest = { clientId: WORD_PAGE_CLIENT_ID, scopes: ["https://graph.microsoft.com/User.Read"] };
