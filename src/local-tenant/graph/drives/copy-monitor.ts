import type { Store } from "../../store/store";
import { itemNotFound } from "../graph-failure";

interface CopyRow extends Record<string, unknown> {
  readonly created_at: string;
  readonly polls: number;
  readonly resource_id: string | null;
  readonly failure: { readonly code: string; readonly message: string } | null;
}

/**
 * Tells how a copy is going. The copy was made when it was asked for; the first question is still answered with
 * "in progress", so that callers learn to wait. Source: Microsoft Graph docs, "Working with long running actions".
 */
export async function answerMonitor(store: Store, id: string): Promise<Response> {
  const rows = await store.query<CopyRow>("update drive_copies set polls = polls + 1 where id = $1 returning *", [id]);
  const copy = rows[0];
  if (copy === undefined) throw itemNotFound("The operation was not found.");
  const { status, progress } = progressOf(copy);
  return Response.json({ operation: "itemCopy", createdDateTime: copy.created_at, ...progress }, { status });
}

function progressOf({ polls, resource_id, failure }: CopyRow): { readonly status: number; readonly progress: object } {
  if (polls <= 1) return { status: 202, progress: { percentageComplete: 50, status: "inProgress" } };
  if (failure !== null) return { status: 200, progress: { percentageComplete: 0, status: "failed", error: failure } };
  return { status: 200, progress: { percentageComplete: 100, resourceId: resource_id, status: "completed" } };
}
