import { readFile } from "node:fs/promises";
import path from "node:path";
import { Hono } from "hono";
import type { PagesConfig } from "../api/pages-config";
import { contentPolicy, type PagePlaces } from "./content-policy";
import { LOCAL_LIBRARY, nameOfficeLibrary } from "./office-library";

/** What the built pages need to be served. */
export interface StaticPagesParts extends PagePlaces {
  /** Folder that the build writes. */
  readonly pagesFolder: string;
  readonly config: PagesConfig;
  /** Folder of the Office library as npm installed it; absent on Microsoft 365, where Microsoft serves it. */
  readonly officeFolder?: string | undefined;
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".woff2": "font/woff2",
};

/** A name that changes with the content, as the build gives to scripts. */
const HASHED = /^assets\/.+\.[0-9a-f]{8,}\.\w+$/;

/** Serves the built tab and pane, and what they must know before anybody has signed in. */
export function createStaticPages(parts: StaticPagesParts): Hono {
  const app = new Hono();
  app.use("*", async (context, next) => {
    await next();
    context.header("Content-Security-Policy", contentPolicy(parts));
  });
  app.get("/", (context) => context.redirect("/tab/index.html"));
  app.get("/config.json", (context) => context.json(parts.config, 200, { "Cache-Control": "no-store" }));
  if (parts.officeFolder !== undefined) addOfficeLibrary(app, parts.officeFolder);
  app.get("/taskpane.html", async (context) => {
    const page = await readInside(parts.pagesFolder, "taskpane.html");
    if (page === undefined) return context.text("There is no such page.", 404);
    const named = nameOfficeLibrary(page.toString("utf8"), parts.localTenantUrl !== undefined);
    return context.body(named, 200, { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store" });
  });
  app.get("*", async (context) => {
    const name = decodedName(context.req.path);
    const content = name === undefined ? undefined : await readInside(parts.pagesFolder, name);
    if (name === undefined || content === undefined) return context.text("There is no such page.", 404);
    return context.body(new Uint8Array(content), 200, {
      "Content-Type": CONTENT_TYPES[path.extname(name)] ?? "application/octet-stream",
      "Cache-Control": HASHED.test(name) ? "public, max-age=31536000, immutable" : "no-store",
    });
  });
  return app;
}

/** The library asks for its files in other letter case than they have on disk. */
function addOfficeLibrary(app: Hono, folder: string): void {
  const prefix = `/${LOCAL_LIBRARY}/`;
  app.get(`${prefix}*`, async (context) => {
    const name = decodedName(context.req.path.slice(prefix.length - 1).toLowerCase());
    const content = name === undefined ? undefined : await readInside(folder, name);
    if (name === undefined || content === undefined) return context.text("There is no such file.", 404);
    return context.body(new Uint8Array(content), 200, {
      "Content-Type": CONTENT_TYPES[path.extname(name)] ?? "application/octet-stream",
      "Cache-Control": "public, max-age=3600",
    });
  });
}

function decodedName(address: string): string | undefined {
  try {
    return decodeURIComponent(address).slice(1);
  } catch {
    return undefined;
  }
}

/** `undefined` for what is not a file, and for any name that leads out of the folder. */
async function readInside(folder: string, name: string): Promise<Buffer | undefined> {
  const root = path.resolve(folder);
  const file = path.resolve(root, name);
  if (!file.startsWith(root + path.sep) || name.includes("\0")) return undefined;
  try {
    return await readFile(file);
  } catch (error) {
    if (NO_SUCH_FILE.has(codeOf(error))) return undefined;
    throw error;
  }
}

const NO_SUCH_FILE: ReadonlySet<unknown> = new Set(["ENOENT", "EISDIR", "ENOTDIR"]);

function codeOf(error: unknown): unknown {
  return typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
}
