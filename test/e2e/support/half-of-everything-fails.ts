import { z } from "zod";
import { admin } from "./graph-reading";

const BATON = "b1f5c0de-7a1e-4f0e-9a5b-0d4c6a2e1f01";
const presets = z.object({ presets: z.array(z.object({ name: z.string(), plan: z.object({ rules: z.array(z.looseObject({ kind: z.string() })) }) })) });
const report = z.object({ rules: z.array(z.object({ rule: z.looseObject({ kind: z.string() }), struck: z.number() })) });

/** Brings the tenant's worst weather over everything that Baton asks of it, and over nothing else. */
export async function letHalfOfEverythingFail(seed: number): Promise<void> {
  const { presets: known } = presets.parse(await admin("GET", "weather/presets"));
  const worst = known.find(({ name }) => name === "Half of everything fails");
  if (worst === undefined) throw new Error("The tenant has no such weather");
  await admin("PUT", "weather", { seed, rules: worst.plan.rules.map((rule) => ({ ...rule, apps: [BATON] })) });
}

/** How often each kind of trouble has struck since then. */
export async function troubleSoFar(): Promise<Readonly<Record<string, number>>> {
  const { rules } = report.parse(await admin("GET", "weather/report"));
  return Object.fromEntries(rules.map(({ rule, struck }) => [rule.kind, struck]));
}
