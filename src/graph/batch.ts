import { z } from "zod";
import { carryOut, type Pause } from "./carry-out";
import type { GraphConnection } from "./graph-connection";
import { failureKind } from "./graph-failure";

/** Most calls in one batch. Source: Graph, "Combine multiple requests in one HTTP call". */
const MOST_PARTS = 20;
const MOST_ROUNDS = 5;

/** One part of a batch failed; read it by `failureKind`. */
class FailedPart extends Error {
  constructor(readonly statusCode: number) {
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
 * Reads many addresses in as few calls as Graph allows, and answers in their order. Throttled parts are asked
 * again after the time they name, because nobody else does that; a part that is not there is `found: false`.
 */
export async function readInBatches(graph: GraphConnection, paths: readonly string[], pause: Pause): Promise<readonly PartAnswer[]> {
  const answers: PartAnswer[] = [];
  for (let start = 0; start < paths.length; start += MOST_PARTS) {
    answers.push(...(await readOneBatch(graph, paths.slice(start, start + MOST_PARTS), pause)));
  }
  return answers;
}

async function readOneBatch(graph: GraphConnection, paths: readonly string[], pause: Pause): Promise<readonly PartAnswer[]> {
  const answers = new Map<string, PartAnswer>();
  for (let round = 1; answers.size < paths.length; round += 1) {
    const open = paths.map((url, index) => ({ id: String(index), method: "GET", url })).filter((part) => !answers.has(part.id));
    const waits: number[] = [];
    for (const part of await ask(graph, open, pause)) {
      if (part.status === 429 && round < MOST_ROUNDS) waits.push(retryAfterSeconds(part.headers));
      else answers.set(part.id, readPart(part));
    }
    if (waits.length > 0) await pause(Math.max(...waits));
  }
  return paths.map((_path, index) => answers.get(String(index)) ?? { found: false });
}

async function ask(graph: GraphConnection, requests: readonly object[], pause: Pause): Promise<z.infer<typeof batchAnswer>["responses"]> {
  const { responses } = await carryOut(
    {
      attempt: async () => batchAnswer.parse(await graph.post("/$batch", { requests })),
      // Every part only reads, so all of them may be asked again.
      settle: (error) => {
        if (failureKind(error) === "uncertain") return Promise.resolve(undefined);
        throw error;
      },
    },
    pause,
  );
  if (responses.length < requests.length) throw new Error("Graph left out a part of a batch");
  return responses;
}

function readPart(part: z.infer<typeof partAnswer>): PartAnswer {
  if (part.status === 404) return { found: false };
  if (part.status >= 400) throw new FailedPart(part.status);
  return { found: true, body: part.body };
}

function retryAfterSeconds(headers: Readonly<Record<string, string>> = {}): number {
  const [, value] = Object.entries(headers).find(([name]) => name.toLowerCase() === "retry-after") ?? [];
  const seconds = Number(value);
  return seconds > 0 ? seconds : 1;
}
