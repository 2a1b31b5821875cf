import type { Temporal } from "temporal-polyfill";
import type { LocalDate } from "../local-date";
import { dayOfRule, type Holiday, isWeekend } from "./holiday-rule";
import type { Nation } from "./nation";

const BRITAIN: readonly Nation[] = ["england", "wales", "scotland", "northern-ireland"];
const ALL: readonly Nation[] = [...BRITAIN, "ireland"];
const SOUTH: readonly Nation[] = ["england", "wales"];
const date = (month: number, day: number) => ({ kind: "date", month, day, ifWeekend: "next-free-weekday" }) as const;
const irishDate = (month: number, day: number) => ({ kind: "date", month, day, ifWeekend: "stays" }) as const;
const monday = (month: number, which: "first" | "last") => ({ kind: "weekday", month, weekday: 1, which }) as const;

/**
 * Days on which schools are closed by law or custom, in the order in which days that meet are moved apart.
 *
 * Source: Banking and Financial Dealings Act 1971; gov.uk, "UK bank holidays"; Organisation of Working Time Act 1997 (Ireland).
 */
export const HOLIDAYS: readonly Holiday[] = [
  { name: "New Year's Day", nations: BRITAIN, rule: date(1, 1) },
  { name: "New Year's Day", nations: ["ireland"], rule: irishDate(1, 1) },
  { name: "2 January", nations: ["scotland"], rule: date(1, 2) },
  { name: "St Brigid's Day", nations: ["ireland"], rule: { kind: "st-brigid" }, since: 2023 },
  { name: "St Patrick's Day", nations: ["northern-ireland"], rule: date(3, 17) },
  { name: "St Patrick's Day", nations: ["ireland"], rule: irishDate(3, 17) },
  { name: "Good Friday", nations: BRITAIN, rule: { kind: "easter", daysAfter: -2 } },
  { name: "Easter Monday", nations: ["england", "wales", "northern-ireland", "ireland"], rule: { kind: "easter", daysAfter: 1 } },
  { name: "Early May bank holiday", nations: ALL, rule: monday(5, "first") },
  { name: "Spring bank holiday", nations: BRITAIN, rule: monday(5, "last") },
  { name: "June holiday", nations: ["ireland"], rule: monday(6, "first") },
  { name: "Battle of the Boyne", nations: ["northern-ireland"], rule: date(7, 12) },
  { name: "Summer bank holiday", nations: ["scotland", "ireland"], rule: monday(8, "first") },
  { name: "Summer bank holiday", nations: [...SOUTH, "northern-ireland"], rule: monday(8, "last") },
  { name: "October holiday", nations: ["ireland"], rule: monday(10, "last") },
  { name: "St Andrew's Day", nations: ["scotland"], rule: date(11, 30), since: 2007 },
  { name: "Christmas Day", nations: BRITAIN, rule: date(12, 25) },
  { name: "Boxing Day", nations: BRITAIN, rule: date(12, 26) },
  { name: "Christmas Day", nations: ["ireland"], rule: irishDate(12, 25) },
  { name: "St Stephen's Day", nations: ["ireland"], rule: irishDate(12, 26) },
];

/** What proclamations changed in single years: a day taken away, a day given. */
const PROCLAIMED: readonly { readonly nations: readonly Nation[]; readonly gone?: string; readonly given?: string }[] = [
  { nations: SOUTH, gone: "2020-05-04", given: "2020-05-08" },
  { nations: ["northern-ireland", "scotland"], gone: "2020-05-04", given: "2020-05-08" },
  { nations: BRITAIN, gone: "2022-05-30", given: "2022-06-02" },
  { nations: BRITAIN, given: "2022-06-03" },
  { nations: BRITAIN, given: "2022-09-19" },
  { nations: BRITAIN, given: "2023-05-08" },
  { nations: ["ireland"], given: "2022-03-18" },
];

/** The bank holidays of one year, in order, with days that fell on a weekend moved as the law moves them. */
export function bankHolidaysOf(nation: Nation, year: number): readonly LocalDate[] {
  const days: Temporal.PlainDate[] = [];
  // A day that has to move goes to the next weekday that no other holiday has, so days that stay come first.
  const kept = HOLIDAYS.filter(({ nations, since = year }) => nations.includes(nation) && since <= year);
  const fixed = kept.map(({ rule }) => ({ rule, day: dayOfRule(rule, year) }));
  for (const { rule, day } of fixed) if (!moves(rule, day)) days.push(day);
  for (const { rule, day } of fixed) if (moves(rule, day)) days.push(nextFreeWeekday(day, days));
  const proclaimed = PROCLAIMED.filter(({ nations }) => nations.includes(nation));
  const gone = new Set(proclaimed.map((one) => one.gone));
  const given = proclaimed.flatMap((one) => (one.given?.startsWith(String(year)) === true ? [one.given] : []));
  return [...new Set([...days.map((day) => day.toString()).filter((day) => !gone.has(day)), ...given])].sort() as readonly string[] as readonly LocalDate[];
}

function moves(rule: Holiday["rule"], day: Temporal.PlainDate): boolean {
  return rule.kind === "date" && rule.ifWeekend === "next-free-weekday" && isWeekend(day);
}

function nextFreeWeekday(day: Temporal.PlainDate, taken: readonly Temporal.PlainDate[]): Temporal.PlainDate {
  let next = day;
  while (isWeekend(next) || taken.some((other) => other.equals(next))) next = next.add({ days: 1 });
  return next;
}
