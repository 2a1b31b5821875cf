import type { Hono } from "hono";
import { z } from "zod";
import type { Clock } from "../identity/clock";
import type { Store } from "../store/store";
import { readBody } from "./admin-failure";

const dayBody = z.strictObject({ day: z.iso.date().nullable() });
const keptOffset = z.number().int();

const SETTING = "day-offset";
const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;

/**
 * Adds the addresses that read and move the tenant's day. The move is kept in whole days from the real day in UTC, so
 * that the moved day goes on at midnight too. Tokens never follow it.
 */
export function addDay(app: Hono, store: Store, clock: Clock): void {
  const show = (offsetDays: number): { readonly day: string; readonly offsetDays: number } => ({ day: nameDay(realDay(clock) + offsetDays), offsetDays });
  app.get("/day", async (context) => {
    const [row] = await store.query<{ value: unknown }>("select value from settings where name = $1", [SETTING]);
    return context.json(show(row === undefined ? 0 : keptOffset.parse(row.value)));
  });
  app.put("/day", async (context) => {
    const { day } = await readBody(context, dayBody);
    const offsetDays = day === null ? 0 : Date.parse(day) / DAY_MILLISECONDS - realDay(clock);
    await store.query("insert into settings (name, value) values ($1, $2::jsonb) on conflict (name) do update set value = excluded.value", [
      SETTING,
      String(offsetDays),
    ]);
    return context.json(show(offsetDays));
  });
}

function realDay(clock: Clock): number {
  return Math.floor(clock() / DAY_MILLISECONDS);
}

function nameDay(daysSince1970: number): string {
  return new Date(daysSince1970 * DAY_MILLISECONDS).toISOString().slice(0, "YYYY-MM-DD".length);
}
