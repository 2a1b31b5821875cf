import { describe, expect, it } from "@jest/globals";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { SignIn, SignInOutcome } from "../../src/host/sign-in";
import { Pane } from "../../src/taskpane/Pane";

const someone = (name: string): SignInOutcome => ({ kind: "signed-in", person: { id: name, name, userPrincipalName: `${name}@school.example` } });

function showPane(silently: SignInOutcome, inWindow: SignInOutcome = { kind: "failed" }) {
  const asked: boolean[] = [];
  const signIn: SignIn = {
    silently: async () => silently,
    withWindow: async ({ choose = false } = {}) => {
      asked.push(choose);
      return inWindow;
    },
    token: async () => "token",
  };
  render(<Pane opening={Promise.resolve({ signIn, host: { place: { theme: "light" }, onThemeChange: () => undefined } })} onLoadAgain={() => undefined} />);
  return asked;
}

describe("Pane", () => {
  it("says who is signed in, and lets another person sign in", async () => {
    const asked = showPane(someone("Morgan"), someone("Amina"));
    await screen.findByText("Morgan");
    await userEvent.click(screen.getByRole("button", { name: "Not you?" }));
    await screen.findByText("Amina");
    expect(screen.queryByText("Morgan")).toBeNull();
    expect(asked).toEqual([true]);
  });

  it("offers a button when nobody can be signed in silently", async () => {
    const asked = showPane({ kind: "needs-click" }, someone("Amina"));
    await userEvent.click(await screen.findByRole("button", { name: "Sign in" }));
    await screen.findByText("Amina");
    expect(asked).toEqual([false]);
  });

  it("says that signing in did not work, and keeps the button", async () => {
    showPane({ kind: "needs-click" });
    await userEvent.click(await screen.findByRole("button", { name: "Sign in" }));
    expect(await screen.findByText(/Signing in did not work/)).toBeTruthy();
  });

  it("says so when it cannot be opened", async () => {
    let rounds = 0;
    render(<Pane opening={Promise.reject(new Error("no settings"))} onLoadAgain={() => (rounds += 1)} />);
    await userEvent.click(await screen.findByRole("button", { name: "Try again" }));
    expect(rounds).toBe(1);
  });
});
