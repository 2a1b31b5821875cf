import type { ClassId, PersonId } from "../../domain/ids";
import { readCaseload } from "./caseload-entry";
import type { ExampleClass, ExampleSchool, ExampleStaff } from "./example-school";
import { KNOWN_CLASSES, KNOWN_PEOPLE, KNOWN_SCHOOLS } from "./known-people";
import { OAKFIELD_CASELOAD } from "./oakfield-caseload";
import { stableId } from "./stable-id";

const DOMAIN = "oakfield.example";

function teacher(name: string, jobTitle: string, address: string): ExampleStaff {
  return { id: stableId("oakfield", "staff", name) as PersonId, name, userPrincipalName: `${address}@${DOMAIN}`, jobTitle, teaches: true };
}

function assistant(name: string, jobTitle: string, address: string): ExampleStaff {
  return { ...teacher(name, jobTitle, address), teaches: false, settingsRole: "staff" };
}

const SENCO: ExampleStaff = { ...KNOWN_PEOPLE.oakfieldSenco, jobTitle: "SENCO and deputy head", teaches: true, settingsRole: "senco" };
const AMINA: ExampleStaff = { ...KNOWN_PEOPLE.willowTeacher, jobTitle: "Class teacher, Willow", teaches: true };
const TOM: ExampleStaff = { ...KNOWN_PEOPLE.oakTeacher, jobTitle: "Class teacher, Oak", teaches: true };
const BETHAN = teacher("Bethan Prosser", "Class teacher, Maple", "bethan.prosser");
const CALLUM = teacher("Callum Dunmore", "Class teacher, Hazel", "callum.dunmore");
const NADIA = teacher("Nadia Petrov", "Class teacher, Rowan (Monday to Wednesday)", "nadia.petrov");
const LUCY = teacher("Lucy Ashworth-Bell", "Class teacher, Rowan (Wednesday to Friday)", "lucy.ashworth-bell");
const OWEN = teacher("Owen Trevithick", "Class teacher, Birch", "owen.trevithick");
const FATIMA = teacher("Fatima Siddiqui", "Class teacher, Alder", "fatima.siddiqui");
const PATRICK = teacher("Patrick O'Hanlon", "Class teacher, Elm", "patrick.ohanlon");
const GRACE: ExampleStaff = { ...KNOWN_PEOPLE.willowAssistant, jobTitle: "Teaching assistant", teaches: false, settingsRole: "staff" };
const JOSEPH = assistant("Joseph Mwangi", "Teaching assistant, early years", "joseph.mwangi");
const SIAN = assistant("Siân Pennant", "Teaching assistant and midday supervisor", "sian.pennant");
const DARREN = assistant("Darren Fisk", "Higher level teaching assistant", "darren.fisk");

const STAFF: readonly ExampleStaff[] = [
  { ...KNOWN_PEOPLE.oakfieldHead, jobTitle: "Head teacher", teaches: true, settingsRole: "head" },
  SENCO, AMINA, TOM, BETHAN, CALLUM, NADIA, LUCY, OWEN, FATIMA, PATRICK, GRACE, JOSEPH, SIAN, DARREN,
  { ...KNOWN_PEOPLE.itAdministrator, jobTitle: "IT technician", teaches: false, settingsRole: "it-administrator" },
];

function treeClass(name: string, yearGroups: readonly string[], people: Pick<ExampleClass, "teacherIds" | "assistantId" | "accounts">): ExampleClass {
  return { id: stableId("oakfield", "class", name) as ClassId, name, yearGroups, ...people };
}

/** Eight classes; accounts and the ten children without one make 210 pupils. */
const CLASSES: readonly ExampleClass[] = [
  treeClass("Maple", ["R"], { teacherIds: [BETHAN.id], assistantId: JOSEPH.id, accounts: 23 }),
  treeClass("Hazel", ["1"], { teacherIds: [CALLUM.id], assistantId: JOSEPH.id, accounts: 22 }),
  treeClass("Rowan", ["2"], { teacherIds: [NADIA.id, LUCY.id], assistantId: SIAN.id, accounts: 26 }),
  { ...treeClass("Willow", ["3"], { teacherIds: [AMINA.id], assistantId: GRACE.id, accounts: 25 }), id: KNOWN_CLASSES.willow.id },
  treeClass("Birch", ["4"], { teacherIds: [OWEN.id], assistantId: GRACE.id, accounts: 26 }),
  treeClass("Alder", ["4", "5"], { teacherIds: [FATIMA.id], assistantId: DARREN.id, accounts: 26 }),
  { ...treeClass("Oak", ["5"], { teacherIds: [TOM.id], assistantId: DARREN.id, accounts: 26 }), id: KNOWN_CLASSES.oak.id },
  treeClass("Elm", ["6"], { teacherIds: [PATRICK.id], assistantId: SIAN.id, accounts: 26 }),
];

/** A one-form primary school with a job-share, a split class and a year of SEN work behind it. */
export const OAKFIELD: ExampleSchool = {
  known: KNOWN_SCHOOLS.oakfield,
  schoolNumber: "9990001",
  emailDomain: DOMAIN,
  senco: SENCO,
  staff: STAFF,
  classes: CLASSES,
  caseload: readCaseload({ school: "oakfield", domain: DOMAIN, classes: CLASSES }, OAKFIELD_CASELOAD),
};
