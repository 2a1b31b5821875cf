import { z } from "zod";
import type { Clock } from "../application/ports";
import { dayOfInstant } from "../domain/local-date";

/** A clock that may be behind what the admin page says, until it is refreshed. */
export interface MovableClock extends Clock {
  /** Asks for the moved day, at most once a second; keeps the last answer when there is none. */
  refresh(): Promise<void>;
}

const DAY_MS = 86_400_000;
const ASK_AT_MOST_EVERY_MS = 1000;
const ANSWER_WITHIN_MS = 1000;

const movedDay = z.object({ offsetDays: z.number().int() });

/** The clock of a service on Microsoft 365: the real day, always. */
export function createRealClock(realNow: () => number): MovableClock {
  return { ...clockAt(realNow, () => 0), refresh: () => Promise.resolve() };
}

/** The clock of a service on the local tenant, whose admin page moves the day. Tokens keep to real time. */
export function createLocalClock(dayUrl: string, parts: { readonly realNow: () => number; readonly fetch: typeof fetch }): MovableClock {
  let offsetDays = 0;
  let askedAt = Number.NEGATIVE_INFINITY;
  let asking: Promise<void> = Promise.resolve();
  async function ask(): Promise<void> {
    try {
      const answer = await parts.fetch(dayUrl, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
      const read = movedDay.safeParse(await answer.json());
      if (read.success) offsetDays = read.data.offsetDays;
    } catch {
      // The tenant is away: the jobs say so, and the day stays as it was.
    }
  }
  return {
    ...clockAt(parts.realNow, () => offsetDays),
    refresh() {
      if (parts.realNow() - askedAt >= ASK_AT_MOST_EVERY_MS) {
        askedAt = parts.realNow();
        asking = ask();
      }
      return asking;
    },
  };
}

function clockAt(realNow: () => number, offsetDays: () => number): Clock {
  const now = () => new Date(realNow() + offsetDays() * DAY_MS).toISOString();
  return { now, today: (timeZone) => dayOfInstant(now(), timeZone) };
}
