import type { z } from "zod";
import type { School } from "../../application/ports";
import type { Fields } from "./field-shapes";

/** How one list's rows become records and records become rows. */
export interface RowMapping<T> {
  /** A label for people that names no child. */
  title(record: T): string;
  /** The list's own columns; the common ones are added by `toFields`. */
  fields(record: T): Fields;
  /** Reads the list's own columns in a school's zone. Made once for many rows. */
  shape(school: Pick<School, "id" | "timeZone">): z.ZodType<T>;
}

/** Says that a mapping handles one kind of record. */
export function rowMapping<T>(mapping: RowMapping<T>): RowMapping<T> {
  return mapping;
}

/**
 * A copy without its undefined properties, so that an absent field is absent rather than undefined.
 */
export function present<T extends object>(record: T): Present<T> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as Present<T>;
}

type Optional<T> = { [K in keyof T]-?: undefined extends T[K] ? K : never }[keyof T];
/** `T` with every property that may be undefined made optional. */
export type Present<T> = { readonly [K in Exclude<keyof T, Optional<T>>]: T[K] } & { readonly [K in Optional<T>]?: Exclude<T[K], undefined> };
