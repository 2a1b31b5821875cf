import type { GraphActor } from "../../../../src/local-tenant/pages/graph-reader";
import { RefusedError } from "../../../../src/local-tenant/pages/read-json";

/** Graph as a page is told to see it, with what the page asked. */
export interface FakeGraph extends GraphActor {
  /** Paths that were read, in order. */
  readonly asked: string[];
  /** What was posted, in order. */
  readonly posted: { readonly path: string; readonly body: object }[];
  /** From now on nothing is answered, or everything again. */
  disconnect(isAway: boolean): void;
}

/** Answers by the beginnings of paths, the first that fits; what nothing fits is refused as not there. */
export function createFakeGraph(answers: Readonly<Record<string, (path: string) => unknown>>): FakeGraph {
  const asked: string[] = [];
  const posted: { path: string; body: object }[] = [];
  let isAway = false;
  const find = (path: string): unknown => {
    if (isAway) throw new TypeError("Failed to fetch");
    asked.push(path);
    const fitting = Object.entries(answers).find(([start]) => path.startsWith(start));
    if (fitting === undefined) throw new RefusedError(404, "It is not there.");
    return fitting[1](path);
  };
  return {
    asked,
    posted,
    read: async (path, shape) => shape.parse(JSON.parse(JSON.stringify(find(path)))) as never,
    download: async (path) => new Blob([String(find(path))]),
    act: async (path, body) => {
      if (isAway) throw new TypeError("Failed to fetch");
      posted.push({ path, body });
    },
    disconnect: (away) => {
      isAway = away;
    },
  };
}
