import { z } from "zod";
import { detail, type DirectoryKind, type DirectoryProperty, type DirectoryRow, fixed, someText, textColumn, textUpTo } from "./directory-kind";

const isSecurity = (row: DirectoryRow): boolean => row["kind"] === "security";
const NICKNAME_SQL = "coalesce(t.details->>'mailNickname', 'class-' || left(t.id, 8))";

/** The nickname of a group, class or team: what was given, or one made from its id. */
export function groupNicknameOf(row: DirectoryRow): string {
  const kept = row.details["mailNickname"];
  return typeof kept === "string" ? kept : `class-${row.id.slice(0, 8)}`;
}

/** The address of a group that takes mail; a security group has none. */
export function groupMailOf(row: DirectoryRow): string | null {
  return isSecurity(row) ? null : `${groupNicknameOf(row)}@groups.example`;
}

/** Who may see a group, and who is in it. */
export function visibilityOf(row: DirectoryRow): string | null {
  if (row["hidden_membership"] === true) return "HiddenMembership";
  const kept = row.details["visibility"];
  if (typeof kept === "string") return kept;
  return row["kind"] === "class" ? "Private" : isSecurity(row) ? null : "Public";
}

/** Whether the group has a team: every class has one. */
export function hasTeam(row: DirectoryRow): boolean {
  return row["kind"] === "class";
}

const USUAL: Readonly<Record<string, DirectoryProperty>> = {
  id: { read: (row) => row.id, usual: true, basic: true, column: { sql: "t.id", kind: "text" } },
  deletedDateTime: fixed(null, { usual: true }),
  classification: detail("classification", { usual: true, takes: textUpTo(64) }),
  createdDateTime: detail("createdDateTime", { usual: true, findable: true, advanced: true }),
  creationOptions: fixed([], { usual: true }),
  description: detail("description", { usual: true, findable: true, advanced: true, takes: textUpTo(1024) }),
  displayName: textColumn("display_name", { usual: true, basic: true, sorts: "always", takes: someText(256) }),
  expirationDateTime: fixed(null, { usual: true }),
  groupTypes: { read: (row) => (isSecurity(row) ? [] : ["Unified"]), usual: true, takes: z.array(z.literal("Unified")).max(1) },
  "groupTypes/any": { read: () => undefined, column: { sql: "(case when t.kind <> 'security' then 'Unified' end)", kind: "text" } },
  isAssignableToRole: fixed(null, { usual: true }),
  mail: { read: groupMailOf, usual: true, follows: ["mailNickname"], sorts: "advanced", column: { sql: `(case when t.kind <> 'security' then ${NICKNAME_SQL} || '@groups.example' end)`, kind: "text" } },
  mailEnabled: { read: (row) => !isSecurity(row), usual: true, column: { sql: "(t.kind <> 'security')", kind: "boolean" }, takes: z.boolean() },
  mailNickname: { read: groupNicknameOf, usual: true, column: { sql: NICKNAME_SQL, kind: "text" }, kept: { detail: "mailNickname" }, takes: z.string().regex(/^[\w.!#$%&'*+/=?^`{|}~-]{1,64}$/) },
  membershipRule: fixed(null, { usual: true }),
  membershipRuleProcessingState: fixed(null, { usual: true }),
  onPremisesDomainName: fixed(null, { usual: true }),
  onPremisesLastSyncDateTime: fixed(null, { usual: true }),
  onPremisesNetBiosName: fixed(null, { usual: true }),
  onPremisesSamAccountName: fixed(null, { usual: true }),
  onPremisesSecurityIdentifier: fixed(null, { usual: true }),
  onPremisesSyncEnabled: fixed(null, { usual: true }),
  preferredDataLocation: fixed(null, { usual: true }),
  preferredLanguage: detail("preferredLanguage", { usual: true, takes: textUpTo(64) }),
  proxyAddresses: { read: (row) => (isSecurity(row) ? [] : [`SMTP:${String(groupMailOf(row))}`]), usual: true },
  renewedDateTime: detail("createdDateTime", { usual: true }),
  resourceBehaviorOptions: fixed([], { usual: true }),
  resourceProvisioningOptions: { read: (row) => (hasTeam(row) ? ["Team"] : []), usual: true },
  "resourceProvisioningOptions/any": { read: () => undefined, column: { sql: "(case when t.kind = 'class' then 'Team' end)", kind: "text" } },
  securityEnabled: { read: isSecurity, usual: true, column: { sql: "(t.kind = 'security')", kind: "boolean" }, takes: z.boolean() },
  securityIdentifier: { read: (row) => `S-1-12-1-${[0, 4, 8].map((at) => String(Number.parseInt(row.id.replaceAll("-", "").slice(at, at + 8) || "0", 16))).join("-")}`, usual: true },
  theme: detail("theme", { usual: true, takes: z.enum(["Teal", "Purple", "Green", "Blue", "Pink", "Orange", "Red"]).nullable() }),
  uniqueName: fixed(null, { usual: true }),
  visibility: { read: visibilityOf, usual: true, follows: ["hidden_membership"], kept: { detail: "visibility" }, takes: z.enum(["Private", "Public", "HiddenMembership"]) },
  onPremisesProvisioningErrors: fixed([], { usual: true }),
  serviceProvisioningErrors: fixed([], { usual: true }),
};

/** Groups of every kind, a class among them. Source: Microsoft Graph docs, "group resource type". */
export const GROUP_KIND: DirectoryKind = {
  type: "group",
  resource: "Group",
  table: "directory_groups",
  properties: { ...USUAL, assignedLabels: fixed([]), assignedLicenses: fixed([]), hasMembersWithLicenseErrors: fixed(null), licenseProcessingState: fixed(null), isManagementRestricted: fixed(null) },
  elsewhere: [
    "accessType", "allowExternalSenders", "autoSubscribeNewMembers", "hideFromAddressLists", "hideFromOutlookClients", "infoCatalogs", "isArchived", "isFavorite", "isSubscribedByMail",
    "onPremisesExtensionAttributes", "organizationId", "unseenConversationsCount", "unseenCount", "unseenMessagesCount", "welcomeMessageEnabled",
  ],
  searched: ["displayName", "description", "mail", "mailNickname"],
  hasAdvancedQueries: true,
};
