/** A part of Microsoft Graph that a school's programs may look for here in vain. */
export interface CoverageGap {
  readonly addresses: string;
  readonly reason: string;
}

/** What the local tenant answers with 501 although school programs may want it, and why. */
export const COVERAGE_GAPS: readonly CoverageGap[] = [
  { addresses: "Subscriptions to installed apps, to chats themselves, to messages in channels and to all of a tenant's; contents in notifications (`includeResourceData`)", reason: "What is told of them here are lists, libraries, people, groups, teams' members, messages in chats and events; whoever is told reads the contents with its own permission." },
  { addresses: "Series of events, attachments of events, other calendars than the first, `findMeetingTimes`, `delta` of events, `PATCH` and `DELETE` of online meetings", reason: "A review meeting needs none of them." },
  { addresses: "`DELETE /chats/{chatId}`, `getAllMessages`, `tabs`, `pinnedMessages`, `permissionGrants` of chats, `members/add`", reason: "Chats are neither exported nor taken away by administrators here, and apps have no tabs in them." },
  { addresses: "`PATCH` of an installed app, `PUT` and `DELETE` of a message", reason: "Microsoft's metadata has them, its documentation does not." },
  { addresses: "`DELETE /teams/{teamId}`, `POST /users/{userId}/joinedTeams`, `PATCH` and `DELETE /education/me`", reason: "Microsoft's metadata has them, its documentation does not." },
  { addresses: "`DELETE /drives/{driveId}`, `DELETE …/content`, `POST`, `PATCH` and `DELETE` of a file's versions", reason: "Microsoft's metadata has them, its documentation does not." },
  { addresses: "`DELETE …/items/{itemId}/fields`, `POST`, `PATCH` and `DELETE` of a row's versions and of their `fields`", reason: "Microsoft's metadata has them, its documentation does not." },
  { addresses: "`…/items/{itemId}/getActivitiesByInterval`, `analytics`, `documentSetVersions`", reason: "Statistics and document sets say nothing that a school's records need." },
  { addresses: "`/sites/{siteId}/columns`, `/sites/{siteId}/contentTypes`, `/sites/{siteId}/sites`, `pages`, `termStore`", reason: "Lists have columns and content types of their own; sites have none below them, and there is no term store." },
  { addresses: "`/me/drive`, `sharedWithMe`", reason: "Personal OneDrives are outside a school's records; Microsoft is ending `sharedWithMe`." },
  { addresses: "`/beta`", reason: "What Microsoft may still change is left out." },
];
