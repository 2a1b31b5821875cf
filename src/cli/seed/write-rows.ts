import { z } from "zod";
import { failureKind } from "../../graph/graph-failure";
import type { GraphConnection } from "../../graph/graph-connection";
import { readPages } from "../../graph/pages";
import type { Fields } from "../../graph/rows/field-shapes";

/** Where rows go, and how to wait between two tries. */
export interface RowTarget {
  readonly graph: GraphConnection;
  /** Path of the list's items in Graph. */
  readonly items: string;
  readonly pause: (seconds: number) => Promise<void>;
}

/** Most requests in one batch. Source: Microsoft Graph docs, "JSON batching". */
const BATCH_SIZE = 20;
const BATCHES_AT_ONCE = 2;
const MOST_ROUNDS = 5;

const keyed = z.object({ fields: z.object({ Key: z.string().optional() }).optional() });
const batchAnswer = z.object({ responses: z.array(z.object({ id: z.string(), status: z.number() })) });

/**
 * Writes the rows whose keys the list does not hold yet, twenty in a call. What a call did not answer for certain is
 * looked up by key before anything is sent again, so that no row is ever written twice.
 *
 * @returns how many rows were written.
 * @throws {Error} some rows were refused, or could not be written after several rounds.
 */
export async function writeRows(target: RowTarget, rows: readonly Fields[], report: (done: number) => void): Promise<number> {
  let missing = await rowsMissing(target, rows);
  const wanted = missing.length;
  for (let round = 1; missing.length > 0; round += 1) {
    if (round > MOST_ROUNDS) throw new Error(`${String(missing.length)} rows could not be written`);
    if (round > 1) await target.pause(round);
    const allAnswered = await sendAll(target, missing, (sent) => {
      report(rows.length - missing.length + sent);
    });
    if (allAnswered) break;
    missing = await rowsMissing(target, rows);
  }
  return wanted;
}

async function rowsMissing({ graph, items }: RowTarget, rows: readonly Fields[]): Promise<readonly Fields[]> {
  if (rows.length === 0) return [];
  const { all } = await readPages(graph, `${items}?$expand=fields($select=Key)&$top=500`, keyed);
  const kept = new Set(all.map((item) => item.fields?.Key));
  return rows.filter((row) => !kept.has(String(row["Key"])));
}

/** Whether every row was written for certain. */
async function sendAll(target: RowTarget, rows: readonly Fields[], report: (sent: number) => void): Promise<boolean> {
  const batches = Array.from({ length: Math.ceil(rows.length / BATCH_SIZE) }, (_unused, index) => rows.slice(index * BATCH_SIZE, (index + 1) * BATCH_SIZE));
  let sent = 0;
  let allWritten = true;
  const work = async (): Promise<void> => {
    for (let batch = batches.shift(); batch !== undefined; batch = batches.shift()) {
      allWritten = (await sendBatch(target, batch)) && allWritten;
      sent += batch.length;
      report(sent);
    }
  };
  await Promise.all(Array.from({ length: BATCHES_AT_ONCE }, work));
  return allWritten;
}

async function sendBatch({ graph, items }: RowTarget, rows: readonly Fields[]): Promise<boolean> {
  const requests = rows.map((fields, index) => ({ id: String(index), method: "POST", url: items, headers: { "Content-Type": "application/json" }, body: { fields } }));
  try {
    const { responses } = batchAnswer.parse(await graph.post("/$batch", { requests }));
    const refused = responses.find(({ status }) => status >= 400 && status < 500 && status !== 409 && status !== 429);
    if (refused !== undefined) throw new Error(`Microsoft 365 refused a row with status ${String(refused.status)}`);
    return responses.length === rows.length && responses.every(({ status }) => status === 201);
  } catch (error) {
    const kind = failureKind(error);
    if (kind === "uncertain" || kind === "busy") return false;
    throw error;
  }
}
