import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { MOST_TRIES } from "../../src/application/patience";
import { createTokenNetwork } from "../../src/service/token-network";
import { type GraphDouble, startGraphDouble } from "../support/graph-double";
import { patienceAtOnce } from "../support/patience";

let provider: GraphDouble;
const pauses: number[] = [];
const network = createTokenNetwork(patienceAtOnce(pauses));
beforeAll(async () => {
  provider = await startGraphDouble();
});
afterAll(() => provider.close());

const ask = () => network.sendPostRequestAsync(`${provider.origin}/token`, { headers: { "Content-Type": "application/json" }, body: '{"grant_type":"client_credentials"}' });
const token = { status: 200, body: { access_token: "a-token" } };

describe("the way to the identity provider", () => {
  it.each([
    ["too many questions", { status: 429, body: {}, headers: { "retry-after": "2" } }],
    ["the provider's own trouble", { status: 500, body: {} }],
    ["a provider that is away", { status: 503, body: {} }],
    ["a gateway that gave up", { status: 504 }],
    ["a connection that broke", "reset" as const],
  ])("asks again after %s", async (_what, trouble) => {
    provider.answerWith(trouble, trouble, token);
    expect(await ask()).toMatchObject({ status: 200, body: { access_token: "a-token" } });
    expect(provider.heard).toHaveLength(3);
    expect(provider.heard[2]?.body).toEqual({ grant_type: "client_credentials" });
  });

  it("waits as long as the provider asks", async () => {
    provider.answerWith({ status: 429, headers: { "retry-after": "7" } }, token);
    await ask();
    expect(pauses.at(-1)).toBeGreaterThan(7);
  });

  it("passes a refusal on at once: only somebody at the school can mend it", async () => {
    provider.answerWith({ status: 400, body: { error: "invalid_client" } });
    expect(await ask()).toMatchObject({ status: 400, body: { error: "invalid_client" } });
    expect(provider.heard).toHaveLength(1);
  });

  it("says in the end that no answer came, which the token library does not hold against the next question", async () => {
    provider.answerWith({ status: 503 });
    await expect(ask()).rejects.toThrow("no answer");
    expect(provider.heard).toHaveLength(MOST_TRIES);
  });

  it("reads metadata with the same patience", async () => {
    provider.answerWith("reset", { status: 200, body: { issuer: "https://login.example" } });
    expect(await network.sendGetRequestAsync(`${provider.origin}/metadata`)).toMatchObject({ body: { issuer: "https://login.example" } });
  });
});
