import type { Hono } from "hono";
import { z } from "zod";
import { readBody } from "./admin-failure";
import type { FaultSwitch } from "./fault";

const faultBody = z.strictObject({
  kind: z.enum(["none", "commit-then-504", "commit-then-reset"]),
  times: z.number().int().min(0).default(0),
  methods: z.array(z.enum(["POST", "PATCH", "PUT", "DELETE"])).optional(),
  pathIncludes: z.string().min(1).optional(),
});

/** Which fault the next matching writes meet, and how many of them. */
export type FaultPlan = z.output<typeof faultBody>;

/** The fault switch as the admin page turns it and as Graph asks it. */
export interface FaultControl extends FaultSwitch {
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
  return {
    read: () => plan,
    set,
    take(method, path) {
      const { kind } = plan;
      if (kind === "none" || !matches(plan, method, path)) return "none";
      set({ ...plan, times: plan.times - 1 });
      return kind;
    },
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
