import { type Context, Hono } from "hono";

const PREFIX = "/addin";
const PASSED_REQUEST_HEADERS = ["accept", "accept-language", "if-none-match", "if-modified-since", "range"] as const;
const DROPPED_RESPONSE_HEADERS = [
  "connection",
  "content-encoding",
  "content-length",
  "keep-alive",
  "set-cookie",
  "strict-transport-security",
  "transfer-encoding",
] as const;

/**
 * Serves the add-in's static files under the tenant's own origin, because over http Word's trust question may be
 * refused to a frame of another origin. Only reading, no cookies or tokens either way, and never the add-in's API.
 */
export function createAddinProxy(addinOrigin: string): Hono {
  const app = new Hono();
  app.all(`${PREFIX}/*`, async (context) => {
    if (context.req.method !== "GET" && context.req.method !== "HEAD") {
      return context.text("Only reading is passed on.", 405, { Allow: "GET, HEAD" });
    }
    const { pathname, search } = new URL(context.req.url);
    const rest = pathname.slice(PREFIX.length);
    if (isApi(rest)) return context.text("The API is not served here.", 404);
    return await passOn(context, addinOrigin + rest + search);
  });
  return app;
}

async function passOn(context: Context, address: string): Promise<Response> {
  const headers = new Headers({ "accept-encoding": "identity" });
  for (const name of PASSED_REQUEST_HEADERS) {
    const value = context.req.header(name);
    if (value !== undefined) headers.set(name, value);
  }
  let answer: Response;
  try {
    answer = await fetch(address, { method: context.req.method, headers, redirect: "manual" });
  } catch {
    return context.text("The add-in’s service is not running.", 502);
  }
  const passed = new Headers(answer.headers);
  for (const name of DROPPED_RESPONSE_HEADERS) passed.delete(name);
  return new Response(answer.body, { status: answer.status, headers: passed });
}

// Looked at decoded and without leading slashes, so that no other spelling of the same address slips through.
function isApi(rest: string): boolean {
  try {
    return /^[/\\.]*api/i.test(decodeURIComponent(rest));
  } catch {
    return true;
  }
}
