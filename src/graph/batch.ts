import { z } from "zod";
import { patiently } from "../application/patience";
import { type GraphConnection, PASSES_FOR_READING, waitAfter } from "./graph-connection";
import { askedToWaitSeconds } from "./graph-failure";

/** Most calls in one batch. Source: Graph, "Combine multiple requests in one HTTP call". */
const MOST_PARTS = 20;

/** One part of a batch failed; read it by `failureKind`. */
class FailedPart extends Error {
  constructor(
    readonly statusCode: number,
    readonly headers: Headers,
  ) {
    super("A part of a batch failed");
  }
}

/** What one part of a batch answered. */
export type PartAnswer = { readonly found: true; readonly body: unknown } | { readonly found: false };

const partAnswer = z.object({
  id: z.string(),
  status: z.number(),
  headers: z.record(z.string(), z.string()).optional(),
  body: z.unknown().optional(),
});
const batchAnswer = z.object({ responses: z.array(partAnswer) });

/**
 * Reads many addresses in as few calls as Graph allows, and answers in their order. Parts that failed in passing are asked
 * again, and only those, after the longest time that one of them names; a part that is not there is `found: false`.
 */
export function readInBatches(graph: GraphConnection, paths: readonly string[]): Promise<readonly PartAnswer[]> {
  return inBatches(graph, "GET", paths);
}

/** Removes what is at many addresses in as few calls as Graph allows; what is gone already is as good as removed. Failures as with reading. */
export async function removeInBatches(graph: GraphConnection, paths: readonly string[]): Promise<void> {
  await inBatches(graph, "DELETE", paths);
}

async function inBatches(graph: GraphConnection, method: "GET" | "DELETE", paths: readonly string[]): Promise<readonly PartAnswer[]> {
  const answers: PartAnswer[] = [];
  for (let start = 0; start < paths.length; start += MOST_PARTS) {
    answers.push(...(await oneBatch(graph, method, paths.slice(start, start + MOST_PARTS))));
  }
  return answers;
}

async function oneBatch(graph: GraphConnection, method: "GET" | "DELETE", paths: readonly string[]): Promise<readonly PartAnswer[]> {
  const answers = new Map<string, PartAnswer>();
  const tries = graph.patience.begin();
  for (;;) {
    const open = paths.map((url, index) => ({ id: String(index), method, url })).filter((part) => !answers.has(part.id));
    const failed: FailedPart[] = [];
    for (const part of await ask(graph, open)) {
      const answer = readPart(part);
      if (answer instanceof FailedPart) failed.push(answer);
      else answers.set(part.id, answer);
    }
    const [first] = failed;
    const final = failed.find((part) => waitAfter(PASSES_FOR_READING)(part) === undefined);
    if (final !== undefined) throw final;
    if (first === undefined) return paths.map((_path, index) => answers.get(String(index)) ?? { found: false });
    if (!(await tries.again(Math.max(...failed.map((part) => askedToWaitSeconds(part) ?? 0))))) throw first;
  }
}

async function ask(graph: GraphConnection, requests: readonly object[]): Promise<z.infer<typeof batchAnswer>["responses"]> {
  // Every part reads or removes, and doing either twice does no harm, so all of them may be asked again.
  const answer = await patiently(graph.patience, () => graph.post("/$batch", { requests }), waitAfter(PASSES_FOR_READING));
  const { responses } = batchAnswer.parse(answer);
  if (responses.length < requests.length) throw new Error("Graph left out a part of a batch");
  return responses;
}

function readPart(part: z.infer<typeof partAnswer>): PartAnswer | FailedPart {
  if (part.status === 404) return { found: false };
  if (part.status >= 400) return new FailedPart(part.status, new Headers(part.headers));
  return { found: true, body: part.body };
}
