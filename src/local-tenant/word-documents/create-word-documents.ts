import { Hono } from "hono";
import { z } from "zod";
import type { ReadCaller } from "../identity/caller";
import type { Clock } from "../identity/clock";
import type { Store } from "../store/store";
import { createBlankDocument } from "./blank-document";
import { type WordDocument, createDocumentStore } from "./document-store";

/** What the document service needs of the tenant. */
export interface WordDocumentParts {
  readonly store: Store;
  readonly readCaller: ReadCaller;
  readonly clock: Clock;
}

const WORD_FILE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const LARGEST_FILE_BYTES = 20_000_000;
const ZIP_START = [0x50, 0x4b] as const;

const name = z.string().trim().min(1).max(200);
const newDocument = z.strictObject({ name });
const change = z.strictObject({ name: name.optional(), settings: z.record(z.string(), z.string()).optional() });

interface Env {
  readonly Variables: { readonly ownerId: string };
}

/** The Word files that people make on the Word page, to be mounted at `/word/api`; everybody sees only their own. */
export function createWordDocuments({ store, readCaller, clock }: WordDocumentParts): Hono<Env> {
  const documents = createDocumentStore(store);
  const now = (): string => new Date(clock()).toISOString();
  const app = new Hono<Env>();
  app.use("*", async (context, next) => {
    context.header("Cache-Control", "no-store");
    const caller = await readCaller(context.req.header("authorization"));
    if ("refused" in caller) return refuse(context, 401, caller.refused);
    if (caller.personId === undefined) return refuse(context, 403, "Documents belong to people: an application has none.");
    context.set("ownerId", caller.personId);
    return await next();
  });
  app.get("/documents", async (context) => context.json({ value: (await documents.list(context.var.ownerId)).map(describe) }));
  app.post("/documents", async (context) => {
    const asked = newDocument.safeParse(await readBody(context));
    if (!asked.success) return refuse(context, 400, "A document needs a name of at most 200 characters.");
    const document = { id: crypto.randomUUID(), ownerId: context.var.ownerId, name: asked.data.name, modifiedAt: now(), settings: {} };
    await documents.add(document, createBlankDocument());
    return context.json({ ...describe(document), settings: {} }, 201);
  });
  app.get("/documents/:id", async (context) => {
    const document = await documents.find(context.var.ownerId, context.req.param("id"));
    return document === undefined ? notFound(context) : context.json({ ...describe(document), settings: document.settings });
  });
  app.patch("/documents/:id", async (context) => {
    const asked = change.safeParse(await readBody(context));
    if (!asked.success) return refuse(context, 400, "The name or the settings cannot be kept.");
    const document = await documents.change(context.var.ownerId, context.req.param("id"), { ...asked.data, modifiedAt: now() });
    return document === undefined ? notFound(context) : context.json({ ...describe(document), settings: document.settings });
  });
  app.get("/documents/:id/content", async (context) => {
    const bytes = await documents.readContent(context.var.ownerId, context.req.param("id"));
    return bytes === undefined ? notFound(context) : context.body(new Uint8Array(bytes), 200, { "Content-Type": WORD_FILE });
  });
  app.put("/documents/:id/content", async (context) => {
    const bytes = new Uint8Array(await context.req.arrayBuffer());
    if (bytes.length > LARGEST_FILE_BYTES) return refuse(context, 413, "The file is too large.");
    if (!ZIP_START.every((byte, at) => bytes[at] === byte)) return refuse(context, 400, "This is not a Word file.");
    const isKept = await documents.writeContent({ ownerId: context.var.ownerId, id: context.req.param("id"), bytes, modifiedAt: now() });
    return isKept ? context.body(null, 204) : notFound(context);
  });
  app.delete("/documents/:id", async (context) => {
    const isGone = await documents.remove(context.var.ownerId, context.req.param("id"));
    return isGone ? context.body(null, 204) : notFound(context);
  });
  app.all("*", (context) => refuse(context, 404, "There is no such address."));
  return app;
}

/** The part of a request's context that a refusal needs, whatever else the route knows. */
interface JsonWriter {
  json(body: object, status: Refused): Response;
}

type Refused = 400 | 401 | 403 | 404 | 413;

function describe({ id, name: title, modifiedAt }: WordDocument): Readonly<Record<string, string>> {
  return { id, name: title, modifiedAt };
}

// Somebody else's document is not there, rather than forbidden: nobody learns that it exists.
function notFound(context: JsonWriter): Response {
  return refuse(context, 404, "There is no such document.");
}

function refuse(context: JsonWriter, status: Refused, message: string): Response {
  return context.json({ error: { code: String(status), message } }, status);
}

async function readBody(context: { readonly req: { json(): Promise<unknown> } }): Promise<unknown> {
  return await context.req.json().catch(() => undefined);
}
