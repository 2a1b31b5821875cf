import { z } from "zod";
import { detail, type DirectoryKind, type DirectoryProperty, type DirectoryRow, fixed, someText, textColumn, textUpTo } from "./directory-kind";

const nameOf = (row: DirectoryRow): string => String(row["user_principal_name"]);

/** The part of a user principal name before the @. */
export function mailNicknameOf(row: DirectoryRow): string {
  const kept = row.details["mailNickname"];
  return typeof kept === "string" ? kept : (nameOf(row).split("@")[0] ?? "");
}

const mail: DirectoryProperty = { read: nameOf, usual: true, basic: true, sorts: "advanced", follows: ["user_principal_name"], column: { sql: "t.user_principal_name", kind: "text" } };

const USUAL: Readonly<Record<string, DirectoryProperty>> = {
  businessPhones: detail("businessPhones", { usual: true, usually: [], takes: z.array(z.string().max(64)).max(1) }),
  displayName: textColumn("display_name", { usual: true, basic: true, sorts: "always", takes: someText(256) }),
  givenName: textColumn("given_name", { usual: true, basic: true, sorts: "advanced", takes: textUpTo(64) }),
  jobTitle: textColumn("job_title", { usual: true, sorts: "advanced", takes: textUpTo(128) }),
  mail,
  mobilePhone: detail("mobilePhone", { usual: true, takes: textUpTo(64) }),
  officeLocation: detail("officeLocation", { usual: true, findable: true, advanced: true, takes: textUpTo(128) }),
  preferredLanguage: detail("preferredLanguage", { usual: true, findable: true, advanced: true, takes: textUpTo(64) }),
  surname: textColumn("surname", { usual: true, basic: true, sorts: "advanced", takes: textUpTo(64) }),
  userPrincipalName: { ...mail, sorts: "always", kept: { column: "user_principal_name" }, takes: z.email().max(113) },
  id: { read: (row) => row.id, usual: true, basic: true, column: { sql: "t.id", kind: "text" } },
};

const CHOSEN: Readonly<Record<string, DirectoryProperty>> = {
  accountEnabled: { read: (row) => row["account_enabled"], column: { sql: "t.account_enabled", kind: "boolean" }, kept: { column: "account_enabled" }, takes: z.boolean() },
  ageGroup: detail("ageGroup", { findable: true, takes: z.enum(["Minor", "NotAdult", "Adult"]).nullable() }),
  city: detail("city", { findable: true, takes: textUpTo(128) }),
  companyName: detail("companyName", { findable: true, takes: textUpTo(64) }),
  consentProvidedForMinor: detail("consentProvidedForMinor", { takes: z.enum(["Granted", "Denied", "NotRequired"]).nullable() }),
  country: detail("country", { findable: true, takes: textUpTo(128) }),
  createdDateTime: detail("createdDateTime", { findable: true, sorts: "advanced" }),
  department: detail("department", { findable: true, takes: textUpTo(64) }),
  employeeHireDate: detail("employeeHireDate", { takes: z.iso.datetime().nullable() }),
  employeeId: detail("employeeId", { findable: true, takes: textUpTo(16) }),
  employeeType: detail("employeeType", { findable: true, advanced: true, takes: textUpTo(64) }),
  faxNumber: detail("faxNumber", { takes: textUpTo(64) }),
  imAddresses: { read: (row) => [nameOf(row)] },
  mailNickname: { read: mailNicknameOf, column: { sql: "coalesce(t.details->>'mailNickname', split_part(t.user_principal_name, '@', 1))", kind: "text" }, kept: { detail: "mailNickname" }, takes: z.string().regex(/^[\w.!#$%&'*+/=?^`{|}~-]{1,64}$/) },
  otherMails: detail("otherMails", { usually: [], takes: z.array(z.email()).max(250) }),
  passwordPolicies: detail("passwordPolicies", { takes: textUpTo(64) }),
  postalCode: detail("postalCode", { findable: true, takes: textUpTo(40) }),
  proxyAddresses: { read: (row) => [`SMTP:${nameOf(row)}`] },
  "proxyAddresses/any": { read: () => undefined, column: { sql: "('SMTP:' || t.user_principal_name)", kind: "text" } },
  "businessPhones/any": { read: () => undefined, advanced: true, column: { sql: "(t.details->'businessPhones'->>0)", kind: "text" } },
  showInAddressList: detail("showInAddressList", { takes: z.boolean().nullable() }),
  state: detail("state", { findable: true, takes: textUpTo(128) }),
  streetAddress: detail("streetAddress", { takes: textUpTo(1024) }),
  usageLocation: detail("usageLocation", { findable: true, takes: z.string().regex(/^[A-Za-z]{2}$/).nullable() }),
  userType: detail("userType", { usually: "Member", takes: z.enum(["Member", "Guest"]) }),
  // Sent when somebody is made, and never shown.
  passwordProfile: { read: () => null, takes: passwordProfile() },
};

function passwordProfile(): z.ZodType {
  return z.strictObject({ password: z.string().min(1).optional(), forceChangePasswordNextSignIn: z.boolean().nullable().optional(), forceChangePasswordNextSignInWithMfa: z.boolean().nullable().optional() });
}

const NOTHING_HERE = [
  "creationType", "deletedDateTime", "externalUserState", "externalUserStateChangeDateTime", "isManagementRestricted", "isResourceAccount", "lastPasswordChangeDateTime", "legalAgeGroupClassification",
  "onPremisesDistinguishedName", "onPremisesDomainName", "onPremisesImmutableId", "onPremisesLastSyncDateTime", "onPremisesSamAccountName", "onPremisesSecurityIdentifier", "onPremisesSyncEnabled",
  "onPremisesUserPrincipalName", "preferredDataLocation", "securityIdentifier", "signInSessionsValidFromDateTime",
];
const NONE_HERE = ["assignedLicenses", "assignedPlans", "identities", "licenseAssignmentStates", "onPremisesProvisioningErrors", "provisionedPlans", "serviceProvisioningErrors"];

/** People, as `/users` shows them. Source: Microsoft Graph docs, "user resource type". */
export const USER_KIND: DirectoryKind = {
  type: "user",
  resource: "User",
  table: "people",
  properties: {
    ...USUAL,
    ...CHOSEN,
    ...Object.fromEntries(NOTHING_HERE.map((name) => [name, fixed(null)])),
    ...Object.fromEntries(NONE_HERE.map((name) => [name, fixed([])])),
  },
  elsewhere: [
    "aboutMe", "authorizationInfo", "birthday", "customSecurityAttributes", "deviceEnrollmentLimit", "employeeLeaveDateTime", "employeeOrgData", "hireDate", "identityParentId", "interests", "mailboxSettings",
    "mySite", "onPremisesExtensionAttributes", "pastProjects", "preferredName", "print", "responsibilities", "schools", "signInActivity", "skills", "manager",
  ],
  searched: ["displayName", "givenName", "surname", "mail", "userPrincipalName", "mailNickname"],
  hasAdvancedQueries: true,
};
