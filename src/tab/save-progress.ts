import type { ProgressAnswer, ProgressRequest } from "../api/contract";
import type { ApiClient } from "../ui/asking/api-client";
import { failureOf } from "../ui/asking/api-error";

/** Pauses between attempts to save by ourselves, before the person is asked to try again. */
const PAUSES_MS: readonly number[] = [400, 1_500];
const MAY_PASS: ReadonlySet<string> = new Set(["offline", "too-slow", "unavailable", "not-ready"]);

/** Where a progress point belongs. */
export interface ProgressPlace {
  readonly childId: string;
  readonly targetId: string;
}

/**
 * Logs one progress point, trying again by itself when the connection falters. The request carries its own id,
 * so however often it arrives, it is one point.
 *
 * @throws {ApiError} it could not be saved; calling again with the same request is safe.
 */
export async function saveProgress(
  api: Pick<ApiClient, "logProgress">,
  { childId, targetId }: ProgressPlace,
  { request, pause }: { readonly request: ProgressRequest; readonly pause: (ms: number) => Promise<void> },
): Promise<ProgressAnswer> {
  for (const pauseMs of PAUSES_MS) {
    try {
      return await api.logProgress(childId, targetId, request);
    } catch (error) {
      if (!MAY_PASS.has(failureOf(error).code)) throw error;
      await pause(pauseMs);
    }
  }
  return api.logProgress(childId, targetId, request);
}
