import { describe, expect, it } from "@jest/globals";
import { BrokerRefusal, type BrokeredToken, type TokenBroker, type TokenWish, answerNestedAppAuth } from "../../../src/local-tenant/teams/host/nested-app-auth";
import { APP, PERSON } from "./support/page-builders";

const TOKEN: BrokeredToken = {
  accessToken: "access",
  idToken: "id",
  expiresInSeconds: 3600,
  scopes: ["api://localhost/example/access_as_user"],
  authority: "https://localhost:4310/tenant",
  person: PERSON,
};

function createBroker(silent: () => Promise<BrokeredToken> = async () => TOKEN): TokenBroker & { readonly wishes: TokenWish[] } {
  const wishes: TokenWish[] = [];
  return {
    wishes,
    acquireSilently: (wish) => {
      wishes.push(wish);
      return silent();
    },
    acquireInPopup: async () => ({ ...TOKEN, accessToken: "from popup" }),
  };
}

async function ask(method: string, broker: TokenBroker, tokenParams?: object): Promise<unknown> {
  const request = JSON.stringify({ messageType: "NestedAppAuthRequest", method, requestId: "r1", tokenParams });
  const answer = await answerNestedAppAuth(request, { person: PERSON, clientId: APP.clientId, broker });
  return JSON.parse(answer ?? "null");
}

const WISH = { clientId: APP.clientId, scope: "one  two" };

describe("nested app authentication", () => {
  it("tells the app who is signed in on the page", async () => {
    expect(await ask("GetInitContext", createBroker())).toMatchObject({
      messageType: "NestedAppAuthResponse",
      requestId: "r1",
      success: true,
      initContext: { accountContext: { homeAccountId: PERSON.homeAccountId, tenantId: PERSON.tenantId } },
    });
  });

  it("gives the app in the frame a token for the scopes that it asks for", async () => {
    const broker = createBroker();
    expect(await ask("GetToken", broker, { ...WISH, forceRefresh: true })).toMatchObject({
      success: true,
      token: { access_token: "access", id_token: "id", expires_in: 3600 },
      account: { localAccountId: PERSON.id, username: PERSON.userPrincipalName },
    });
    expect(broker.wishes).toEqual([{ scopes: ["one", "two"], fresh: true }]);
  });

  it("refuses a client id that is not the app in the frame, without asking the broker", async () => {
    const broker = createBroker();
    expect(await ask("GetToken", broker, { ...WISH, clientId: "another" })).toMatchObject({ success: false, error: { status: "PERSISTENT_ERROR", code: "unauthorized_client" } });
    expect(broker.wishes).toEqual([]);
  });

  it("never hands over the token of somebody else who has signed in meanwhile", async () => {
    const broker = createBroker(async () => ({ ...TOKEN, person: { ...PERSON, id: "somebody-else" } }));
    const answer = await ask("GetToken", broker, WISH);
    expect(answer).toMatchObject({ success: false, error: { status: "ACCOUNT_UNAVAILABLE" } });
    expect(JSON.stringify(answer)).not.toContain("access");
  });

  it("says that the person is needed, and then uses a popup", async () => {
    const broker = createBroker(async () => {
      throw new BrokerRefusal("USER_INTERACTION_REQUIRED", "login_required", "Sign in.");
    });
    expect(await ask("GetToken", broker, WISH)).toMatchObject({ success: false, error: { status: "USER_INTERACTION_REQUIRED", code: "login_required" } });
    expect(await ask("GetTokenPopup", broker, WISH)).toMatchObject({ success: true, token: { access_token: "from popup" } });
  });

  it.each([
    ["an unknown method", "SignOut", WISH],
    ["a request without scopes", "GetToken", undefined],
  ])("refuses %s", async (_, method, wish) => {
    expect(await ask(method, createBroker(), wish)).toMatchObject({ success: false, error: { status: "PERSISTENT_ERROR" } });
  });

  it("leaves text that is no request unanswered", async () => {
    const parts = { person: PERSON, clientId: APP.clientId, broker: createBroker() };
    expect(await answerNestedAppAuth("{", parts)).toBeUndefined();
    expect(await answerNestedAppAuth("{}", parts)).toBeUndefined();
  });
});
