import type { MeAnswer } from "../api/contract";
import type { ChildShape } from "../api/plan-shapes";
import type { ApiClient } from "../ui/asking/api-client";

/** A child whom the person may see, with the plan in force when there is one. */
export interface PaneChild {
  readonly child: ChildShape;
  readonly plan?: { readonly planId: string; readonly version: number };
}

/** Every child of the registers that the person may see, and of the classes they teach, by name. */
export async function readChildren(api: Pick<ApiClient, "caseload" | "classes" | "classPlans">, { schools }: MeAnswer, signal: AbortSignal): Promise<readonly PaneChild[]> {
  const [registers, classes] = await Promise.all([
    Promise.all(schools.filter(({ seesCaseload }) => seesCaseload).map(({ id }) => api.caseload(id, signal))),
    schools.every(({ seesCaseload }) => seesCaseload) ? [] : readClasses(api, signal),
  ]);
  const found = new Map<string, PaneChild>();
  for (const { child, plan } of [...classes, ...registers.flatMap(({ children }) => children)]) found.set(child.id, { child, ...(plan === undefined ? {} : { plan }) });
  return [...found.values()].sort((a, b) => a.child.name.localeCompare(b.child.name, "en-GB"));
}

async function readClasses(api: Pick<ApiClient, "classes" | "classPlans">, signal: AbortSignal) {
  const { classes } = await api.classes(signal);
  const answers = await Promise.all(classes.filter(({ childrenWithPlans }) => childrenWithPlans > 0).map(({ id }) => api.classPlans(id, signal)));
  return answers.flatMap(({ children }) => children);
}
