import { describe, expect, it } from "@jest/globals";
import type { AccountInfo } from "@azure/msal-browser";
import { createSignIn, SignedOutError, SomebodyElseError } from "../../src/host/sign-in";
import type { TokenLibrary } from "../../src/host/token-library";

const account = (id: string): AccountInfo => ({ homeAccountId: `${id}.t`, localAccountId: id, environment: "localhost", tenantId: "t", username: `${id}@school.example`, name: id });

/** An identity provider's session in one browser, seen through the library. */
class LibraryDouble implements TokenLibrary {
  session: string | undefined;
  asked: string[] = [];
  error: Error | undefined;
  chosen = "chosen";

  async ssoSilent(): Promise<{ accessToken: string; account: AccountInfo | null }> {
    this.asked.push("silent");
    return this.answer();
  }
  async acquireTokenSilent({ forceRefresh }: { forceRefresh: boolean }): Promise<{ accessToken: string; account: AccountInfo | null }> {
    this.asked.push(forceRefresh ? "fresh" : "cached");
    return this.answer();
  }
  async acquireTokenPopup(request: { prompt?: string; overrideInteractionInProgress: boolean }): Promise<{ accessToken: string; account: AccountInfo | null }> {
    this.asked.push(`window ${request.prompt ?? "any"} ${String(request.overrideInteractionInProgress)}`);
    if (this.error !== undefined) throw this.error;
    this.session = this.chosen;
    return this.answer();
  }
  private answer(): { accessToken: string; account: AccountInfo | null } {
    if (this.error !== undefined) throw this.error;
    if (this.session === undefined) throw Object.assign(new Error("nobody"), { errorCode: "login_required" });
    return { accessToken: `token of ${this.session}`, account: account(this.session) };
  }
}

const signInWith = (library: TokenLibrary) => createSignIn(async () => library, "api://baton/access_as_user");

describe("createSignIn", () => {
  it("finds the person whom the identity provider knows", async () => {
    const library = new LibraryDouble();
    library.session = "hale";
    expect(await signInWith(library).silently()).toEqual({ kind: "signed-in", person: { id: "hale", name: "hale", userPrincipalName: "hale@school.example" } });
  });

  it("asks for a press of the button when nobody is signed in", async () => {
    expect(await signInWith(new LibraryDouble()).silently()).toEqual({ kind: "needs-click" });
  });

  it("recognises the library's own class of error", async () => {
    const library = new LibraryDouble();
    library.error = Object.assign(new Error("ask"), { name: "InteractionRequiredAuthError" });
    expect(await signInWith(library).silently()).toEqual({ kind: "needs-click" });
  });

  it("says that it failed when the provider cannot be reached", async () => {
    const signIn = createSignIn(() => Promise.reject(new Error("no script")), "scope");
    expect(await signIn.silently()).toEqual({ kind: "failed" });
    expect(await signIn.withWindow()).toEqual({ kind: "failed" });
  });

  it("fails when the answer names nobody", async () => {
    const library = new LibraryDouble();
    library.ssoSilent = async () => ({ accessToken: "x", account: null });
    expect(await signInWith(library).silently()).toEqual({ kind: "failed" });
  });

  it("opens the window so that a second press can start again, and lets another person be chosen", async () => {
    const library = new LibraryDouble();
    const signIn = signInWith(library);
    await signIn.withWindow();
    await signIn.withWindow({ choose: true });
    expect(library.asked).toEqual(["window any true", "window select_account true"]);
  });

  it("never answers with the last person after somebody else has signed in", async () => {
    const library = new LibraryDouble();
    library.session = "hale";
    const signIn = signInWith(library);
    await signIn.silently();
    library.session = "yusuf";
    await expect(signIn.token(false)).rejects.toThrow(SomebodyElseError);
    expect(await signIn.silently()).toMatchObject({ person: { id: "yusuf" } });
    expect(await signIn.token(false)).toBe("token of yusuf");
  });

  it("holds nobody's token once a fresh question finds nobody", async () => {
    const library = new LibraryDouble();
    library.session = "hale";
    const signIn = signInWith(library);
    await signIn.silently();
    library.session = undefined;
    await signIn.silently();
    await expect(signIn.token(false)).rejects.toThrow(SignedOutError);
  });

  it("asks for a fresh token when told to, and says when the session is over", async () => {
    const library = new LibraryDouble();
    library.session = "hale";
    const signIn = signInWith(library);
    await signIn.silently();
    await signIn.token(true);
    library.session = undefined;
    await expect(signIn.token(true)).rejects.toThrow(SignedOutError);
    expect(library.asked).toEqual(["silent", "fresh", "fresh"]);
  });

  it("lets a failure of the connection through", async () => {
    const library = new LibraryDouble();
    library.session = "hale";
    const signIn = signInWith(library);
    await signIn.silently();
    library.error = new Error("network");
    await expect(signIn.token(false)).rejects.toThrow("network");
  });
});
