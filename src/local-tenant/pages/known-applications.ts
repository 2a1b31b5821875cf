/** The one tenant that this program is; the same at every start. */
export const TENANT_ID = "7f2c1a34-5b6d-4e8f-9a0b-1c2d3e4f5a6b";

/** The application as which the Teams page signs people in. */
export const TEAMS_PAGE_CLIENT_ID = "5e3ce6c0-2b1f-4285-8d4b-75ee78787346";

/** The application as which the SharePoint page signs people in. */
export const SHAREPOINT_PAGE_CLIENT_ID = "00000003-0000-0ff1-ce00-000000000000";

/** The application as which the Word page signs people in. */
export const WORD_PAGE_CLIENT_ID = "9a4d2c67-7f6e-4c0e-9b57-3f8f1d0c6a24";
