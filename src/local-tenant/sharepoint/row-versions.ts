import { z } from "zod";
import type { GraphReader } from "../pages/graph-reader";
import { type ListColumn, showCell } from "./list-rows";

const actor = z.object({ displayName: z.string().nullish() });
/** Who did something, as Graph tells it. */
export const identitySet = z.object({ user: actor.optional(), application: actor.optional() });
const version = z.object({ id: z.string(), lastModifiedDateTime: z.string(), lastModifiedBy: identitySet.nullish(), fields: z.record(z.string(), z.unknown()) });

/** What one version of a row changed. */
export interface RowVersion {
  /** As SharePoint numbers them, such as `3.0`. */
  readonly id: string;
  readonly at: string;
  readonly by: string;
  /** What was another way in the version before; everything that is filled in the first. */
  readonly changes: readonly { readonly column: string; readonly before: string; readonly after: string }[];
}

/** The name of who did something; empty when Graph does not say. */
export function nameActor(set: z.infer<typeof identitySet> | null | undefined): string {
  return set?.user?.displayName ?? set?.application?.displayName ?? "";
}

/** Reads the versions of a row, newest first, each with what it changed of the given columns. */
export async function readRowVersions(graph: GraphReader, rowPath: string, columns: readonly ListColumn[]): Promise<readonly RowVersion[]> {
  const { value } = await graph.read(`${rowPath}/versions?$expand=fields`, z.object({ value: z.array(version) }));
  return value.map(({ id, lastModifiedDateTime, lastModifiedBy, fields }, index) => {
    const earlier = value[index + 1]?.fields ?? {};
    const changes = columns.map((column) => ({ column: column.displayName, before: showCell(earlier[column.name], column), after: showCell(fields[column.name], column) }));
    return { id, at: lastModifiedDateTime, by: nameActor(lastModifiedBy), changes: changes.filter(({ before, after }) => before !== after) };
  });
}
