import { Hono } from "hono";
import { notImplemented } from "./graph-failure";
import { errorReply } from "./outcome";

/** Answers everything under `/beta`, to be mounted there: 501, because what Microsoft may still change is left out. */
export function createBeta(): Hono {
  const app = new Hono();
  app.all("*", (context) => {
    const requestId = context.req.header("client-request-id") ?? crypto.randomUUID();
    const { body } = errorReply(notImplemented("The local tenant answers /v1.0 only: nothing of /beta is supported."), requestId);
    return Response.json(body, { status: 501, headers: { "request-id": requestId, "client-request-id": requestId } });
  });
  return app;
}
