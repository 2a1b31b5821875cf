import { z } from "zod";
import { askAdmin } from "./admin-client";

const rule = z.looseObject({ kind: z.string(), percent: z.number().optional(), pathIncludes: z.string().optional(), times: z.number().optional() });
const budget = z.object({ unitsPerMinute: z.number().optional(), sharingPerFiveMinutes: z.number().optional() });
const plan = z.object({ seed: z.number(), rules: z.array(rule), budget: budget.optional() });
const report = z.object({ rules: z.array(z.object({ rule, met: z.number(), struck: z.number() })) });
const presets = z.object({ presets: z.array(z.object({ name: z.string(), plan })) });

/** What is set over the tenant. */
export type WeatherPlan = z.infer<typeof plan>;
/** What each rule has done since it was set. */
export type WeatherReport = z.infer<typeof report>["rules"];
/** Ready-made weather. */
export type WeatherPreset = z.infer<typeof presets>["presets"][number];

/** The weather as it is, what it has done, and what there is to choose from. */
export interface WeatherNow {
  readonly plan: WeatherPlan;
  readonly report: WeatherReport;
  readonly presets: readonly WeatherPreset[];
}

/** Reads the weather. */
export async function readWeather(): Promise<WeatherNow> {
  const [now, done, known] = await Promise.all([
    askAdmin({ method: "GET", path: "weather" }, plan),
    askAdmin({ method: "GET", path: "weather/report" }, report),
    askAdmin({ method: "GET", path: "weather/presets" }, presets),
  ]);
  return { plan: now, report: done.rules, presets: known.presets };
}

/** Changes the weather; what the last one did is forgotten. */
export function setWeather(wanted: WeatherPlan): Promise<WeatherPlan> {
  return askAdmin({ method: "PUT", path: "weather", body: wanted }, plan);
}

/** The name of the ready-made weather that this is; none when somebody has made their own. */
export function nameOfWeather({ plan: now, presets: known }: Pick<WeatherNow, "plan" | "presets">): string | undefined {
  const likeness = ({ rules, budget: limits }: WeatherPlan) => JSON.stringify([rules.map((one) => Object.entries({ percent: 100, ...one }).sort()), limits ?? null]);
  return known.find((preset) => likeness(preset.plan) === likeness(now))?.name;
}

const KIND_WORDS: Readonly<Record<string, string>> = {
  "401": "Answers 401, as if the token had run out",
  "410": "Answers 410: the place in what has changed is lost",
  "412": "Answers 412 to a bot's message",
  "429": "Answers 429: too many requests",
  "500": "Answers 500",
  "502": "Answers 502",
  "503": "Answers 503",
  "504": "Answers 504",
  reset: "Cuts the connection",
  "commit-then-504": "Carries it out, then answers 504",
  "commit-then-reset": "Carries it out, then cuts the connection",
  latency: "Is late",
  "notification-lost": "Loses a change notification",
  "notification-doubled": "Brings a change notification twice",
  "notification-late": "Brings a change notification late",
  "subscription-lost": "Forgets a subscription",
};

/** What a kind of weather does, in words. */
export function wordsForKind(kind: string): string {
  return KIND_WORDS[kind] ?? kind;
}
