import { z } from "zod";

/** How every refusal of the API is written. `problems` name fields, never their text. */
export const apiFailure = z.object({
  error: z.object({
    code: z.enum(["not-signed-in", "not-allowed", "not-found", "stale", "invalid", "misshapen", "unavailable", "not-ready", "bug"]),
    /** For the person's report to support; also in the service's log. */
    requestId: z.string(),
    problems: z.array(z.string()).optional(),
    retryAfterSeconds: z.number().optional(),
  }),
});
export type ApiFailure = z.infer<typeof apiFailure>;
