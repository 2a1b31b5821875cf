import type { Hono } from "hono";
import { z } from "zod";
import { readBody } from "./admin-failure";
import type { ConnectorFaultSwitch, FaultSwitch } from "./fault";

const faultBody = z.strictObject({
  kind: z.enum(["none", "commit-then-504", "commit-then-reset", "connector-commit-then-504", "connector-commit-then-reset", "connector-503"]),
  times: z.number().int().min(0).default(0),
  methods: z.array(z.enum(["POST", "PATCH", "PUT", "DELETE"])).optional(),
  pathIncludes: z.string().min(1).optional(),
});

/** Which fault the next matching writes meet, and how many of them. */
export type FaultPlan = z.output<typeof faultBody>;

/** The fault switch as the admin page turns it, and as Graph and the connector ask it. */
export interface FaultControl extends FaultSwitch, ConnectorFaultSwitch {
  read(): FaultPlan;
  set(plan: FaultPlan): void;
}

const NO_FAULT: FaultPlan = { kind: "none", times: 0 };

/** Makes a switch that is off. It is kept in memory: a restart turns it off. */
export function createFaultControl(): FaultControl {
  let plan = NO_FAULT;
  const set = (next: FaultPlan): void => {
    plan = next.times > 0 && next.kind !== "none" ? next : NO_FAULT;
  };
  const takeOneOf = <Kind extends FaultPlan["kind"]>(kinds: readonly Kind[], method: string, path: string): Kind | "none" => {
    const kind = kinds.find((one) => one === plan.kind);
    if (kind === undefined || !matches(plan, method, path)) return "none";
    set({ ...plan, times: plan.times - 1 });
    return kind;
  };
  return {
    read: () => plan,
    set,
    take: (method, path) => takeOneOf(["commit-then-504", "commit-then-reset"], method, path),
    takeBefore: (method, path) => takeOneOf(["connector-503"], method, path) !== "none",
    takeAfter: (method, path) => takeOneOf(["connector-commit-then-504", "connector-commit-then-reset"], method, path),
  };
}

/** Adds the addresses that read and turn the fault switch. */
export function addFault(app: Hono, faults: FaultControl): void {
  app.get("/fault", (context) => context.json(faults.read()));
  app.put("/fault", async (context) => {
    faults.set(await readBody(context, faultBody));
    return context.json(faults.read());
  });
}

function matches({ methods, pathIncludes }: FaultPlan, method: string, path: string): boolean {
  const isMethod = methods === undefined || methods.some((wanted) => wanted === method);
  return isMethod && (pathIncludes === undefined || path.includes(pathIncludes));
}
