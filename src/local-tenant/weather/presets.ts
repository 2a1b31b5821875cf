import type { WeatherPlan, WeatherRule } from "./weather-rule";

const each = (kinds: readonly WeatherRule["kind"][], percent: number): readonly WeatherRule[] => kinds.map((kind) => ({ kind, percent }));

/** Weather to choose from by name; percentages are of the requests that the rules before have left alone. */
export const WEATHER_PRESETS: readonly { readonly name: string; readonly plan: WeatherPlan }[] = [
  { name: "Fair", plan: { seed: 1, rules: [] } },
  { name: "Busy Monday", plan: { seed: 1, rules: [{ kind: "429", percent: 20, retryAfterSeconds: 1 }, { kind: "latency", percent: 100, delayMs: [50, 400] }] } },
  { name: "Patchy network", plan: { seed: 1, rules: [...each(["reset", "commit-then-reset"], 10), { kind: "latency", percent: 50, delayMs: [100, 1_500] }] } },
  {
    name: "Half of everything fails",
    plan: { seed: 1, rules: [{ kind: "429", percent: 10, retryAfterSeconds: 1 }, ...each(["500", "502", "503", "504", "reset", "commit-then-504", "commit-then-reset"], 9), { kind: "latency", percent: 30, delayMs: [20, 200] }] },
  },
  { name: "Late and doubled notifications", plan: { seed: 1, rules: [{ kind: "notification-late", percent: 40, delayMs: [200, 3_000] }, { kind: "notification-doubled", percent: 30 }, { kind: "notification-lost", percent: 10 }] } },
  { name: "Nothing can be followed", plan: { seed: 1, rules: [{ kind: "410", percent: 50 }, { kind: "401", percent: 10 }] } },
  { name: "Tight budget", plan: { seed: 1, rules: [], budget: { unitsPerMinute: 250, sharingPerFiveMinutes: 60 } } },
];
