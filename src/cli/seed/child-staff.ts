import type { CaseloadEntry, ExampleSchool } from "./example-school";
import type { ChildStaff } from "./write-version";

/** The adults around a child: teacher and assistant of the child's class, or the SENCO for a child in no class. */
export function childStaff(school: ExampleSchool, entry: CaseloadEntry): ChildStaff {
  const one = school.classes.find(({ id }) => id === entry.classId);
  const nameOf = (id: string) => school.staff.find((person) => person.id === id)?.name ?? "";
  const lead = one?.teacherIds[0] ?? school.senco.id;
  const assistant = one?.assistantId ?? school.senco.id;
  return { senco: school.senco.id, lead: { id: lead, name: nameOf(lead) }, assistant: { id: assistant, name: nameOf(assistant) } };
}
