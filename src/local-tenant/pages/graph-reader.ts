import type { z } from "zod";
import { readJson, RefusedError } from "./read-json";
import type { SignInSession } from "./sign-in";

/** Reads Graph as the person who is signed in, so that a page shows only what that person may see. */
export interface GraphReader {
  /** Reads one address under `/v1.0`, such as `/me`. Rejects with `RefusedError` when Graph refuses. */
  read<Shape extends z.ZodType>(path: string, shape: Shape): Promise<z.infer<Shape>>;
  /** The bytes behind an address under `/v1.0`. */
  download(path: string): Promise<Blob>;
}

/** The path that a link in an answer leads to, ready to be read; `undefined` when there is no such link. */
export function pathOfLink(link: string | undefined): string | undefined {
  return link?.split("/v1.0").slice(1).join("/v1.0");
}

/** Creates the reader of a page; a token that Graph no longer accepts is renewed once. */
export function createGraphReader(session: SignInSession, scopes: readonly string[]): GraphReader {
  async function request(path: string): Promise<Response> {
    const first = await call(path, false);
    return first.status === 401 ? call(path, true) : first;
  }
  async function call(path: string, fresh: boolean): Promise<Response> {
    const token = await session.acquireToken(scopes, fresh);
    return fetch(`/v1.0${path}`, { headers: { authorization: `Bearer ${token}` } });
  }
  return {
    read: async (path, shape) => readJson(await request(path), shape),
    download: async (path) => {
      const answer = await request(path);
      if (!answer.ok) throw new RefusedError(answer.status, "The file could not be read.");
      return answer.blob();
    },
  };
}
