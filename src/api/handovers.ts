import { z } from "zod";
import { HANDOVER_STATES } from "../domain/handover";

/** A handover as one of its schools may see it now. Days are `YYYY-MM-DD`. */
const handoverShape = z.object({
  id: z.string(),
  state: z.enum(HANDOVER_STATES),
  movesOn: z.string(),
  sentAt: z.string().optional(),
  acceptedAt: z.string().optional(),
  initials: z.string(),
  yearGroup: z.string(),
  otherSchoolName: z.string(),
  /** The child's page at the reader's school; of a child who comes, only once the school has accepted. */
  child: z.object({ id: z.string(), name: z.string() }).optional(),
  /** How much goes; of a child who comes, only once it has been sent. `planVersion` is absent when there is no plan. */
  contents: z.object({ planVersion: z.number().optional(), targetCount: z.number(), helpCount: z.number() }).optional(),
  /** The reader may take the step that is due on their side. */
  mayAct: z.boolean(),
});
export type HandoverShape = z.infer<typeof handoverShape>;

/** `GET /api/schools/:schoolId/handovers`: who leaves the school for another, and who comes. */
export const handoversAnswer = z.object({ outgoing: z.array(handoverShape), incoming: z.array(handoverShape), mayUsePackages: z.boolean() });
export type HandoversAnswer = z.infer<typeof handoversAnswer>;

/** `POST /api/handovers/:handoverId/sending` and `…/acceptance`: the handover as it is then. Repeating them changes nothing. */
export const handoverAnswer = z.object({ handover: handoverShape });
export type HandoverAnswer = z.infer<typeof handoverAnswer>;
