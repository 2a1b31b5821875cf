import type { HostTheme, PageHost } from "./page-host";

/** The parts of a browser window that decide how a page looks there. */
export type LooksOfWindow = Pick<Window, "matchMedia" | "open">;

/** A page in a plain browser window: it follows the computer's own choice of colours, and has no class. */
export function createBrowserHost(view: LooksOfWindow): PageHost {
  const dark = view.matchMedia("(prefers-color-scheme: dark)");
  const contrast = view.matchMedia("(forced-colors: active)");
  const theme = (): HostTheme => {
    if (contrast.matches) return "contrast";
    return dark.matches ? "dark" : "light";
  };
  return {
    kind: "browser",
    place: { theme: theme() },
    onThemeChange: (show) => {
      for (const query of [dark, contrast]) {
        query.addEventListener("change", () => {
          show(theme());
        });
      }
    },
    // The browser's own back button moves through the page's addresses by itself.
    onBack: () => undefined,
    openLink: (url) => {
      view.open(url, "_blank", "noopener,noreferrer");
    },
    sayLoaded: () => undefined,
    sayReady: () => undefined,
  };
}
