import { z } from "zod";

/** One row as Graph tells it. A row that is gone has `deleted` and nothing else. */
export interface RowItem {
  readonly id: string;
  readonly revision: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly deleted: boolean;
}

/** Reads one list item of an answer; `fields` is empty unless the call expanded it. */
export const rowItem: z.ZodType<RowItem> = z
  .object({
    id: z.string().min(1),
    "@odata.etag": z.string().optional(),
    eTag: z.string().optional(),
    fields: z.record(z.string(), z.unknown()).optional(),
    deleted: z.object({ state: z.string().optional() }).optional(),
  })
  .transform((item) => ({
    id: item.id,
    revision: item["@odata.etag"] ?? item.eTag ?? "",
    fields: item.fields ?? {},
    deleted: item.deleted !== undefined,
  }));

const fieldValueSet = z.looseObject({ "@odata.etag": z.string().min(1), Key: z.string() });

/** The row as a change of its fields answers it; `undefined` when the answer does not say the new revision. */
export function writtenRow(id: string, answer: unknown): RowItem | undefined {
  const read = fieldValueSet.safeParse(answer);
  return read.success ? { id, revision: read.data["@odata.etag"], fields: read.data, deleted: false } : undefined;
}
