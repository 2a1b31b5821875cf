import { Hono } from "hono";
import { addBotRoute, type BotRouteParts } from "./bot-route";
import { createApi, type ApiParts } from "./create-api";
import { createStaticPages, type StaticPagesParts } from "./static-pages";

/** What the whole service is made of. */
export interface ServiceParts {
  readonly api: ApiParts;
  readonly bot: BotRouteParts;
  readonly pages: StaticPagesParts;
}

const A_YEAR_SECONDS = 31_536_000;

/** Everything that the service answers over HTTP: the API, the bot, the pages, and whether it is ready. */
export function createService({ api, bot, pages }: ServiceParts): Hono {
  const app = new Hono();
  app.use("*", async (context, next) => {
    await next();
    context.header("X-Content-Type-Options", "nosniff");
    context.header("Referrer-Policy", "no-referrer");
    if (pages.publicUrl.startsWith("https:")) context.header("Strict-Transport-Security", `max-age=${String(A_YEAR_SECONDS)}`);
  });
  app.get("/health", (context) => context.json({ ready: api.readiness.isReady() }, 200, { "Cache-Control": "no-store" }));
  // Before the API, whose sign-in is not the channel's.
  addBotRoute(app, bot);
  app.route("/", createApi(api));
  app.route("/", createStaticPages(pages));
  return app;
}
