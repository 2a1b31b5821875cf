import { z } from "zod";
import type { Column, ColumnKind } from "../list-schema/column";

const existing = z.object({
  id: z.string().min(1),
  name: z.string(),
  indexed: z.boolean().optional(),
  enforceUniqueValues: z.boolean().optional(),
  text: z.object({ allowMultipleLines: z.boolean().optional() }).nullish(),
  choice: z.object({ choices: z.array(z.string()) }).nullish(),
  number: z.unknown().optional(),
  boolean: z.unknown().optional(),
  dateTime: z.object({ format: z.string().optional() }).nullish(),
});

/** A column as a school's list has it now. */
export interface ExistingColumn {
  readonly id: string;
  readonly name: string;
  /** `other` when it is none of the kinds Baton makes. */
  readonly kind: ColumnKind["kind"] | "other";
  readonly indexed: boolean;
  readonly unique: boolean;
  readonly choices: readonly string[];
}

/** Reads a column of an answer. */
export const existingColumn: z.ZodType<ExistingColumn> = existing.transform((column) => ({
  id: column.id,
  name: column.name,
  kind: kindOf(column),
  indexed: column.indexed ?? false,
  unique: column.enforceUniqueValues ?? false,
  choices: column.choice?.choices ?? [],
}));

function kindOf(column: z.infer<typeof existing>): ExistingColumn["kind"] {
  if (isThere(column.text)) return column.text.allowMultipleLines === true ? "note" : "text";
  if (isThere(column.choice)) return "choice";
  if (isThere(column.dateTime)) return column.dateTime.format === "dateOnly" ? "date" : "instant";
  if (isThere(column.number)) return "number";
  return isThere(column.boolean) ? "boolean" : "other";
}

function isThere<T>(facet: T): facet is NonNullable<T> {
  return facet !== undefined && facet !== null;
}

/** The column as Graph is asked to make it. Source: Graph `columnDefinition`. */
export function columnDefinition(column: Column): object {
  return {
    name: column.name,
    displayName: column.label,
    required: column.required === true,
    indexed: column.indexed === true,
    ...(column.unique === true ? { enforceUniqueValues: true } : {}),
    ...facetOf(column),
  };
}

function facetOf(column: ColumnKind): object {
  switch (column.kind) {
    case "text":
      return { text: {} };
    case "note":
      return { text: { allowMultipleLines: true, textType: "plain" } };
    case "choice":
      return { choice: { choices: column.choices, allowTextEntry: false, displayAs: "dropDownMenu" } };
    case "number":
      return { number: {} };
    case "boolean":
      return { boolean: {} };
    case "date":
      return { dateTime: { format: "dateOnly" } };
    case "instant":
      return { dateTime: { format: "dateTime" } };
  }
}
