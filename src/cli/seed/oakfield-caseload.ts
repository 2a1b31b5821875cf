import type { CaseloadLine } from "./caseload-entry";
import { KNOWN_CHILDREN, KNOWN_PEOPLE } from "./known-people";

/**
 * Oakfield's register: 30 children with a plan in force (ten of them without an account), three waiting for a first
 * plan, one who came off the register and two who moved to Riverside. One child has a plan and nobody who is told.
 * All children are made up; the names are awkward on purpose.
 */
export const OAKFIELD_CASELOAD: readonly CaseloadLine[] = [
  { class: "Maple", given: "Ottoline", family: "Firth", need: "SLCN", stage: "early-years", standing: "current", earlier: 0, noAccount: true },
  { class: "Maple", given: "Kofi", family: "Asante-Reid", need: "PMLD", stage: "statutory", standing: "current", earlier: 0, noAccount: true },
  { class: "Maple", given: "Seren", family: "Llŷr-Pugh", need: "DS", stage: "early-years", standing: "due-soon", earlier: 0, noAccount: true },
  { class: "Maple", given: "ليلى", family: "الحداد", need: "SLCN", stage: "early-years", standing: "current", earlier: 0, noAccount: true },
  { given: "Noor", family: "Bashir-Lane", need: "ASD", stage: "early-years", standing: "current", earlier: 0, noAccount: true },
  { class: "Hazel", given: "Zoë", family: "Łukasiewicz", need: "HI", stage: "outside-support", standing: "current", earlier: 1, noAccount: true },
  { class: "Hazel", given: "Finnian", family: "O'Neill", need: "SEMH", stage: "school-support", standing: "overdue", earlier: 1, noAccount: true },
  { class: "Hazel", given: "Mỹ Linh", family: "Đặng", need: "SLCN", stage: "school-support", standing: "current", earlier: 1, noAccount: true },
  { class: "Hazel", given: "Barnaby", family: "Scrivener", need: "NSA", stage: "school-support", standing: "in-review", earlier: 1, noAccount: true },
  { class: "Willow", given: "Tilly", family: "Garside-Bloom", need: "MLD", stage: "school-support", standing: "current", earlier: 2, noAccount: true, childId: KNOWN_CHILDREN.tilly.id },
  { class: "Willow", given: "Rhys", family: "Ŵynne-Jones", need: "SPLD", stage: "school-support", standing: "current", earlier: 3, known: KNOWN_PEOPLE.rhys, childId: KNOWN_CHILDREN.rhys.id },
  { class: "Willow", given: "Maya", family: "Sandhu", need: "SLCN", stage: "outside-support", standing: "due-soon", earlier: 2 },
  { class: "Willow", given: "Niamh", family: "O’Dowd", need: "ASD", stage: "statutory", standing: "overdue", earlier: 2 },
  { class: "Willow", given: "נועם", family: "לוי", need: "HI", stage: "outside-support", standing: "current", earlier: 2 },
  { class: "Willow", given: "Wangchuk", family: "", need: "NSA", stage: "school-support", standing: "no-plan", earlier: 0, childId: KNOWN_CHILDREN.wangchuk.id },
  { class: "Rowan", given: "Ada", family: "Thornbury", need: "MLD", stage: "school-support", standing: "current", earlier: 2, birthdayWord: "thornbury twins" },
  { class: "Rowan", given: "Ivy", family: "Thornbury", need: "SEMH", stage: "school-support", standing: "current", earlier: 2, birthdayWord: "thornbury twins" },
  { class: "Rowan", given: "Rafael", family: "D'Souza", need: "PD", stage: "statutory", standing: "current", earlier: 2 },
  { class: "Rowan", given: "Imogen", family: "Blythe", need: "SPLD", stage: "school-support", standing: "no-plan", earlier: 0 },
  { class: "Birch", given: "Maximiliana Alexandrina Theodora", family: "Featherstonehaugh-Cholmondeley-Okonkwo", need: "SPLD", stage: "school-support", standing: "current", earlier: 2 },
  { class: "Birch", given: "José Ángel", family: "Núñez-Ångström", need: "SLCN", stage: "outside-support", standing: "current", earlier: 1 },
  { class: "Birch", given: "Tess", family: "van der Berg", need: "VI", stage: "statutory", standing: "current", earlier: 2 },
  { class: "Birch", given: "Jamal", family: "Whitlock", need: "SEMH", stage: "outside-support", standing: "overdue", earlier: 2 },
  { class: "Alder", given: "Piotr", family: "Wiśniewski", need: "MLD", stage: "school-support", standing: "current", earlier: 2 },
  { class: "Alder", year: "5", given: "Lowri", family: "ap Gethin", need: "ASD", stage: "school-support", standing: "current", earlier: 1 },
  { class: "Oak", given: "Maya", family: "Sandhu", need: "SPLD", stage: "school-support", standing: "current", earlier: 2, known: KNOWN_PEOPLE.mayaInOak, childId: KNOWN_CHILDREN.mayaInOak.id },
  { class: "Oak", given: "Ekow", family: "Tetteh", need: "SLD", stage: "statutory", standing: "current", earlier: 3 },
  { class: "Oak", given: "Harriet", family: "Pym", need: "OTH", stage: "school-support", standing: "due-soon", earlier: 1 },
  { class: "Oak", given: "Sana", family: "Iqbal", need: "MSI", stage: "statutory", standing: "current", earlier: 2 },
  { class: "Oak", given: "Theo", family: "Abara", need: "SEMH", stage: "school-support", standing: "no-plan", earlier: 0 },
  { class: "Elm", given: "Caelan", family: "Mac Giolla Phádraig", need: "SPLD", stage: "school-support", standing: "overdue", earlier: 2 },
  { class: "Elm", given: "Rosie", family: "Tunstall", need: "SEMH", stage: "outside-support", standing: "in-review", earlier: 2 },
  { class: "Elm", given: "Dmytro", family: "Shevchuk", need: "NSA", stage: "school-support", standing: "current", earlier: 1 },
  { class: "Elm", given: "Bea", family: "Castellan", need: "SPLD", stage: "left-register", standing: "closed", earlier: 2 },
  { year: "6", given: "Ffion", family: "Rhŷdderch", need: "ASD", stage: "statutory", standing: "left", earlier: 2 },
  { year: "6", given: "Jakub", family: "Nowicki", need: "SPLD", stage: "school-support", standing: "left", earlier: 2 },
];
