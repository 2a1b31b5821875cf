import { describe, expect, it } from "@jest/globals";
import { createApiClient } from "../../../src/ui/asking/api-client";
import { failureOf } from "../../../src/ui/asking/api-error";
import { aMeAnswer } from "../../support/page-fixtures";

const failure = (code: string, status: number) => Response.json({ error: { code, requestId: "r-1" } }, { status });

/** A client of a service that answers each question with the next of `answers`. */
function clientOf(answers: readonly (Response | Error)[], options: { readonly withinMs?: number; readonly token?: (fresh: boolean) => Promise<string> } = {}) {
  const asked: { readonly url: string; readonly init: RequestInit }[] = [];
  const left = [...answers];
  const client = createApiClient({
    origin: "http://localhost:4311",
    fetch: async (input, init = {}) => {
      asked.push({ url: String(input), init });
      init.signal?.throwIfAborted();
      const next = left.shift();
      if (next instanceof Error) throw next;
      return next ?? (await new Promise<Response>((_resolve, reject) => init.signal?.addEventListener("abort", () => reject(init.signal?.reason))));
    },
    token: options.token ?? (async (fresh) => (fresh ? "fresh" : "cached")),
    withinMs: options.withinMs ?? 5_000,
    isSignedOut: (error) => error instanceof RangeError,
  });
  const tokens = () => asked.map(({ init }) => new Headers(init.headers).get("authorization"));
  return { client, asked, tokens };
}

const codeOf = (question: Promise<unknown>) => question.then(() => "answered", (error: unknown) => failureOf(error).code);

describe("createApiClient", () => {
  it("reads an answer against the contract and keeps it out of every cache", async () => {
    const { client, asked } = clientOf([Response.json(aMeAnswer())]);
    expect(await client.me()).toEqual(aMeAnswer());
    expect(asked[0]?.url).toBe("http://localhost:4311/api/me");
    expect(asked[0]?.init).toMatchObject({ cache: "no-store", credentials: "omit" });
  });

  it("asks once more with a fresh token after a 401", async () => {
    const { client, tokens } = clientOf([failure("not-signed-in", 401), Response.json(aMeAnswer())]);
    await client.me();
    expect(tokens()).toEqual(["Bearer cached", "Bearer fresh"]);
  });

  it("says that nobody is signed in after the second 401", async () => {
    const { client, asked } = clientOf([failure("not-signed-in", 401), new Response("", { status: 401 })]);
    expect(await codeOf(client.me())).toBe("not-signed-in");
    expect(asked).toHaveLength(2);
  });

  it("never repeats a question that was refused to the person", async () => {
    const { client, asked } = clientOf([failure("not-allowed", 403)]);
    expect(await codeOf(client.me())).toBe("not-allowed");
    expect(asked).toHaveLength(1);
  });

  it.each([
    ["an answer that is not of the contract", Response.json({ person: 1 }), "not-understood"],
    ["an answer that is not JSON", new Response("<html>"), "not-understood"],
    ["a gateway's own page", new Response("<html>", { status: 503 }), "unavailable"],
    ["an unknown refusal", new Response("", { status: 418 }), "bug"],
    ["no connection", new TypeError("failed to fetch"), "offline"],
  ])("tells %s", async (_case, answer, code) => {
    expect(await codeOf(clientOf([answer]).client.me())).toBe(code);
  });

  it("says so when the answer takes too long", async () => {
    expect(await codeOf(clientOf([], { withinMs: 5 }).client.me())).toBe("too-slow");
  });

  it("lets a question that the page called off end as called off", async () => {
    const calledOff = new AbortController();
    const question = clientOf([]).client.me(calledOff.signal);
    calledOff.abort();
    await expect(question).rejects.toThrow(expect.objectContaining({ name: "AbortError" }));
  });

  it.each([
    [new RangeError("signed out"), "not-signed-in"],
    [new Error("network"), "offline"],
  ])("asks nothing without a token (%s)", async (error, code) => {
    const { client, asked } = clientOf([], { token: () => Promise.reject(error) });
    expect(await codeOf(client.me())).toBe(code);
    expect(asked).toEqual([]);
  });

  it("reads a missing draft and a missing folder as none", async () => {
    const { client } = clientOf([failure("not-found", 404), failure("not-found", 404), failure("unavailable", 503)]);
    expect(await client.draft("child-jo")).toBeUndefined();
    expect(await client.folder("child-jo")).toBeUndefined();
    expect(await codeOf(client.folder("child-jo"))).toBe("unavailable");
  });

  it("sends what is written as JSON and bears an empty answer to a withdrawal", async () => {
    const { client, asked } = clientOf([new Response(null, { status: 204 })]);
    await client.withdrawProgress("child/jo", "progress-1");
    expect(asked[0]).toMatchObject({ url: "http://localhost:4311/api/children/child%2Fjo/progress/progress-1/withdrawal", init: { method: "POST", body: "{}" } });
  });
});
