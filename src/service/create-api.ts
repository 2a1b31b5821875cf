import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { cors } from "hono/cors";
import type { Services } from "../application/services";
import { PACKAGE_LIMITS } from "../domain/package/package-file";
import { answerFailure, describeBug } from "./answer-failure";
import type { ApiContext, ApiEnvironment } from "./api-request";
import type { Readiness } from "./readiness";
import { Refusal } from "./refusal";
import { addAdvice } from "./routes/advice";
import { addAudit } from "./routes/audit";
import { addCaseload } from "./routes/caseload";
import { addChild } from "./routes/child";
import { addClasses } from "./routes/classes";
import { addConcerns } from "./routes/concerns";
import { addDraft } from "./routes/draft";
import { addHandovers } from "./routes/handovers";
import { addMe } from "./routes/me";
import { addPackages } from "./routes/packages";
import { addPlans } from "./routes/plans";
import { addProgress } from "./routes/progress";
import { addReviews } from "./routes/reviews";
import type { ReadPerson } from "./verify-token";

/** What the API answers with. */
export interface ApiParts {
  readonly services: Services;
  readonly readPerson: ReadPerson;
  readonly readiness: Readiness;
  /** Brings the clock up to date before a request is answered. */
  readonly refreshClock: () => Promise<void>;
  /** Origin besides our own whose pages may call: the local tenant's, which holds the pane. */
  readonly otherOrigin?: string | undefined;
  /** A new id for each request, to find it in the log. */
  readonly mintRequestId: () => string;
  /** Receives one line for each request that met a bug. */
  readonly log: (line: string) => void;
}

const LARGEST_BODY_BYTES = 1024 * 1024;
/** A package as text takes four bytes for three. */
const LARGEST_PACKAGE_BODY_BYTES = Math.ceil((PACKAGE_LIMITS.bytes * 4) / 3) + 1024;
const TAKES_A_PACKAGE = /\/packages\/(preview|arrival)$/;

/** The API: everything under `/api`. Answers are never kept by a browser or proxy. */
export function createApi(parts: ApiParts): Hono<ApiEnvironment> {
  const app = new Hono<ApiEnvironment>();
  guard(app, parts);
  for (const add of [addMe, addCaseload, addClasses, addChild, addDraft, addPlans, addProgress, addReviews, addConcerns, addAdvice, addHandovers, addPackages, addAudit]) add(app, parts.services);
  app.all("/api/*", (context) => context.json(answerFailure(new Refusal(404, "not-found"), context.get("requestId")).body, 404));
  app.onError((error, context) => {
    const requestId = context.get("requestId");
    const { status, body, retryAfterSeconds } = answerFailure(error, requestId);
    if (body.error.code === "bug") parts.log(`bug in request ${requestId}: ${describeBug(error)}`);
    if (retryAfterSeconds !== undefined) context.header("Retry-After", String(retryAfterSeconds));
    // The rest of a body that is too large stays unread, so nothing more can come by this connection.
    if (status === 413) context.header("Connection", "close");
    return context.json(body, status);
  });
  return app;
}

/** What happens to each request before its route: the order matters. */
function guard(app: Hono<ApiEnvironment>, parts: ApiParts): void {
  app.use("/api/*", async (context, next) => {
    context.set("requestId", parts.mintRequestId());
    context.header("request-id", context.get("requestId"));
    context.header("Cache-Control", "no-store");
    context.header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    await next();
  });
  if (parts.otherOrigin !== undefined) {
    app.use(
      "/api/*",
      cors({
        origin: parts.otherOrigin,
        allowMethods: ["GET", "PUT", "POST"],
        allowHeaders: ["authorization", "content-type", "if-match"],
        exposeHeaders: ["etag", "retry-after", "request-id"],
        maxAge: 600,
      }),
    );
  }
  app.use("/api/*", async (context, next) => {
    parts.readiness.mustAnswerSomebody();
    context.set("person", await parts.readPerson(context.req.header("authorization")));
    await parts.refreshClock();
    await next();
  });
  const onError = () => {
    throw new Refusal(413, "invalid", { problems: ["body"] });
  };
  const usual = bodyLimit({ maxSize: LARGEST_BODY_BYTES, onError });
  const ofPackages = bodyLimit({ maxSize: LARGEST_PACKAGE_BODY_BYTES, onError });
  app.use("/api/*", async (context: ApiContext, next) => (TAKES_A_PACKAGE.test(context.req.path) ? ofPackages : usual)(context as never, next));
}
