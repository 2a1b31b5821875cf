import type { z } from "zod";

/** What a page learns when the tenant refuses: the status, and the reason in the tenant's words. */
export class RefusedError extends Error {
  constructor(
    readonly status: number,
    reason: string,
  ) {
    super(reason);
  }
}

/**
 * Reads the body of an answer as JSON of one shape.
 *
 * @throws {Error} `RefusedError` when the answer is not a success.
 */
export async function readJson<Shape extends z.ZodType>(answer: Response, shape: Shape): Promise<z.infer<Shape>> {
  if (!answer.ok) throw new RefusedError(answer.status, await readReason(answer));
  return shape.parse(answer.status === 204 ? undefined : await answer.json());
}

async function readReason(answer: Response): Promise<string> {
  const body: unknown = await answer.json().catch(() => undefined);
  const error = isRecord(body) ? body["error"] : undefined;
  if (typeof error === "string") return error;
  if (isRecord(error) && typeof error["message"] === "string") return error["message"];
  return `The local tenant answered ${String(answer.status)}.`;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
