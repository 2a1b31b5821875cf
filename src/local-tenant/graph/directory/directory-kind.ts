import { z } from "zod";
import type { Row } from "../../store/store";
import type { FilteredColumn } from "../filter/filter-sql";

/** Anything of the directory as the database keeps it: columns for what every school uses, `details` for the rest. */
export interface DirectoryRow extends Row {
  readonly id: string;
  readonly details: Readonly<Record<string, unknown>>;
  /** Change number of the last change of each property; `made` is that of its making. */
  readonly noted: Readonly<Record<string, number>>;
  readonly change: number | bigint;
  readonly removed: boolean;
}

/** One property as Graph shows it, finds it and takes it. */
export interface DirectoryProperty {
  readonly read: (row: DirectoryRow) => unknown;
  /** Shown when the caller chose nothing. */
  readonly usual?: boolean;
  /** Shown to those who may read only the basic profile. */
  readonly basic?: boolean;
  /** How a filter compares it; a property without it cannot be filtered. */
  readonly column?: FilteredColumn;
  /** Graph compares it only with the advanced query parameters. */
  readonly advanced?: boolean;
  readonly sorts?: "always" | "advanced";
  /** What a caller may send; a property without it is read-only. */
  readonly takes?: z.ZodType;
  /** Other columns or details that change it too. */
  readonly follows?: readonly string[];
  /** Where it is kept. */
  readonly kept?: { readonly column: string } | { readonly detail: string };
}

/** A type of the directory. */
export interface DirectoryKind {
  /** `user` of `microsoft.graph.user`. */
  readonly type: string;
  /** As messages name it: `User`. */
  readonly resource: string;
  /** The table or view of its rows. */
  readonly table: string;
  readonly properties: Readonly<Record<string, DirectoryProperty>>;
  /** Properties that Microsoft 365 has and the local tenant does not. */
  readonly elsewhere: readonly string[];
  /** Properties that `$search` looks into. */
  readonly searched: readonly string[];
  /** Whether filters beyond the simple ones want `ConsistencyLevel: eventual` and `$count=true`. */
  readonly hasAdvancedQueries: boolean;
}

type Extras = Omit<DirectoryProperty, "read" | "kept" | "column"> & { readonly findable?: boolean };

/** A property kept in a column of text, in which nothing is an empty text. */
export function textColumn(column: string, { findable = true, ...extras }: Extras = {}): DirectoryProperty {
  const found = findable ? { column: { sql: `nullif(t.${column}, '')`, kind: "text" } as const } : {};
  return { read: (row) => (row[column] === "" ? null : row[column]), kept: { column }, ...found, ...extras };
}

/** A property kept among the details; `usually` is what it is while nobody has set it. */
export function detail(name: string, { findable = false, usually = null, ...extras }: Extras & { readonly usually?: unknown } = {}): DirectoryProperty {
  const found = findable ? { column: { sql: `(t.details->>'${name}')`, kind: "text" } as const } : {};
  return { read: (row) => row.details[name] ?? usually, kept: { detail: name }, ...found, ...extras };
}

/** A property that is always the same here. */
export function fixed(value: unknown, extras: Pick<Extras, "usual" | "basic"> = {}): DirectoryProperty {
  return { read: () => value, ...extras };
}

/** Text of at most so many characters, or null to empty it. */
export function textUpTo(longest: number): z.ZodType {
  return z.string().max(longest).nullable();
}

/** Text that may not be emptied. */
export function someText(longest: number): z.ZodType {
  return z.string().trim().min(1).max(longest);
}

/** A day as `YYYY-MM-DD`. */
export const dayOrNull: z.ZodType = z.iso.date().nullable();

/** The property of this name, which may be anything that a caller typed. */
export function propertyOf(kind: DirectoryKind, name: string): DirectoryProperty | undefined {
  return Object.hasOwn(kind.properties, name) ? kind.properties[name] : undefined;
}
