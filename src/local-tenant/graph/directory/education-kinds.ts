import { z } from "zod";
import { detail, type DirectoryKind, type DirectoryProperty, type DirectoryRow, dayOrNull, fixed, someText, textColumn, textUpTo } from "./directory-kind";
import { groupNicknameOf } from "./group-kind";
import { mailNicknameOf } from "./user-kind";

const address = z.strictObject({
  city: textUpTo(128).optional(), countryOrRegion: textUpTo(128).optional(), postalCode: textUpTo(40).optional(), state: textUpTo(128).optional(), street: textUpTo(1024).optional(),
}).nullable();
const source = detail("externalSource", { usual: true, basic: true, findable: true, usually: "sis", takes: z.enum(["sis", "manual"]).nullable() });
const sourceDetail = detail("externalSourceDetail", { usual: true, takes: textUpTo(256) });
const id: DirectoryProperty = { read: (row) => row.id, usual: true, basic: true, column: { sql: "t.id", kind: "text" } };
const displayName = textColumn("display_name", { usual: true, basic: true, sorts: "always", takes: someText(256) });

function told(name: string, longest = 256): DirectoryProperty {
  return detail(name, { usual: true, findable: true, takes: textUpTo(longest) });
}

/** Schools. Source: Microsoft Graph docs, "educationSchool resource type". */
export const SCHOOL_KIND: DirectoryKind = {
  type: "educationSchool",
  resource: "EducationSchool",
  table: "schools",
  properties: {
    id,
    displayName,
    description: detail("description", { usual: true, basic: true, usually: "", takes: textUpTo(1024) }),
    externalSource: source,
    externalSourceDetail: sourceDetail,
    externalId: textColumn("external_id", { usual: true, basic: true, takes: textUpTo(256) }),
    schoolNumber: textColumn("school_number", { usual: true, basic: true, takes: textUpTo(256) }),
    address: detail("address", { usual: true, takes: address }),
    externalPrincipalId: told("externalPrincipalId"),
    fax: told("fax"),
    highestGrade: told("highestGrade"),
    lowestGrade: told("lowestGrade"),
    phone: told("phone"),
    principalEmail: told("principalEmail"),
    principalName: told("principalName"),
    createdBy: fixed(null, { usual: true }),
  },
  elsewhere: [],
  searched: [],
  hasAdvancedQueries: false,
};

const course = z.strictObject({ courseNumber: textUpTo(256).optional(), description: textUpTo(1024).optional(), displayName: textUpTo(256).optional(), externalId: textUpTo(256).optional(), subject: textUpTo(256).optional() }).nullable();
const term = z.strictObject({ displayName: textUpTo(256).optional(), endDate: dayOrNull.optional(), externalId: textUpTo(256).optional(), startDate: dayOrNull.optional() }).nullable();

