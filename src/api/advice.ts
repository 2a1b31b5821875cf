import { z } from "zod";
import { parseLocalDate } from "../domain/local-date";
import { ADVICE_STATES } from "../domain/reviewing/advice";
import { text } from "./plan-shapes";

const line = z.string().max(250);
const day = z.string().refine((value) => parseLocalDate(value) !== undefined);

const adviceShape = z.object({
  id: z.string(),
  fromWhom: z.string(),
  profession: z.string(),
  state: z.enum(ADVICE_STATES),
  askedOn: z.string(),
  receivedOn: z.string().optional(),
  /** Absent for those who may read what is recommended, and not the report. */
  summary: z.string().optional(),
  recommendations: z.string(),
  recommended: z.array(z.string()),
  trainsStaff: z.boolean(),
  worksWithChild: z.boolean(),
  revision: z.string(),
});
export type AdviceShape = z.infer<typeof adviceShape>;

/** `GET /api/children/:childId/advice`. Keeping some answers with the same. */
export const adviceAnswer = z.object({ advice: z.array(adviceShape), isLacking: z.boolean(), today: z.string(), mayWrite: z.boolean() });
export type AdviceAnswer = z.infer<typeof adviceAnswer>;

/** `PUT …/advice/:adviceId`: advice that is asked for, or, over the revision that was read, what came of it. 400 names what is wrong. */
export const adviceRequest = z.object({
  fromWhom: line,
  profession: line,
  state: z.enum(ADVICE_STATES),
  askedOn: day,
  receivedOn: day.optional(),
  summary: text,
  recommendations: text,
  trainsStaff: z.boolean(),
  worksWithChild: z.boolean(),
  over: z.string().min(1).max(200).optional(),
});
export type AdviceRequest = z.infer<typeof adviceRequest>;
