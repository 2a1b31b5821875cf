// A school of 400 children with a plan and 60 teachers in 20 classes, as the reconciler's ports see it.
export const CLASSES = 20;
export const CHILDREN = 400;
export const TEACHERS = 60;
export const TODAY = "2026-09-01";

const TEACHERS_IN_A_CLASS = TEACHERS / CLASSES;
const guid = (kind, number) => `${kind}0000000-0000-4000-8000-${String(number).padStart(12, "0")}`;

export const teacherId = (number) => guid("5", number);
const childId = (number) => guid("c", number);

export function makeSchool(siteUrl) {
  const school = { id: guid("a", 1), name: "Bench School", siteUrl, timeZone: "Europe/London", termPack: "england-2015", firstSencoIds: [guid("9", 1)] };
  const classes = Array.from({ length: CLASSES }, (_, at) => ({
    id: guid("d", at), name: `Class ${at + 1}`, pupilIds: [],
    teacherIds: Array.from({ length: TEACHERS_IN_A_CLASS }, (_one, index) => teacherId(at * TEACHERS_IN_A_CLASS + index)),
  }));
  const children = Array.from({ length: CHILDREN }, (_, at) => ({
    id: childId(at), schoolId: school.id, givenName: "A", familyName: "Child", yearGroup: "3", classIds: [classes[at % CLASSES].id], stage: "school-support", needType: "SPLD", strengths: "",
  }));
  const plans = children.map(({ id }) => ({
    planId: `plan-${id}`, version: 1, childId: id, state: "agreed", startsOn: "2026-06-01", reviewOn: "2026-11-30", longTermObjective: "", strategies: "",
    agreement: { on: "2026-06-01", by: teacherId(0), with: "home" }, extraTargetsReason: "",
  }));
  return { school, classes, children, plans };
}

/** The ports that the reconciler reads and keeps its memory in. */
export function portsOf({ classes, children, plans }, folders) {
  const rows = { Children: children, Plans: plans };
  const shared = new Map();
  const kept = (list) => (rows[list] ?? []).map((record) => ({ record, revision: "1" }));
  return {
    folders,
    clock: { now: () => `${TODAY}T09:00:00.000Z`, today: () => TODAY },
    roster: { classes: async () => classes },
    replica: { all: async (_school, list) => kept(list), ofChildren: async (_school, list, ids) => kept(list).filter(({ record }) => ids.includes(record.childId)) },
    shares: { all: async () => shared, keep: async (_school, id, { people }) => void shared.set(id, people) },
  };
}

/** Everybody of one class goes up: its children meet three teachers whom they did not have. */
export function rollOver({ classes, children }) {
  for (const child of children) child.classIds = [classes[(classes.findIndex(({ id }) => id === child.classIds[0]) + 1) % CLASSES].id];
}
