import type { ChildId, ClassId, PersonId, SchoolId } from "../../domain/ids";

/** A person of the example schools whose id never changes: for demonstrations and tests. */
export interface KnownPerson {
  readonly id: PersonId;
  readonly name: string;
  readonly userPrincipalName: string;
}

/** A school of the examples; `siteName` is the last part of its SEN site's address. */
export interface KnownSchool {
  readonly id: SchoolId;
  readonly name: string;
  readonly siteName: string;
}

/** The two example schools: the primary that most examples use, and the secondary that receives its leavers. */
export const KNOWN_SCHOOLS = {
  oakfield: { id: "0a5f1e1d-0000-4000-8000-000000000001" as SchoolId, name: "Oakfield Primary School", siteName: "sen-oakfield" },
  riverside: { id: "0a5f1e1d-0000-4000-8000-000000000002" as SchoolId, name: "Riverside Academy", siteName: "sen-riverside" },
} as const satisfies Readonly<Record<string, KnownSchool>>;

/** Classes with fixed ids: Willow (Year 3) is Amina Yusuf's, Oak (Year 5) is Tom Becker's, Cedar is at Riverside. */
export const KNOWN_CLASSES = {
  willow: { id: "c1a55000-0000-4000-8000-000000000003" as ClassId, name: "Willow" },
  oak: { id: "c1a55000-0000-4000-8000-000000000005" as ClassId, name: "Oak" },
  cedar: { id: "c1a55000-0000-4000-8000-000000000101" as ClassId, name: "Cedar" },
} as const;

/** People with fixed ids. The pupils among them have an account; Rhys and Maya are on the register with a plan in force. */
export const KNOWN_PEOPLE = {
  oakfieldSenco: { id: "57aff000-0000-4000-8000-000000000001" as PersonId, name: "Morgan Hale", userPrincipalName: "morgan.hale@oakfield.example" },
  oakfieldHead: { id: "57aff000-0000-4000-8000-000000000002" as PersonId, name: "Ruth Adeyemi", userPrincipalName: "ruth.adeyemi@oakfield.example" },
  willowTeacher: { id: "57aff000-0000-4000-8000-000000000003" as PersonId, name: "Amina Yusuf", userPrincipalName: "amina.yusuf@oakfield.example" },
  oakTeacher: { id: "57aff000-0000-4000-8000-000000000004" as PersonId, name: "Tom Becker", userPrincipalName: "tom.becker@oakfield.example" },
  willowAssistant: { id: "57aff000-0000-4000-8000-000000000005" as PersonId, name: "Grace Lindqvist", userPrincipalName: "grace.lindqvist@oakfield.example" },
  itAdministrator: { id: "57aff000-0000-4000-8000-000000000006" as PersonId, name: "Wes Carrow", userPrincipalName: "wes.carrow@oakfield.example" },
  therapist: { id: "57aff000-0000-4000-8000-000000000007" as PersonId, name: "Priya Nambiar", userPrincipalName: "priya.nambiar@therapy.example" },
  rhys: { id: "9a9a0000-0000-4000-8000-000000000001" as PersonId, name: "Rhys Ŵynne-Jones", userPrincipalName: "rhys.wynne-jones@oakfield.example" },
  mayaInOak: { id: "9a9a0000-0000-4000-8000-000000000002" as PersonId, name: "Maya Sandhu", userPrincipalName: "maya.sandhu@oakfield.example" },
  riversideSenco: { id: "57aff000-0000-4000-8000-000000000101" as PersonId, name: "Declan Marsh", userPrincipalName: "declan.marsh@riverside.example" },
  riversideHead: { id: "57aff000-0000-4000-8000-000000000102" as PersonId, name: "Sunita Thorne", userPrincipalName: "sunita.thorne@riverside.example" },
  cedarTeacher: { id: "57aff000-0000-4000-8000-000000000103" as PersonId, name: "Ewan Strickland", userPrincipalName: "ewan.strickland@riverside.example" },
} as const satisfies Readonly<Record<string, KnownPerson>>;

/**
 * Children of Oakfield's register with fixed ids. `rhys` (Willow) and `mayaInOak` (Oak) have an account and a plan in
 * force; `tilly` (Willow) has a plan and no account; `wangchuk` (Willow, one name) is on the register without a plan.
 */
export const KNOWN_CHILDREN = {
  rhys: { id: "c411d000-0000-4000-8000-000000000001" as ChildId, name: "Rhys Ŵynne-Jones" },
  mayaInOak: { id: "c411d000-0000-4000-8000-000000000002" as ChildId, name: "Maya Sandhu" },
  tilly: { id: "c411d000-0000-4000-8000-000000000003" as ChildId, name: "Tilly Garside-Bloom" },
  wangchuk: { id: "c411d000-0000-4000-8000-000000000004" as ChildId, name: "Wangchuk" },
} as const;
