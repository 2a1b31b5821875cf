import { createBrowserHost, type LooksOfWindow } from "./browser-host";
import type { PageHost } from "./page-host";

/** The pane beside a Word document. It reads and writes no document yet; the window's own looks decide the theme. */
export function createWordHost(view: LooksOfWindow): Pick<PageHost, "place" | "onThemeChange"> {
  const host = createBrowserHost(view);
  return {
    place: host.place,
    onThemeChange: (show) => {
      host.onThemeChange(show);
    },
  };
}
