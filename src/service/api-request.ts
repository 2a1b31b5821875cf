import type { Context } from "hono";
import { z } from "zod";
import { Refusal } from "./refusal";
import type { SignedInPerson } from "./verify-token";

/** What every request to the API carries on its way. */
export interface ApiEnvironment {
  Variables: { requestId: string; person: SignedInPerson };
}

/** One request to the API, from a person who has signed in. */
export type ApiContext = Context<ApiEnvironment>;

const part = z.string().regex(/^[\w.~:-]{1,100}$/);

/**
 * Reads one named part of the address as an id.
 *
 * @throws {Refusal} 400 naming the part.
 */
export function readPart<Id extends string>(context: ApiContext, name: string): Id {
  const read = part.safeParse(context.req.param(name));
  if (!read.success) throw new Refusal(400, "invalid", { problems: [name] });
  return read.data as Id;
}

/**
 * Reads the body as the contract has it.
 *
 * @throws {Refusal} 400 naming the fields that are wrong, as paths, never what was in them.
 */
export async function readBody<T>(context: ApiContext, shape: z.ZodType<T>): Promise<T> {
  const read = shape.safeParse(await jsonOf(context));
  if (read.success) return read.data;
  throw new Refusal(400, "invalid", { problems: [...new Set(read.error.issues.map((issue) => issue.path.join(".") || "body"))] });
}

async function jsonOf(context: ApiContext): Promise<unknown> {
  if (!/^application\/json(;|$)/i.test(context.req.header("content-type") ?? "")) throw new Refusal(400, "invalid", { problems: ["content-type"] });
  try {
    return await context.req.json<unknown>();
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(400, "invalid", { problems: ["body"] });
  }
}

/** Answers with exactly what the contract names: anything more stays here. */
export function answer<T>(context: ApiContext, shape: z.ZodType<T>, { value, status = 200 }: { readonly value: unknown; readonly status?: 200 | 201 }): Response {
  return context.json(shape.parse(value), status);
}
