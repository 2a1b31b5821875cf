import { z } from "zod";
import type { School } from "../../application/ports";
import type { PersonId } from "../../domain/ids";
import { keyOf } from "../../domain/record-key";
import type { ListName, RecordOf } from "../../domain/records";
import { RECORD_LISTS } from "../list-schema";
import { toSharePointInstant } from "../sharepoint-date";
import { auditRows } from "./audit-rows";
import { adviceRows, concernRows } from "./between-reviews-rows";
import type { Fields } from "./field-shapes";
import { childRows, settingsRows, teamRows } from "./people-rows";
import { planRows, progressRows, provisionRows, targetRows } from "./plan-rows";
import { reviewRows } from "./review-rows";
import { acknowledgementRows, handoverRows } from "./told-rows";
import type { RowMapping } from "./row-mapping";

const MAPPINGS: { readonly [L in ListName]: RowMapping<RecordOf[L]> } = {
  Children: childRows,
  Plans: planRows,
  Targets: targetRows,
  Provision: provisionRows,
  Progress: progressRows,
  Reviews: reviewRows,
  Advice: adviceRows,
  Concerns: concernRows,
  Acknowledgements: acknowledgementRows,
  Handovers: handoverRows,
  Team: teamRows,
  Settings: settingsRows,
  Audit: auditRows,
};

/** How the columns of each list are read. */
export type RowShapes = Readonly<Record<ListName, z.ZodType>>;

/** The shapes that a school's rows must have to be read as records. */
export function rowShapes(school: Pick<School, "id" | "timeZone">): RowShapes {
  return {
    Children: MAPPINGS.Children.shape(school),
    Plans: MAPPINGS.Plans.shape(school),
    Targets: MAPPINGS.Targets.shape(school),
    Provision: MAPPINGS.Provision.shape(school),
    Progress: MAPPINGS.Progress.shape(school),
    Reviews: MAPPINGS.Reviews.shape(school),
    Advice: MAPPINGS.Advice.shape(school),
    Concerns: MAPPINGS.Concerns.shape(school),
    Acknowledgements: MAPPINGS.Acknowledgements.shape(school),
    Handovers: MAPPINGS.Handovers.shape(school),
    Team: MAPPINGS.Team.shape(school),
    Settings: MAPPINGS.Settings.shape(school),
    Audit: MAPPINGS.Audit.shape(school),
  };
}

/** Who changes a row, and when: an instant in ISO 8601. */
export interface Change {
  readonly changedBy: PersonId;
  readonly changedAt: string;
}

/** A row as read: a record, or what stands in the way of reading it. Problems name columns, never values. */
export type ReadRow<L extends ListName> =
  | { readonly kind: "kept"; readonly key: string; readonly record: RecordOf[L] }
  | { readonly kind: "needs-mending"; readonly key: string | undefined; readonly problems: readonly string[] };

/** The row that keeps a record, each column of its record named; `null` empties a column, and one that is not named stays as it is. */
export function toFields<L extends ListName>(list: L, record: RecordOf[L], change: Change): Fields {
  const mapping: RowMapping<RecordOf[L]> = MAPPINGS[list];
  return {
    Title: mapping.title(record).slice(0, LONGEST_LINE),
    Key: keyOf(list, record),
    ChangedBy: change.changedBy,
    ChangedAt: toSharePointInstant(change.changedAt),
    SchemaVersion: RECORD_LISTS[list].version,
    ...mapping.fields(record),
  };
}

/** The longest text that a one-line column takes. Source: Graph `textColumn`, `maxLength`. */
const LONGEST_LINE = 255;

const common = z.object({ Key: z.string().min(1), SchemaVersion: z.number().nullish() });

/**
 * A reader of one list's rows for one school: fields as Graph tells them in, the record they keep out.
 * It never throws for what a row holds. Rows are read in the school's own zone, so that days stay days.
 */
export function rowReader<L extends ListName>(list: L, school: Pick<School, "id" | "timeZone">): (fields: unknown) => ReadRow<L> {
  const mapping: RowMapping<RecordOf[L]> = MAPPINGS[list];
  const shape = mapping.shape(school);
  return (fields) => {
    const head = common.safeParse(fields);
    if (!head.success) return { kind: "needs-mending", key: undefined, problems: problemsOf(head.error, fields) };
    const { Key: key, SchemaVersion: version } = head.data;
    if (version !== undefined && version !== null && version > RECORD_LISTS[list].version) {
      return { kind: "needs-mending", key, problems: ["SchemaVersion: was written by a newer version"] };
    }
    const read = shape.safeParse(fields);
    if (!read.success) return { kind: "needs-mending", key, problems: problemsOf(read.error, fields) };
    if (keyOf(list, read.data) !== key) return { kind: "needs-mending", key, problems: ["Key: does not fit the row's other ids"] };
    return { kind: "kept", key, record: read.data };
  };
}

const anyFields = z.record(z.string(), z.unknown()).catch({});

function problemsOf(error: z.ZodError, fields: unknown): readonly string[] {
  const values = anyFields.parse(fields);
  return error.issues.map((issue) => {
    const column = String(issue.path[0] ?? "Key");
    return `${column}: ${isEmpty(values[column]) ? "is empty" : inWords(issue)}`;
  });
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === "";
}

function inWords(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return "is of the wrong kind";
    case "invalid_value":
      return "is not one of the allowed words";
    case "too_small":
      return "is too small";
    case "custom":
      return issue.message;
    default:
      return "cannot be read";
  }
}
