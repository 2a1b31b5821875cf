import type { Context, Middleware } from "@microsoft/microsoft-graph-client";
import type { Patience } from "../application/patience";

/** Where Microsoft Graph lives; every address is kept in this form, whatever origin is really called. */
const GRAPH_ORIGIN = "https://graph.microsoft.com";

/** No single call may hang longer than this. */
const LONGEST_CALL_SECONDS = 30;

/**
 * The last link of the client's chain: sends the request to the configured origin, within the seconds that are left.
 * The client library puts a token only on calls to Graph's own address, so the origin changes here and nowhere earlier.
 */
export function createOriginTransport(origin: string, patience: Patience): Middleware {
  return {
    async execute(context: Context) {
      if (typeof context.request !== "string") throw new Error("The Graph client sends addresses, not requests");
      const address = context.request.startsWith(`${GRAPH_ORIGIN}/`) ? origin + context.request.slice(GRAPH_ORIGIN.length) : undefined;
      if (address === undefined) throw new Error("A Graph call may go to Graph only");
      const withinMs = patience.callWithinMs(LONGEST_CALL_SECONDS);
      context.response = await fetch(address, { ...context.options, redirect: "error", signal: AbortSignal.timeout(withinMs) });
    },
  };
}

/**
 * A link from an answer in the form in which links are kept: on Graph's own origin. Links may carry the configured origin.
 *
 * @throws {Error} the link leads elsewhere: a token must not follow it.
 */
export function keptLink(link: string, origin: string): string {
  if (link.startsWith(`${GRAPH_ORIGIN}/`)) return link;
  if (link.startsWith(`${origin}/`)) return GRAPH_ORIGIN + link.slice(origin.length);
  throw new Error("Graph answered with a link to another origin");
}
