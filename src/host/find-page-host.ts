import { createBrowserHost } from "./browser-host";
import type { HostSettings } from "./host-settings";
import type { PageHost } from "./page-host";
import { createTeamsHost } from "./teams-host";

/** Longest wait for any one answer of the program that shows the page. */
export const HOST_ANSWERS_WITHIN_MS = 8_000;

/** Whether a page at this address, framed or not, is meant to be inside Teams; decided at once, never by waiting for an answer. */
export function isMeantForTeams(search: string, isFramed: boolean): boolean {
  return isFramed || new URLSearchParams(search).get("host") === "teams";
}

/**
 * Finds out which program shows the page and joins it.
 *
 * @throws {NoAnswerError} the page is in a frame that is not Teams.
 */
export async function findPageHost(view: Window, settings: Pick<HostSettings, "hostOrigins">): Promise<PageHost> {
  if (!isMeantForTeams(view.location.search, view.parent !== view)) return createBrowserHost(view);
  const { app, pages } = await import("@microsoft/teams-js");
  return createTeamsHost(
    { app, pages },
    {
      hostOrigins: settings.hostOrigins,
      withinMs: HOST_ANSWERS_WITHIN_MS,
      openWindow: (url) => {
        view.open(url, "_blank", "noopener,noreferrer");
      },
    },
  );
}
