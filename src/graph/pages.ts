import { z } from "zod";
import type { GraphConnection } from "./graph-connection";

const page = z.object({
  value: z.array(z.unknown()),
  "@odata.nextLink": z.string().optional(),
  "@odata.deltaLink": z.string().optional(),
});

/** Everything that a paged answer holds, and, when it is an answer about changes, where the next reading starts. */
export interface AllPages<T> {
  readonly all: readonly T[];
  readonly deltaLink: string | undefined;
}

/** Reads a collection to its end, each entry parsed by `entry`. */
export async function readPages<T>(graph: GraphConnection, path: string, entry: z.ZodType<T>): Promise<AllPages<T>> {
  const all: T[] = [];
  let next = path;
  for (;;) {
    const read = page.parse(await graph.get(next));
    all.push(...read.value.map((one) => entry.parse(one)));
    if (read["@odata.nextLink"] === undefined) {
      const deltaLink = read["@odata.deltaLink"];
      return { all, deltaLink: deltaLink === undefined ? undefined : graph.keptLink(deltaLink) };
    }
    next = read["@odata.nextLink"];
  }
}
