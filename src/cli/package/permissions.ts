/** One permission that an administrator is asked for, and what the school gets for it. */
export interface AskedPermission {
  readonly name: string;
  readonly feature: string;
}

/** What the Teams app's manifest asks for; nothing that has no feature is asked for. */
export const MANIFEST_PERMISSIONS: readonly AskedPermission[] = [
  { name: "Document.ReadWrite.User", feature: "Word: insert a child's plan into the open document and read what was changed in it" },
];

/** What the app registration asks for on Microsoft Graph, as the application. */
export const GRAPH_PERMISSIONS: readonly AskedPermission[] = [
  { name: "Sites.Selected", feature: "Keep plans in the lists and the library of the SEN sites that an administrator grants, and of no other site" },
  { name: "EduRoster.Read.All", feature: "Know who teaches and learns in which class, so that plans reach exactly the child's teachers" },
  { name: "EduRoster.ReadBasic.All", feature: "Follow changes in classes without reading every roster again" },
  { name: "User.ReadBasic.All", feature: "Show the names of staff beside plans and progress" },
  { name: "TeamsAppInstallation.ReadWriteSelfForUser.All", feature: "Open the bot's chat with a member of staff who is to be told something" },
  { name: "Chat.Read.WhereInstalled", feature: "After a lost connection, look in the bot's own chat whether a card has arrived, so that it is never sent twice" },
];
