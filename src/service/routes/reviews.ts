import type { Hono } from "hono";
import { type ReviewFormShape, reviewAnswer, reviewClosedAnswer, reviewKeepRequest, reviewStartRequest } from "../../api/reviews";
import { API_PATHS } from "../../api/paths";
import { closeReview } from "../../application/close-review";
import { keepReview, startReview } from "../../application/hold-review";
import { readReview } from "../../application/read-review";
import type { Services } from "../../application/services";
import type { ChildId } from "../../domain/ids";
import type { ReviewForm, TargetJudgement } from "../../domain/reviewing/review-form";
import { type ApiContext, type ApiEnvironment, answer, readBody, readPart } from "../api-request";

/** The review of a child's plan: reading it, beginning it, keeping what is said, closing it. */
export function addReviews(app: Hono<ApiEnvironment>, services: Services): void {
  const read = async (context: ApiContext) => answer(context, reviewAnswer, { value: await readReview(questionOf(context), services) });
  app.get(API_PATHS.review, read);
  app.post(API_PATHS.reviewStart, async (context) => {
    const { targets } = await readBody(context, reviewStartRequest);
    await startReview({ ...questionOf(context), targets: targets as unknown as readonly TargetJudgement[] }, services);
    return read(context);
  });
  app.put(API_PATHS.review, async (context) => {
    const { form, over } = await readBody(context, reviewKeepRequest);
    await keepReview({ ...questionOf(context), form: toReviewForm(form), over }, services);
    return read(context);
  });
  app.post(API_PATHS.reviewClosing, async (context) => {
    const { form, over } = await readBody(context, reviewKeepRequest);
    return answer(context, reviewClosedAnswer, { value: { after: await closeReview({ ...questionOf(context), form: toReviewForm(form), over }, services) } });
  });
}

function questionOf(context: ApiContext) {
  return { personId: context.get("person").id, childId: readPart<ChildId>(context, "childId") };
}

/** A review as the contract let it in, with its ids as the domain knows them. */
function toReviewForm(form: ReviewFormShape): ReviewForm {
  return form as unknown as ReviewForm;
}
