import type { Context, Middleware } from "@microsoft/microsoft-graph-client";
import { z } from "zod";

/** Milliseconds before each further reading; a connection that was closed while it lay idle is open again at once. */
const WAITS_MS = [50, 250, 1_000, 3_000];

/** Answers after which a reading may simply be repeated, and which the client library does not repeat by itself. */
const AGAIN: ReadonlySet<number> = new Set([500, 502]);

/** What the platform throws for a connection that could not be made, or broke. */
const brokenConnection = z.object({ name: z.literal("TypeError") });

/**
 * A link of the client's chain that repeats readings whose connection broke or whose answer was the server's own
 * trouble. A reading does no harm; a write is looked up by whoever sent it.
 */
export function createReadAgain(next: Middleware): Middleware {
  return {
    async execute(context: Context) {
      const waits = (context.options?.method ?? "GET") === "GET" ? WAITS_MS : [];
      for (const waitMs of waits) {
        if (await isAnswered(next, context)) return;
        await new Promise((resolve) => setTimeout(resolve, waitMs));
      }
      await next.execute(context);
    },
  };
}

/** @throws what is no trouble of the connection, and a call that waited as long as any may. */
async function isAnswered(next: Middleware, context: Context): Promise<boolean> {
  try {
    await next.execute(context);
    return !AGAIN.has(context.response?.status ?? 0);
  } catch (error) {
    if (brokenConnection.safeParse(error).success) return false;
    throw error;
  }
}
