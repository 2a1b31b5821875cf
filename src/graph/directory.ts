import { z } from "zod";
import type { Clock, Directory } from "../application/ports";
import type { PersonId } from "../domain/ids";
import type { GraphConnection } from "./graph-connection";
import { naming } from "./graph-failure";
import { readPages } from "./pages";

const user = z.object({ id: z.string().min(1), displayName: z.string().nullish() });

/** Most values that Graph takes in one `in`. Source: Graph, "Advanced query capabilities on directory objects". */
const MOST_IN_ONE_QUESTION = 15;
const REMEMBERED_MS = 5 * 60 * 1000;

interface Answer {
  /** `undefined`: nobody has this id. */
  readonly name: string | undefined;
  readonly until: number;
}

/** Looks up people's names and remembers them for five minutes. */
export function createDirectory(parts: { readonly graph: GraphConnection; readonly clock: Pick<Clock, "now"> }): Directory {
  const remembered = new Map<PersonId, Answer>();
  return {
    async names(ids) {
      const now = Date.parse(parts.clock.now());
      const asked = [...new Set(ids)].filter((id) => (remembered.get(id)?.until ?? 0) <= now);
      for (let start = 0; start < asked.length; start += MOST_IN_ONE_QUESTION) {
        const chunk = asked.slice(start, start + MOST_IN_ONE_QUESTION);
        const found = await askNames(parts.graph, chunk);
        for (const id of chunk) remembered.set(id, { name: found.get(id), until: now + REMEMBERED_MS });
      }
      return new Map(ids.flatMap((id): readonly (readonly [PersonId, string])[] => {
        const name = remembered.get(id)?.name;
        return name === undefined ? [] : [[id, name]];
      }));
    },
  };
}

async function askNames(graph: GraphConnection, ids: readonly PersonId[]): Promise<ReadonlyMap<string, string | undefined>> {
  const list = ids.map((id) => `'${id.replaceAll("'", "''")}'`).join(",");
  const path = `/users?$select=id,displayName&$filter=${encodeURIComponent(`id in (${list})`)}`;
  const { all } = await naming({ kind: "school", id: "directory" }, readPages(graph, path, user));
  return new Map(all.map((one) => [one.id, one.displayName ?? undefined]));
}
