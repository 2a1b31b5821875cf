import { z } from "zod";
import type { LocalDate } from "../../domain/local-date";
import { fromSharePointDate, fromSharePointInstant, toSharePointDate } from "../sharepoint-date";

/** Values of one row by column name, as they are written; `null` empties a column. */
export type Fields = Readonly<Record<string, string | number | boolean | null>>;

/** Text that may be empty: SharePoint leaves an empty column out. */
export const text = z.string().nullish().transform((value) => value ?? "");

/** Text that is there or not at all. */
const optionalText = z.string().nullish().transform((value) => (value === null || value === "" ? undefined : value));

/** Yes or no; an empty column means no. */
export const yesNo = z.boolean().nullish().transform((value) => value ?? false);

/** An instant in ISO 8601. */
export const instant = z.string().transform((value, context) => {
  const read = fromSharePointInstant(value);
  if (read !== undefined) return read;
  context.addIssue({ code: "custom", message: "is not a time" });
  return z.NEVER;
});

/** An instant in ISO 8601 that may be missing. */
export const optionalInstant = optionalText.transform((value, context) => {
  if (value === undefined) return undefined;
  const read = fromSharePointInstant(value);
  if (read !== undefined) return read;
  context.addIssue({ code: "custom", message: "is not a time" });
  return z.NEVER;
});

/** A whole number from `least` upwards. */
export function wholeNumber(least: number) {
  return z.number().int().min(least);
}

/** An id that must be there, under its own type. */
export function id<Id extends string>() {
  return z.string().min(1).transform((value) => value as Id);
}

/** An id that may be missing, under its own type. */
export function optionalId<Id extends string>() {
  return optionalText.transform((value) => value as Id | undefined);
}

/** Ids in one text, divided by semicolons. */
export function ids<Id extends string>() {
  return text.transform((value) => value.split(";").map((part) => part.trim()).filter((part) => part !== "") as Id[]);
}

/** A calendar day that must be there, in the school's own zone. */
export function day(timeZone: string) {
  return z.string().transform((value, context) => readDay(value, timeZone, context));
}

/** A calendar day that may be missing. */
export function optionalDay(timeZone: string) {
  return optionalText.transform((value, context) => (value === undefined ? undefined : readDay(value, timeZone, context)));
}

function readDay(value: string, timeZone: string, context: z.RefinementCtx): LocalDate {
  const read = fromSharePointDate(value, timeZone);
  if (read !== undefined) return read;
  context.addIssue({ code: "custom", message: "is not a day" });
  return z.NEVER;
}

/** A day as it is written; an absent one empties the column. */
export function dayField(value: LocalDate | undefined): string | null {
  return value === undefined ? null : toSharePointDate(value);
}

/** Text as it is written; empty or absent text empties the column. */
export function textField(value: string | undefined): string | null {
  return value === undefined || value === "" ? null : value;
}