/** Classes. Each is also a group and a team of the same id. Source: Microsoft Graph docs, "educationClass resource type". */
export const CLASS_KIND: DirectoryKind = {
  type: "educationClass",
  resource: "EducationClass",
  table: "classes",
  properties: {
    id,
    displayName,
    mailNickname: { read: groupNicknameOf, usual: true, basic: true, kept: { detail: "mailNickname" }, takes: z.string().regex(/^[\w.!#$%&'*+/=?^`{|}~-]{1,64}$/) },
    description: detail("description", { usual: true, basic: true, usually: "", takes: textUpTo(1024) }),
    classCode: detail("classCode", { usual: true, basic: true, usually: "", findable: true, takes: textUpTo(256) }),
    externalName: { ...told("externalName"), read: (row: DirectoryRow) => row.details["externalName"] ?? row["display_name"], basic: true },
    externalId: { ...told("externalId"), read: (row: DirectoryRow) => row.details["externalId"] ?? row.id, basic: true },
    externalSource: source,
    externalSourceDetail: sourceDetail,
    grade: textColumn("grade", { usual: true, basic: true, takes: textUpTo(64) }),
    course: detail("course", { usual: true, takes: course }),
    term: detail("term", { usual: true, takes: term }),
    createdBy: fixed(null, { usual: true }),
  },
  elsewhere: [],
  searched: [],
  hasAdvancedQueries: false,
};

const student = z.strictObject({
  birthDate: dayOrNull.optional(), externalId: textUpTo(256).optional(), gender: z.enum(["female", "male", "other"]).nullable().optional(), grade: textUpTo(64).optional(), graduationYear: textUpTo(16).optional(), studentNumber: textUpTo(256).optional(),
}).nullable();
const teacher = z.strictObject({ externalId: textUpTo(256).optional(), teacherNumber: textUpTo(256).optional() }).nullable();

/** A pupil has the student part and a teacher the teacher part, with at least their id. */
function part(name: "student" | "teacher", takes: z.ZodType): DirectoryProperty {
  return { read: (row) => row.details[name] ?? (row["primary_role"] === name ? { externalId: row.id } : null), usual: true, kept: { detail: name }, takes };
}

const nameOf = (row: DirectoryRow): string => String(row["user_principal_name"]);

/** People as education shows them. Source: Microsoft Graph docs, "educationUser resource type". */
export const EDUCATION_USER_KIND: DirectoryKind = {
  type: "educationUser",
  resource: "EducationUser",
  table: "people",
  properties: {
    id,
    displayName,
    givenName: textColumn("given_name", { usual: true, basic: true, takes: textUpTo(64) }),
    middleName: { ...told("middleName", 64), basic: true },
    surname: textColumn("surname", { usual: true, basic: true, takes: textUpTo(64) }),
    mail: { read: nameOf, usual: true, basic: true, column: { sql: "t.user_principal_name", kind: "text" } },
    mailNickname: { read: mailNicknameOf, usual: true, basic: true, kept: { detail: "mailNickname" }, takes: z.string().regex(/^[\w.!#$%&'*+/=?^`{|}~-]{1,64}$/) },
    userPrincipalName: { read: nameOf, usual: true, basic: true, column: { sql: "t.user_principal_name", kind: "text" }, kept: { column: "user_principal_name" }, takes: z.email().max(113) },
    userType: detail("userType", { usual: true, basic: true, usually: "Member", takes: z.enum(["Member", "Guest"]) }),
    primaryRole: { read: (row) => row["primary_role"], usual: true, basic: true, column: { sql: "t.primary_role", kind: "text" }, kept: { column: "primary_role" }, takes: z.enum(["student", "teacher", "none"]) },
    accountEnabled: { read: (row) => row["account_enabled"], usual: true, basic: true, column: { sql: "t.account_enabled", kind: "boolean" }, kept: { column: "account_enabled" }, takes: z.boolean() },
    externalSource: source,
    externalSourceDetail: sourceDetail,
    student: part("student", student),
    teacher: part("teacher", teacher),
    mailingAddress: detail("mailingAddress", { usual: true, takes: address }),
    residenceAddress: detail("residenceAddress", { usual: true, takes: address }),
    department: told("department", 64),
    mobilePhone: told("mobilePhone", 64),
    officeLocation: told("officeLocation", 128),
    preferredLanguage: told("preferredLanguage", 64),
    usageLocation: told("usageLocation", 2),
    showInAddressList: detail("showInAddressList", { usual: true, takes: z.boolean().nullable() }),
    businessPhones: detail("businessPhones", { usual: true, usually: [], takes: z.array(z.string().max(64)).max(1) }),
    passwordPolicies: detail("passwordPolicies", { usual: true, takes: textUpTo(64) }),
    passwordProfile: { read: () => null, takes: z.looseObject({}) },
    createdBy: fixed(null, { usual: true }),
    assignedLicenses: fixed([]),
    assignedPlans: fixed([]),
    provisionedPlans: fixed([]),
    onPremisesInfo: fixed(null),
    relatedContacts: fixed([]),
    refreshTokensValidFromDateTime: fixed(null),
  },
  elsewhere: [],
  searched: [],
  hasAdvancedQueries: false,
};
