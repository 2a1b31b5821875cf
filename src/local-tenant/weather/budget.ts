import type { Clock } from "../identity/clock";
import type { BudgetLimits } from "./weather-rule";

/** What one request costs. */
export interface Expense {
  readonly appId: string;
  /** SharePoint's resource units; 0 for what other services answer. */
  readonly units: number;
  readonly isSharing: boolean;
}

/** How an application stands after a request. */
export interface Account {
  /** Present when it has spent too much and the request is not carried out. */
  readonly retryAfterSeconds?: number;
  /** What SharePoint tells of the budget once most of it is spent. */
  readonly headers: Readonly<Record<string, string>>;
}

/** What each application has spent in the time that runs. */
export interface Budget {
  spend(limits: BudgetLimits, expense: Expense): Account;
}

interface Purse {
  spent: number;
  endsAt: number;
}

const MINUTE_MS = 60_000;
const SHARING_MS = 5 * MINUTE_MS;
/** From this part of the limit on, answers tell of it. Source: SharePoint docs, "Avoid getting throttled or blocked". */
const TOLD_FROM = 0.8;

/** Starts with full purses. A request that is refused counts too, as it does at SharePoint. */
export function createBudget(clock: Clock): Budget {
  const purses = new Map<string, Purse>();

  function pay(name: string, amount: number, lengthMs: number): Purse {
    const now = clock();
    const found = purses.get(name);
    const purse = found === undefined || found.endsAt <= now ? { spent: 0, endsAt: now + lengthMs } : found;
    purse.spent += amount;
    purses.set(name, purse);
    return purse;
  }

  const secondsLeft = ({ endsAt }: Purse) => Math.max(1, Math.ceil((endsAt - clock()) / 1000));

  return {
    spend({ unitsPerMinute = Infinity, sharingPerFiveMinutes = Infinity }, { appId, units, isSharing }) {
      if (units === 0) return { headers: {} };
      const minute = pay(`units ${appId}`, units, MINUTE_MS);
      const sharing = pay(`sharing ${appId}`, isSharing ? 1 : 0, SHARING_MS);
      const headers = minute.spent < unitsPerMinute * TOLD_FROM ? {} : rateLimit(unitsPerMinute, minute.spent, secondsLeft(minute));
      const waits = [...(minute.spent > unitsPerMinute ? [secondsLeft(minute)] : []), ...(isSharing && sharing.spent > sharingPerFiveMinutes ? [secondsLeft(sharing)] : [])];
      return waits.length === 0 ? { headers } : { headers, retryAfterSeconds: Math.max(...waits) };
    },
  };
}

function rateLimit(limit: number, spent: number, seconds: number): Readonly<Record<string, string>> {
  return { "RateLimit-Limit": String(limit), "RateLimit-Remaining": String(Math.max(0, limit - spent)), "RateLimit-Reset": String(seconds) };
}
