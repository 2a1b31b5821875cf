import type { Clock } from "../identity/clock";
import { type Account, createBudget, type Expense } from "./budget";
import { isAfter, isBefore, isOfNotifications, type TroubleAfter, type TroubleBefore, type WeatherPlan, type WeatherRule } from "./weather-rule";

/** A request as the weather sees it. */
export interface ExposedRequest {
  readonly method: string;
  /** With `/v1.0`, without its query. */
  readonly path: string;
  readonly appId: string;
  /** Kinds of weather that there cannot be here. */
  readonly spared?: readonly WeatherRule["kind"][];
  /** Whether only rules that name a part of its address reach it. */
  readonly mustBeNamed?: boolean;
}

/** What one request meets. At most one trouble: the first rule that strikes. */
export interface Mishap {
  readonly delayMs: number;
  readonly before?: { readonly kind: TroubleBefore; readonly retryAfterSeconds?: number | undefined };
  readonly after?: TroubleAfter;
}

/** A change notification as the weather sees it: whose it is, and what it speaks of. */
interface OnItsWay {
  readonly appId: string;
  readonly resource: string;
}

/** What one change notification meets. */
export interface NotificationMishap {
  readonly isLost: boolean;
  /** How often it is brought. */
  readonly copies: number;
  /** Others may overtake it meanwhile. */
  readonly delayMs: number;
  /** Nobody tells the subscriber of that. */
  readonly losesSubscription: boolean;
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
  /** Counts what a request costs SharePoint; nothing is counted while there is no budget. */
  readonly spend: (expense: Expense) => Account | undefined;
  /** Decides what happens to a change notification; rules may name the application that subscribed and a part of the resource. */
  readonly strikeNotification: (notification: OnItsWay) => NotificationMishap;
}

interface StandingRule {
  readonly rule: WeatherRule;
  readonly random: () => number;
  met: number;
  struck: number;
}

/** Fair weather, until rules are set. `sheltered` are the tenant's own pages, which meet no rule that does not name them. */
export function createWeather(sheltered: ReadonlySet<string>, clock: Clock = Date.now): Weather {
  let budget = createBudget(clock);
  let plan: WeatherPlan = { seed: 1, rules: [] };
  let standing: readonly StandingRule[] = [];
  return {
    plan: () => plan,
    set(next) {
      plan = next;
      budget = createBudget(clock);
      standing = next.rules.map((rule, index) => ({ rule, random: seededRandom(next.seed * 1_000 + index), met: 0, struck: 0 }));
    },
    report: () => standing.map(({ rule, met, struck }) => ({ rule, met, struck })),
    strike(request) {
      let mishap: Mishap = { delayMs: 0 };
      for (const one of standing) {
        if (isOfNotifications(one.rule.kind) || !fits(one.rule, request, sheltered) || (one.rule.times ?? Infinity) <= one.struck) continue;
        if (isDecided(mishap) && one.rule.kind !== "latency") continue;
        if (strikes(one)) mishap = struckBy(one, mishap);
      }
      return mishap;
    },
    spend: (expense) => (plan.budget === undefined ? undefined : budget.spend(plan.budget, expense)),
    strikeNotification(notification) {
      const struck = standing.filter((one) => isOfNotifications(one.rule.kind) && (one.rule.times ?? Infinity) > one.struck && concerns(one.rule, notification) && strikes(one));
      const met = (kind: WeatherRule["kind"]) => struck.find(({ rule }) => rule.kind === kind);
      const late = met("notification-late");
      return {
        isLost: met("notification-lost") !== undefined,
        copies: met("notification-doubled") === undefined ? 1 : 2,
        delayMs: late === undefined ? 0 : delayOf(late),
        losesSubscription: met("subscription-lost") !== undefined,
      };
    },
  };
}

function fits({ kind, methods, pathIncludes, apps }: WeatherRule, { method, path, appId, spared, mustBeNamed }: ExposedRequest, sheltered: ReadonlySet<string>): boolean {
  if (spared?.includes(kind) === true || (mustBeNamed === true && pathIncludes === undefined)) return false;
  const isMethod = methods === undefined || methods.some((one) => one === method);
  return isMethod && isAt(pathIncludes, path) && (apps === undefined ? !sheltered.has(appId) : apps.includes(appId));
}

/** Throws the dice of a rule that fits. */
function strikes(one: StandingRule): boolean {
  one.met += 1;
  if (one.random() * 100 >= one.rule.percent) return false;
  one.struck += 1;
  return true;
}

function concerns({ pathIncludes, apps }: WeatherRule, { appId, resource }: OnItsWay): boolean {
  return isAt(pathIncludes, resource) && (apps === undefined || apps.includes(appId));
}

function isAt(part: string | undefined, place: string): boolean {
  return part === undefined || place.includes(part);
}

function isDecided({ before, after }: Mishap): boolean {
  return before !== undefined || after !== undefined;
}

function struckBy({ rule, random }: StandingRule, mishap: Mishap): Mishap {
  if (isBefore(rule.kind)) return { ...mishap, before: { kind: rule.kind, retryAfterSeconds: rule.retryAfterSeconds } };
  if (isAfter(rule.kind)) return { ...mishap, after: rule.kind };
  return { ...mishap, delayMs: mishap.delayMs + delayOf({ rule, random }) };
}

function delayOf({ rule, random }: Pick<StandingRule, "rule" | "random">): number {
  const [shortest, longest] = rule.delayMs ?? [50, 500];
  return Math.round(shortest + random() * Math.max(0, longest - shortest));
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
