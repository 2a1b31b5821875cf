import { describe, expect, it } from "@jest/globals";
import { createBrowserHost, type LooksOfWindow } from "../../src/host/browser-host";
import { createWordHost } from "../../src/host/word-host";

function windowThatPrefers(...matching: string[]) {
  const listeners: (() => void)[] = [];
  const opened: string[] = [];
  const prefers = new Set(matching);
  const view = {
    matchMedia: (media: string) => ({
      get matches() {
        return prefers.has(media);
      },
      addEventListener: (_event: string, listener: () => void) => void listeners.push(listener),
    }),
    open: (url: string, _target: string, features: string) => void opened.push(`${url} ${features}`),
  } as unknown as LooksOfWindow;
  return { view, opened, prefers, change: () => listeners.forEach((listener) => listener()) };
}

describe("createBrowserHost", () => {
  it.each([
    [[], "light"],
    [["(prefers-color-scheme: dark)"], "dark"],
    [["(prefers-color-scheme: dark)", "(forced-colors: active)"], "contrast"],
  ])("follows the computer's colours %j", (matching, theme) => {
    expect(createBrowserHost(windowThatPrefers(...matching).view).place).toEqual({ theme });
  });

  it("follows a change, and opens links in a window that cannot reach back", () => {
    const { view, prefers, change, opened } = windowThatPrefers();
    const host = createBrowserHost(view);
    const seen: string[] = [];
    host.onThemeChange((theme) => void seen.push(theme));
    host.onBack(() => true);
    host.sayLoaded();
    host.sayReady();
    prefers.add("(prefers-color-scheme: dark)");
    change();
    host.openLink("http://localhost:4310/");
    expect(seen).toEqual(["dark", "dark"]);
    expect(opened).toEqual(["http://localhost:4310/ noopener,noreferrer"]);
  });
});

describe("createWordHost", () => {
  it("looks as the window does", () => {
    const { view, prefers, change } = windowThatPrefers();
    const host = createWordHost(view);
    const seen: string[] = [];
    host.onThemeChange((theme) => void seen.push(theme));
    prefers.add("(forced-colors: active)");
    change();
    expect(host.place.theme).toBe("light");
    expect(seen).toContain("contrast");
  });
});
