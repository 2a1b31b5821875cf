import { z } from "zod";
import { RefusedError, readJson } from "../pages/read-json";
import type { SignInSession } from "../pages/sign-in";
import type { DocumentSettings } from "./office-messages";
import { WORD_SIGN_IN } from "./word-sign-in";

const listed = z.object({ id: z.string(), name: z.string(), modifiedAt: z.string() });
const opened = listed.extend({ settings: z.record(z.string(), z.string()) });

/** A document as the list shows it. */
export type ListedDocument = z.infer<typeof listed>;

/** A document without its bytes. */
export type OpenedDocument = z.infer<typeof opened>;

/** The person's own documents; every method rejects with `RefusedError` when the tenant refuses. */
export interface DocumentService {
  /** Newest first. */
  list(): Promise<readonly ListedDocument[]>;
  create(name: string): Promise<ListedDocument>;
  open(id: string): Promise<OpenedDocument>;
  rename(id: string, name: string): Promise<void>;
  saveSettings(id: string, settings: DocumentSettings): Promise<void>;
  remove(id: string): Promise<void>;
  readContent(id: string): Promise<Uint8Array>;
  writeContent(id: string, bytes: Uint8Array): Promise<void>;
}

/** Creates the documents of the person who is signed in. */
export function createDocumentService(session: SignInSession): DocumentService {
  async function call(path: string, init: RequestInit, isFresh = false): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set("authorization", `Bearer ${await session.acquireToken(WORD_SIGN_IN.scopes, isFresh)}`);
    const answer = await fetch(`/word/api/documents${path}`, { ...init, headers });
    return answer.status === 401 && !isFresh ? await call(path, init, true) : answer;
  }
  async function send(path: string, method: string, body: unknown): Promise<Response> {
    return await call(path, { method, headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  }
  const need = async (answer: Response): Promise<void> => {
    if (!answer.ok) throw new RefusedError(answer.status, "The document could not be kept.");
  };
  return {
    list: async () => (await readJson(await call("", {}), z.object({ value: z.array(listed) }))).value,
    create: async (name) => await readJson(await send("", "POST", { name }), listed),
    open: async (id) => await readJson(await call(`/${id}`, {}), opened),
    rename: async (id, name) => await need(await send(`/${id}`, "PATCH", { name })),
    saveSettings: async (id, settings) => await need(await send(`/${id}`, "PATCH", { settings })),
    remove: async (id) => await need(await call(`/${id}`, { method: "DELETE" })),
    readContent: async (id) => {
      const answer = await call(`/${id}/content`, {});
      if (!answer.ok) throw new RefusedError(answer.status, "The document could not be read.");
      return new Uint8Array(await answer.arrayBuffer());
    },
    writeContent: async (id, bytes) => await need(await call(`/${id}/content`, { method: "PUT", body: new Blob([new Uint8Array(bytes)]) })),
  };
}
