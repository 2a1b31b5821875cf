import type { Hono } from "hono";
import { adviceAnswer, type AdviceRequest, adviceRequest } from "../../api/advice";
import { API_PATHS } from "../../api/paths";
import { type AdviceWords, keepAdvice } from "../../application/keep-advice";
import type { Revision } from "../../application/ports";
import { readAdvice } from "../../application/read-advice";
import type { Services } from "../../application/services";
import type { ChildId } from "../../domain/ids";
import { type ApiContext, type ApiEnvironment, answer, readBody, readPart } from "../api-request";

/** Advice from outside about a child: reading it, asking for it, entering what came. */
export function addAdvice(app: Hono<ApiEnvironment>, services: Services): void {
  const read = async (context: ApiContext) => answer(context, adviceAnswer, { value: await readAdvice(questionOf(context), services) });
  app.get(API_PATHS.advice, read);
  app.put(API_PATHS.adviceEntry, async (context) => {
    const { over, ...words } = await readBody(context, adviceRequest);
    await keepAdvice({ ...questionOf(context), id: readPart<string>(context, "adviceId"), words: toAdviceWords(words), over: over as Revision | undefined }, services);
    return read(context);
  });
}

function questionOf(context: ApiContext) {
  return { personId: context.get("person").id, childId: readPart<ChildId>(context, "childId") };
}

/** Days as the contract let them in. */
function toAdviceWords(words: Omit<AdviceRequest, "over">): AdviceWords {
  return words as AdviceWords;
}
