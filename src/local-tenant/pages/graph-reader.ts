import { z } from "zod";
import { readJson, RefusedError } from "./read-json";
import type { SignInSession } from "./sign-in";

/** Reads Graph as the person who is signed in, so that a page shows only what that person may see. */
export interface GraphReader {
  /** Reads one address under `/v1.0`, such as `/me`. Rejects with `RefusedError` when Graph refuses. */
  read<Shape extends z.ZodType>(path: string, shape: Shape): Promise<z.infer<Shape>>;
  /** The bytes behind an address under `/v1.0`. */
  download(path: string): Promise<Blob>;
}

/** Reads Graph as the person, and carries out what that person presses. */
export interface GraphActor extends GraphReader {
  /** Posts to one address under `/v1.0`. Rejects with `RefusedError` when Graph refuses. */
  act(path: string, body: object): Promise<void>;
}

/** The path that a link in an answer leads to, ready to be read; `undefined` when there is no such link. */
export function pathOfLink(link: string | undefined): string | undefined {
  return link?.split("/v1.0").slice(1).join("/v1.0");
}

/** Creates the reader of a page; a token that Graph no longer accepts is renewed once. */
export function createGraphReader(session: SignInSession, scopes: readonly string[]): GraphActor {
  async function request(path: string, body?: object): Promise<Response> {
    const first = await call(path, body, false);
    return first.status === 401 ? call(path, body, true) : first;
  }
  async function call(path: string, body: object | undefined, fresh: boolean): Promise<Response> {
    const authorization = `Bearer ${await session.acquireToken(scopes, fresh)}`;
    if (body === undefined) return fetch(`/v1.0${path}`, { headers: { authorization } });
    return fetch(`/v1.0${path}`, { method: "POST", headers: { authorization, "content-type": "application/json" }, body: JSON.stringify(body) });
  }
  return {
    read: async (path, shape) => readJson(await request(path), shape),
    download: async (path) => {
      const answer = await request(path);
      if (!answer.ok) throw new RefusedError(answer.status, "The file could not be read.");
      return answer.blob();
    },
    act: async (path, body) => {
      const answer = await request(path, body);
      if (!answer.ok) await readJson(answer, z.unknown());
    },
  };
}
