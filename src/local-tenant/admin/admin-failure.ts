import type { Context } from "hono";
import { z } from "zod";

/** A request to the admin interface that cannot be followed, in one sentence. */
export class AdminFailure extends Error {
  override readonly name = "AdminFailure";
  constructor(
    readonly status: 400 | 403 | 404 | 409,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Reads the body of a request.
 *
 * @throws {AdminFailure} naming the first field that is wrong, never its value.
 */
export async function readBody<Shape extends z.ZodType>(context: Context, shape: Shape): Promise<z.output<Shape>> {
  let body: unknown;
  try {
    body = await context.req.json();
  } catch {
    throw new AdminFailure(400, "The body is not JSON.");
  }
  const parsed = shape.safeParse(body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new AdminFailure(400, `${issue?.path.join(".") || "body"}: ${issue?.message ?? "wrong"}.`);
}

const guid = z.guid().transform((id) => id.toLowerCase());

/**
 * Reads an id from the address.
 *
 * @throws {AdminFailure} when it is not a GUID.
 */
export function readId(context: Context, name: string): string {
  const parsed = guid.safeParse(context.req.param(name));
  if (!parsed.success) throw new AdminFailure(400, `${name} is not a GUID.`);
  return parsed.data;
}
