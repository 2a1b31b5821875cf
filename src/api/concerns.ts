import { z } from "zod";
import { CONCERN_SOURCES, CONCERN_STATES } from "../domain/concern";
import { text } from "./plan-shapes";

const id = z.string().min(1).max(100);

const concernShape = z.object({
  id: z.string(),
  raisedFor: z.enum(CONCERN_SOURCES),
  /** Instant in ISO 8601, UTC. */
  raisedAt: z.string(),
  raisedByName: z.string(),
  words: z.string(),
  target: z.string().optional(),
  state: z.enum(CONCERN_STATES),
  standing: z.enum(["waiting", "late", "answered"]),
  answerBy: z.string(),
  answer: z.string(),
  answeredAt: z.string().optional(),
  answeredByName: z.string().optional(),
  revision: z.string(),
});
export type ConcernShape = z.infer<typeof concernShape>;

/** `GET /api/children/:childId/concerns`: those that the person may know. Raising and answering one answers with the same. */
export const concernsAnswer = z.object({
  concerns: z.array(concernShape),
  targets: z.array(z.object({ id: z.string(), statement: z.string() })),
  today: z.string(),
  mayRaise: z.boolean(),
  mayAnswer: z.boolean(),
  mayCallReview: z.boolean(),
});
export type ConcernsAnswer = z.infer<typeof concernsAnswer>;

/** `POST …/concerns`: raise one. Repeating it with the same id is one concern. */
export const concernRequest = z.object({ id: z.uuid(), raisedFor: z.enum(CONCERN_SOURCES), targetId: id.optional(), words: text });
export type ConcernRequest = z.infer<typeof concernRequest>;

/** `POST …/concerns/:concernId/answer`: over the revision that was read; `reviewOn` calls an early review. 400 names what is wrong. */
export const concernAnswerRequest = z.object({ answer: text, reviewOn: z.string().max(20).optional(), over: z.string().min(1).max(200) });
export type ConcernAnswerRequest = z.infer<typeof concernAnswerRequest>;
