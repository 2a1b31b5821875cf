import { readFile } from "node:fs/promises";
import path from "node:path";
import { type Context, Hono } from "hono";
import { html } from "hono/html";
import { listTeamsAppOrigins } from "./admin/teams-apps";
import type { Store } from "./store/store";

/** Where the built pages lie, and which pages of others they may show. */
export interface PageParts {
  readonly store: Store;
  /** Folder that the build writes; without it only the index page is served. */
  readonly pagesFolder?: string;
  /** Origin of the add-in behind the proxy; its pictures may be shown. */
  readonly addinOrigin?: string;
}

const PAGES = { "/teams": "teams.html", "/word": "word.html", "/admin": "admin.html", "/sites": "sharepoint.html" } as const;

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".ttf": "font/ttf",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
};

/** Serves the tenant's own pages: Teams, Word, SharePoint, administration and the index. */
export function createPageFiles(parts: PageParts): Hono {
  const app = new Hono();
  for (const [address, file] of Object.entries(PAGES)) {
    app.get(address, (context) => sendPage(parts, context, file));
  }
  app.get("/sites/*", (context) => sendPage(parts, context, PAGES["/sites"]));
  app.get("/redirect.html", (context) => sendRedirectPage(parts, context));
  app.get("/pages/*", (context) => sendFile(parts, context, decodePath(context.req.path.slice("/pages/".length))));
  app.get("/", (context) => sendIndex(context));
  return app;
}

async function sendPage(parts: PageParts, context: Context, file: string): Promise<Response> {
  const apps = await listTeamsAppOrigins(parts.store);
  const others = [...new Set([...(parts.addinOrigin === undefined ? [] : [parts.addinOrigin]), ...apps])].join(" ");
  context.header(
    "Content-Security-Policy",
    `default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob: ${others}; font-src 'self' data: blob:; connect-src 'self'; frame-src 'self' ${others}; base-uri 'none'; object-src 'none'; frame-ancestors 'none'`,
  );
  return await sendFile(parts, context, file);
}

// Framed by our own hidden sign-in frame; without the opener policy, which would cut it off from the page that waits.
async function sendRedirectPage(parts: PageParts, context: Context): Promise<Response> {
  context.header("Content-Security-Policy", "default-src 'none'; script-src 'self'; base-uri 'none'; frame-ancestors 'self'");
  return await sendFile(parts, context, "redirect.html");
}

async function sendFile({ pagesFolder }: PageParts, context: Context, file: string | undefined): Promise<Response> {
  const folder = pagesFolder === undefined ? undefined : path.resolve(pagesFolder);
  const wanted = folder === undefined || file === undefined ? undefined : path.resolve(folder, file);
  if (folder === undefined || wanted === undefined || !wanted.startsWith(folder + path.sep)) return context.text("There is no such page.", 404);
  const bytes = await readFile(wanted).catch(() => undefined);
  if (bytes === undefined) return context.text("There is no such page. Were the pages built?", 404);
  const isHashed = /\.[0-9a-f]{8,}\.\w+$/.test(wanted);
  context.header("Cache-Control", isHashed ? "public, max-age=31536000, immutable" : "no-store");
  context.header("Content-Type", CONTENT_TYPES[path.extname(wanted)] ?? "application/octet-stream");
  return context.body(new Uint8Array(bytes));
}

function decodePath(encoded: string): string | undefined {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return undefined;
  }
}

async function sendIndex(context: Context): Promise<Response> {
  context.header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'");
  context.header("Cache-Control", "no-store");
  return await context.html(html`<!doctype html>
<html lang="en-GB">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Local tenant</title>
<style>:root { color-scheme: light dark; } body { max-width: 36rem; margin: 3rem auto; padding: 0 1rem; font: 1rem/1.6 "Segoe UI", system-ui, sans-serif; } li { margin: 0.4rem 0; }</style></head>
<body><main><h1>Local tenant</h1>
<p>This program stands in for Microsoft 365 on this computer.</p>
<ul>
<li><a href="/teams">Teams</a>: class Teams and the apps in them</li>
<li><a href="/word">Word</a>: a document with the add-in beside it</li>
<li><a href="/admin">Administration</a>: people, classes, the day, faults</li>
<li><a href="/sites">SharePoint</a>: lists and libraries, at the address of each site</li>
</ul></main></body>
</html>`);
}
