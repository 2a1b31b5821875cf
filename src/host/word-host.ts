import { createBrowserHost, type LooksOfWindow } from "./browser-host";
import type { PageHost } from "./page-host";

/** How the pane beside a Word document looks: the window's own looks decide the theme. */
export function createWordHost(view: LooksOfWindow): Pick<PageHost, "place" | "onThemeChange"> {
  const host = createBrowserHost(view);
  return {
    place: host.place,
    onThemeChange: (show) => {
      host.onThemeChange(show);
    },
  };
}
