import { isAfter, isBefore, type TroubleAfter, type TroubleBefore, type WeatherPlan, type WeatherRule } from "./weather-rule";

/** A request as the weather sees it. */
export interface ExposedRequest {
  readonly method: string;
  /** With `/v1.0`, without its query. */
  readonly path: string;
  readonly appId: string;
}

/** What one request meets. At most one trouble: the first rule that strikes. */
export interface Mishap {
  readonly delayMs: number;
  readonly before?: { readonly kind: TroubleBefore; readonly retryAfterSeconds?: number | undefined };
  readonly after?: TroubleAfter;
}

/** How often each rule has struck since it was set. */
export type WeatherReport = readonly { readonly rule: WeatherRule; readonly met: number; readonly struck: number }[];

/** The weather over the tenant. It is kept in memory: a restart brings fair weather. */
export interface Weather {
  readonly plan: () => WeatherPlan;
  readonly set: (plan: WeatherPlan) => void;
  readonly report: () => WeatherReport;
  /** Decides what happens to a request; it uses up one of a rule's times when it strikes. */
  readonly strike: (request: ExposedRequest) => Mishap;
}

interface StandingRule {
  readonly rule: WeatherRule;
  readonly random: () => number;
  met: number;
  struck: number;
}

/** Fair weather, until rules are set. `sheltered` are the tenant's own pages, which meet no rule that does not name them. */
export function createWeather(sheltered: ReadonlySet<string>): Weather {
  let plan: WeatherPlan = { seed: 1, rules: [] };
  let standing: readonly StandingRule[] = [];
  return {
    plan: () => plan,
    set(next) {
      plan = next;
      standing = next.rules.map((rule, index) => ({ rule, random: seededRandom(next.seed * 1_000 + index), met: 0, struck: 0 }));
    },
    report: () => standing.map(({ rule, met, struck }) => ({ rule, met, struck })),
    strike(request) {
      let mishap: Mishap = { delayMs: 0 };
      for (const one of standing) {
        if (!fits(one.rule, request, sheltered) || (one.rule.times ?? Infinity) <= one.struck) continue;
        if (isDecided(mishap) && one.rule.kind !== "latency") continue;
        one.met += 1;
        if (one.random() * 100 >= one.rule.percent) continue;
        one.struck += 1;
        mishap = struckBy(one, mishap);
      }
      return mishap;
    },
  };
}

function fits({ methods, pathIncludes, apps }: WeatherRule, { method, path, appId }: ExposedRequest, sheltered: ReadonlySet<string>): boolean {
  const isMethod = methods === undefined || methods.some((one) => one === method);
  const isPlace = pathIncludes === undefined || path.includes(pathIncludes);
  return isMethod && isPlace && (apps === undefined ? !sheltered.has(appId) : apps.includes(appId));
}

function isDecided({ before, after }: Mishap): boolean {
  return before !== undefined || after !== undefined;
}

function struckBy({ rule, random }: StandingRule, mishap: Mishap): Mishap {
  if (isBefore(rule.kind)) return { ...mishap, before: { kind: rule.kind, retryAfterSeconds: rule.retryAfterSeconds } };
  if (isAfter(rule.kind)) return { ...mishap, after: rule.kind };
  const [shortest, longest] = rule.delayMs ?? [50, 500];
  return { ...mishap, delayMs: mishap.delayMs + Math.round(shortest + random() * Math.max(0, longest - shortest)) };
}

/** Numbers from 0 to 1 that are the same for the same seed. Source: the public-domain generator "mulberry32". */
function seededRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
