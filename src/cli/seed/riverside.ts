import type { ClassId, PersonId } from "../../domain/ids";
import { type CaseloadLine, readCaseload } from "./caseload-entry";
import type { ExampleClass, ExampleSchool, ExampleStaff } from "./example-school";
import { KNOWN_CLASSES, KNOWN_PEOPLE, KNOWN_SCHOOLS } from "./known-people";
import { stableId } from "./stable-id";

const DOMAIN = "riverside.example";

function teacher(name: string, jobTitle: string, address: string): ExampleStaff {
  return { id: stableId("riverside", "staff", name) as PersonId, name, userPrincipalName: `${address}@${DOMAIN}`, jobTitle, teaches: true };
}

const SENCO: ExampleStaff = { ...KNOWN_PEOPLE.riversideSenco, jobTitle: "SENCO", teaches: true, settingsRole: "senco" };
const EWAN: ExampleStaff = { ...KNOWN_PEOPLE.cedarTeacher, jobTitle: "Tutor, Cedar; science", teaches: true };
const MARTA = teacher("Marta Kowalczyk", "Tutor, Larch; languages", "marta.kowalczyk");
const HUGH = teacher("Hugh Pemberley", "Tutor, Pine; history", "hugh.pemberley");
const AISHA = teacher("Aisha Rahman", "Tutor, Juniper; computing", "aisha.rahman");
const LEON = teacher("Leon Castell", "Tutor, Spruce; PE", "leon.castell");
const FREYA = teacher("Freya Holm", "Tutor, Cypress; art", "freya.holm");
const GWEN = teacher("Gwen Abbot", "English, all years", "gwen.abbot");
const RAVI = teacher("Ravi Menon", "Mathematics, all years", "ravi.menon");
const PAULA: ExampleStaff = { ...teacher("Paula Dray", "Learning support assistant", "paula.dray"), teaches: false, settingsRole: "staff" };
const KIT: ExampleStaff = { ...teacher("Kit Sørensen", "Learning support assistant", "kit.sorensen"), teaches: false, settingsRole: "staff" };

const STAFF: readonly ExampleStaff[] = [
  { ...KNOWN_PEOPLE.riversideHead, jobTitle: "Principal", teaches: true, settingsRole: "head" },
  SENCO, EWAN, MARTA, HUGH, AISHA, LEON, FREYA, GWEN, RAVI, PAULA, KIT,
];

function tutorGroup(name: string, yearGroup: string, { tutor, assistant }: { readonly tutor: ExampleStaff; readonly assistant: ExampleStaff }): ExampleClass {
  return {
    id: stableId("riverside", "class", name) as ClassId,
    name,
    yearGroups: [yearGroup],
    teacherIds: [tutor.id, GWEN.id, RAVI.id],
    assistantId: assistant.id,
    accounts: 15,
  };
}

const CLASSES: readonly ExampleClass[] = [
  { ...tutorGroup("Cedar", "7", { tutor: EWAN, assistant: PAULA }), id: KNOWN_CLASSES.cedar.id },
  tutorGroup("Larch", "7", { tutor: MARTA, assistant: PAULA }),
  tutorGroup("Pine", "8", { tutor: HUGH, assistant: KIT }),
  tutorGroup("Juniper", "8", { tutor: AISHA, assistant: KIT }),
  tutorGroup("Spruce", "9", { tutor: LEON, assistant: PAULA }),
  tutorGroup("Cypress", "9", { tutor: FREYA, assistant: KIT }),
];

/** Riverside's register: seven children with a plan in force, two of whom came from Oakfield in the summer, and one waiting. */
const CASELOAD: readonly CaseloadLine[] = [
  { class: "Cedar", given: "Ffion", family: "Rhŷdderch", need: "ASD", stage: "statutory", standing: "current", earlier: 0, movedHere: true },
  { class: "Cedar", given: "Jakub", family: "Nowicki", need: "SPLD", stage: "school-support", standing: "current", earlier: 0, movedHere: true },
  { class: "Larch", given: "Saoirse", family: "Quill", need: "SEMH", stage: "outside-support", standing: "overdue", earlier: 1 },
  { class: "Larch", given: "Anouk", family: "Delacroix", need: "NSA", stage: "school-support", standing: "no-plan", earlier: 0 },
  { class: "Pine", given: "Emeka", family: "Obi-Nwosu", need: "HI", stage: "statutory", standing: "current", earlier: 2 },
  { class: "Juniper", given: "Gethin", family: "Pryce", need: "MLD", stage: "school-support", standing: "current", earlier: 1 },
  { class: "Spruce", given: "Lena", family: "Vogt", need: "PD", stage: "outside-support", standing: "due-soon", earlier: 2 },
  { class: "Cypress", given: "Marcus", family: "Thwaite", need: "SLCN", stage: "school-support", standing: "current", earlier: 1 },
];

/** A small secondary school that receives Oakfield's leavers; English and mathematics teachers see every tutor group. */
export const RIVERSIDE: ExampleSchool = {
  known: KNOWN_SCHOOLS.riverside,
  schoolNumber: "9990002",
  emailDomain: DOMAIN,
  senco: SENCO,
  staff: STAFF,
  classes: CLASSES,
  caseload: readCaseload({ school: "riverside", domain: DOMAIN, classes: CLASSES }, CASELOAD),
};
